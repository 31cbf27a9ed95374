"""Drawings of numbers: every number beside its mark, in Word, PDF and on the screen."""

import io
import zipfile
from dataclasses import replace

from django.template.loader import render_to_string

from cchc.documents import preview, render
from cchc.documents.content import ChartBlock, Content
from cchc.documents.rules import drawings
from cchc.documents.tests.factories import report

POINTS = (("Đất đai", "80", "80%"), ("Hộ tịch & chứng thực", "99.5", "99,5%"), ("Khác", "0", "0%"))
BARS = ChartBlock("bars", "Đúng hạn", "Đúng hạn: Đất đai 80%", POINTS, is_share=True)
LINE = replace(BARS, kind="line")


def paper() -> Content:
    content = report()
    return replace(content, blocks=(*content.blocks, BARS, LINE))


def test_bars_are_as_long_as_their_numbers_on_a_scale_to_100() -> None:
    first, second, third = drawings.drawn(BARS).marks
    assert round(second.width / first.width, 3) == round(99.5 / 80, 3)
    assert third.width == 0.2
    assert [w.text for w in drawings.drawn(BARS).words][1::2] == ["80%", "99,5%", "0%"]


def test_a_label_too_long_is_cut_off() -> None:
    long = replace(BARS, points=(("Lĩnh vực có tên rất dài " * 5, "3", "3"),), is_share=False)
    assert drawings.drawn(long).words[0].text.endswith("…")


def test_letters_that_svg_reserves_are_escaped() -> None:
    assert "Hộ tịch &amp; chứng thực" in drawings.svg(BARS)


def test_it_is_drawn_in_word_with_words_for_those_who_cannot_see_it() -> None:
    with zipfile.ZipFile(io.BytesIO(render.docx(paper()))) as package:
        pictures = [name for name in package.namelist() if name.endswith(".png")]
        assert len(pictures) == 2
        assert 'descr="Đúng hạn: Đất đai 80%"' in package.read("word/document.xml").decode()


def test_the_same_drawing_gives_the_same_files() -> None:
    assert render.docx(paper()) == render.docx(paper())
    assert render.pdf(paper()) == render.pdf(paper())


def test_it_is_drawn_on_the_screen_and_comes_back_from_json() -> None:
    content = Content.from_json(paper().to_json())
    assert content == paper()
    shown = preview.paper(content).blocks[-2]
    page = render_to_string("documents/parts/block.html", {"block": shown})
    assert 'aria-label="Đúng hạn: Đất đai 80%"' in page
    assert "99,5%" in page
