"""The lines of a cell become products or units."""

import pytest

from cchc.kernel.extraction.blocks import Place
from cchc.plans.reading.cells import products_of, units_of
from cchc.plans.reading.lines import Line, is_tight, is_tight_without_blanks, joined


def cell(*texts: str) -> list[Line]:
    return [
        Line(text.strip(), Place(1, n, n), tight=is_tight(text)) for n, text in enumerate(texts)
    ]


PRODUCTS = [
    (("- Kế hoạch;", "- Báo cáo kết quả thực", "hiện."), ("Kế hoạch", "Báo cáo kết quả thực hiện")),
    (("Kế hoạch;", "Báo cáo."), ("Kế hoạch", "Báo cáo")),
    (("Hướng dẫn, đôn", "đốc, tuyên truyền"), ("Hướng dẫn, đôn đốc, tuyên truyền",)),
    (("Kế hoạch; Báo cáo",), ("Kế hoạch; Báo cáo",)),
    (("+ Tờ trình", "+ Quyết định"), ("Tờ trình", "Quyết định")),
    (("• Tờ trình", "• Quyết định"), ("Tờ trình", "Quyết định")),
    (("- Kế hoạch; - Báo cáo",), ("Kế hoạch", "Báo cáo")),
    (("Kế hoạch", "Báo cáo"), ("Kế hoạch", "Báo cáo")),
    (("Quyết định ban hành", "Kế hoạch"), ("Quyết định ban hành Kế hoạch",)),
    (("- Hợp đồng (nếu có);",), ("Hợp đồng (nếu có)",)),
    (("- Tin nhắn SMS...",), ("Tin nhắn SMS...",)),
    (("-", "- Kế hoạch"), ("Kế hoạch",)),
    ((), ()),
]


@pytest.mark.parametrize(("lines", "expected"), PRODUCTS)
def test_products_are_split_at_bullets_and_semicolons(
    lines: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert products_of(cell(*lines)) == expected


UNITS = [
    (("- Văn phòng UBND", "phường;", "- Các bộ phận"), ("Văn phòng UBND phường", "Các bộ phận")),
    (("Đài truyền thanh phường", "Bộ phận VHXH phường"),) * 2,
    (("Văn phòng UBND; Bộ phận Tư pháp",), ("Văn phòng UBND", "Bộ phận Tư pháp")),
    (("Văn phòng UBND, Công an phường",), ("Văn phòng UBND", "Công an phường")),
    (("MTTQ, Công an phường",), ("MTTQ", "Công an phường")),
    (("Các thôn 1, 2, 3",), ("Các thôn 1, 2, 3",)),
    (("- Bộ Phận VP", "UBND;", "- Bộ phận VH-XH"), ("Bộ Phận VP UBND", "Bộ phận VH-XH")),
    (("Văn phòng", "UBND"), ("Văn phòng UBND",)),
    (("Công chức", "Tư pháp - Hộ tịch"), ("Công chức Tư pháp - Hộ tịch",)),
    (("- Công chức Tư pháp", "- Hộ tịch"), ("Công chức Tư pháp - Hộ tịch",)),
    (("- Bộ phận Tư pháp.",), ("Bộ phận Tư pháp",)),
    ((), ()),
]


@pytest.mark.parametrize(("lines", "expected"), UNITS)
def test_units_are_split_where_another_one_begins(
    lines: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert units_of(cell(*lines)) == expected


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("giai đoạn 2021-", "2025"), "giai đoạn 2021-2025"),
        (("số 195/KH-", "UBND"), "số 195/KH-UBND"),
        (("số 22- ", "KH/TU"), "số 22- KH/TU"),
        (("Kế toán- ", "Tài chính"), "Kế toán- Tài chính"),
        (("Tài chính - ", "Kế toán"), "Tài chính - Kế toán"),
        (("09-NQ/", "TU"), "09-NQ/TU"),
    ],
)
def test_a_line_broken_at_a_hyphen_is_joined_as_it_was_printed(
    lines: tuple[str, ...], text: str
) -> None:
    assert joined(cell(*lines)) == text


def test_where_blanks_are_lost_names_are_joined_as_the_document_does() -> None:
    assert is_tight_without_blanks("Bộ phận Kế toán-", loose_hyphens=False)
    assert not is_tight_without_blanks("Bộ phận Kế toán-", loose_hyphens=True)
    assert is_tight_without_blanks("số 195/KH-", loose_hyphens=True)
    assert is_tight_without_blanks("giai đoạn 2021-", loose_hyphens=True)
