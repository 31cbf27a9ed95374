"""What a Word paragraph says. Rule: docs/rules/extraction.md."""

from cchc.kernel.extraction.blocks import Paragraph, Place, Table
from cchc.kernel.extraction.reading import extract

from .raw_word import p, r, tbl, tc, tr, word_file


def read(body: str, styles: str = "") -> list[Paragraph]:
    blocks = extract(word_file(body, styles=styles), name="ke-hoach.docx").blocks
    return [block for block in blocks if isinstance(block, Paragraph)]


def texts(body: str) -> list[str]:
    return [paragraph.text for paragraph in read(body)]


def test_paragraphs_come_in_order_with_running_lines_and_blank_ones_are_dropped() -> None:
    found = read(p("Một") + p() + p("   ") + p("Hai"))
    assert [(x.text, x.place) for x in found] == [
        ("Một", Place(None, 1, 1)),
        ("Hai", Place(None, 2, 2)),
    ]


def test_decomposed_letters_are_composed_and_invisible_ones_dropped() -> None:
    assert texts(p("Ke\u0302\u0301 hoa\u0323ch\u200b\u00a0CCHC")) == ["Kế hoạch CCHC"]


def test_insertions_are_taken_and_deletions_dropped() -> None:
    body = p(
        r("Trước ngày ")
        + f"<w:del>{r('15')}</w:del><w:ins>{r('30')}</w:ins>"
        + f"<w:moveFrom>{r(' tháng 10')}</w:moveFrom><w:moveTo>{r(' tháng 11')}</w:moveTo>"
    )
    assert texts(body) == ["Trước ngày 30 tháng 11"]


def test_text_marked_as_deleted_inside_a_run_is_dropped() -> None:
    body = p("<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>" + r("mới"))
    assert texts(body) == ["mới"]


def test_a_paragraph_whose_end_was_deleted_carries_on_in_the_next() -> None:
    body = p("Văn phòng ", "<w:rPr><w:del/></w:rPr>") + p("thống kê") + p("Địa chính")
    assert texts(body) == ["Văn phòng thống kê", "Địa chính"]


def test_field_results_are_kept_and_instructions_dropped() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText> PAGEREF x </w:instrText></w:r>"
    inner = mark("begin") + r("ẩn") + mark("separate") + r("ẩn") + mark("end")
    body = p(
        r("Trang ") + mark("begin") + instruction + inner + mark("separate") + r("5") + mark("end")
        + r(" của văn bản")
    )  # fmt: skip
    simple = p(f'<w:fldSimple w:instr="DATE">{r("01/02/2023")}</w:fldSimple>')
    assert texts(body + simple) == ["Trang 5 của văn bản", "01/02/2023"]


def test_a_field_may_begin_in_one_paragraph_and_end_in_another() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(p(r("Một") + begin + r("lệnh")) + p(separate + r("Hai")) + p(end + r("Ba"))) == [
        "Một",
        "Hai",
        "Ba",
    ]


def test_hidden_text_is_left_out_also_when_its_style_hides_it() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Con"><w:basedOn w:val="An"/></w:style>'
    )
    body = p(
        r("Hiện") + r(" ẩn", "<w:vanish/>") + r(" ẩn", '<w:rStyle w:val="Con"/>')
        + r(" lại hiện", '<w:rStyle w:val="Con"/><w:vanish w:val="0"/>')
    )  # fmt: skip
    assert [x.text for x in read(body, styles)] == ["Hiện lại hiện"]


def test_tabs_are_kept_and_soft_breaks_part_lines() -> None:
    body = p(
        "<w:r><w:t>UBND PHƯỜNG</w:t><w:tab/><w:t>CỘNG HÒA</w:t><w:br/><w:t>Số:</w:t>"
        "<w:noBreakHyphen/><w:t>KH</w:t></w:r>"
    )
    assert texts(body) == ["UBND PHƯỜNG\tCỘNG HÒA\nSố:-KH"]


def test_hyperlinks_and_content_controls_are_read_through() -> None:
    body = (
        p(f"<w:hyperlink>{r('Cổng dịch vụ')}</w:hyperlink><w:sdt><w:sdtContent>{r(' công')}"
          "</w:sdtContent></w:sdt>")
        + f"<w:sdt><w:sdtContent>{p('Trong khung')}</w:sdtContent></w:sdt>"
    )  # fmt: skip
    assert texts(body) == ["Cổng dịch vụ công", "Trong khung"]


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    box = f"<w:txbxContent>{p('DỰ THẢO')}</w:txbxContent>"
    body = p(
        r("Số: /KH-UBND") + "<w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(body + p("Sau")) == ["Số: /KH-UBND", "DỰ THẢO", "Sau"]


def test_notes_and_page_fields_leave_no_trace() -> None:
    body = p(r("Chỉ số") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + r(" hài lòng"))
    assert texts(body) == ["Chỉ số hài lòng"]


def test_signs_of_symbol_fonts_become_real_signs() -> None:
    body = p(
        '<w:r><w:t>Đạt </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 98%</w:t></w:r>'
        + r("\uf0a3", '<w:rFonts w:ascii="Symbol"/>')
        + '<w:r><w:sym w:font="Symbol" w:char="lạ"/></w:r>'
    )
    assert texts(body) == ["Đạt ≥ 98%≤"]


def test_bold_italic_and_centred_come_from_run_and_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
        '<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    muc = '<w:pStyle w:val="Muc"/>'
    found = read(
        p(r("KẾ HOẠCH"), muc)
        + p(r("Thường", "<w:b w:val='0'/>"), muc)
        + p(r("nửa", "<w:b/>") + r(" nửa", "<w:i/>"))
        + p(r("nghiêng", "<w:i/>"), '<w:jc w:val="both"/>'),
        styles,
    )
    assert [(x.bold, x.italic, x.centred) for x in found] == [
        (True, False, True),
        (False, False, True),
        (False, False, False),
        (False, True, False),
    ]


def test_the_indent_is_the_left_edge_of_the_first_line() -> None:
    found = read(
        p("thụt đầu dòng", '<w:ind w:firstLine="567"/>')
        + p("treo", '<w:ind w:left="720" w:hanging="360"/>')
        + p("thẳng")
        + p("lạ", '<w:ind w:left="abc"/>')
    )
    assert [x.indent for x in found] == [28.35, 18.0, 0.0, 0.0]


def test_a_style_that_names_itself_as_its_base_does_not_hang() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert [x.text for x in read(p("Một", '<w:pStyle w:val="A"/>'), styles)] == ["Một"]


def test_a_table_that_only_wraps_the_page_is_opened() -> None:
    wrapped = tbl(tr(tc(p("Trước") + tbl(tr("1", "Rà soát")) + p("Sau"))))
    blocks = extract(word_file(wrapped), name="a.docx").blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]
