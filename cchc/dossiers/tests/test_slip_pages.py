"""The drawn pages of every form in both versions; docs/rules/slips.md, section Paper."""

import io
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import zxingcpp
from django.conf import settings

from cchc.documents import render
from cchc.documents.content import Content
from cchc.dossiers import slips
from cchc.dossiers.slips import FormCode, Register, SlipFacts, Version, compose
from cchc.dossiers.tests import slip_examples as examples

OFFICE = shutil.which("soffice")
A4 = replace(examples.DESK, sheet="A4 form")
ON_A4: list[SlipFacts] = [
    replace(examples.receipt(), desk=A4),
    replace(examples.supplement_request(), desk=A4),
    replace(examples.refusal(), desk=A4),
]
ONE_PAGE: list[SlipFacts] = [
    *(make(day) for make in examples.SLIPS for day in examples.DAYS.values()),
    *ON_A4,
]


@pytest.fixture(autouse=True)
def _fonts() -> None:
    if not Path(settings.FONTS_ROOT, "Tinos-Regular.ttf").is_file():
        pytest.skip("fonts are not installed: ./run setup")


def drawn(content: Content) -> Any:
    """The PDF, opened."""
    return pdfplumber.open(io.BytesIO(render.pdf(content)))


@pytest.mark.parametrize("facts", ONE_PAGE, ids=lambda f: f"{type(f).__name__}-{f.received_on}")
def test_forms_one_to_five_stand_on_one_page(facts: SlipFacts) -> None:
    assert len(drawn(compose(facts)).pages) == 1


def test_a_long_list_of_papers_goes_on_with_its_head_repeated() -> None:
    many = examples.PAPERS * 5
    pages = drawn(compose(replace(examples.receipt(), papers=many))).pages
    assert len(pages) == 2
    assert all("Tên giấy tờ" in page.extract_text() for page in pages)
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in pages[-1].extract_text()


@pytest.mark.parametrize("desk", [examples.DESK, A4], ids=["A5", "A4"])
def test_a_scanner_reads_the_link_on_the_receipt(desk: slips.Desk) -> None:
    page = drawn(compose(replace(examples.receipt(), desk=desk))).pages[0]
    found = zxingcpp.read_barcodes(page.to_image(resolution=200).original)
    assert [code.text for code in found] == [examples.LOOK_UP.link]


def test_the_register_repeats_its_head_on_every_page_and_loses_no_line() -> None:
    pages = drawn(compose(examples.register(count=30))).pages
    assert all("Nhận và trả kết quả" in page.extract_text() for page in pages)
    texts = "".join(page.extract_text() for page in pages)
    assert [n for n in range(1, 31) if f"H99.12-261127-{n:04d}" not in texts] == []


def test_the_same_facts_give_the_same_files() -> None:
    first, second = compose(examples.receipt()), compose(examples.receipt())
    assert render.pdf(first) == render.pdf(second)
    assert render.docx(first) == render.docx(second)


def keep(name: str, facts: SlipFacts | Register, folder: Path) -> Path:
    """Both files of the form in the folder; the Word file is returned."""
    content = compose(facts)
    (folder / f"{name}.pdf").write_bytes(render.pdf(content))
    word = folder / f"{name}-word.docx"
    word.write_bytes(render.docx(content))
    return word


@pytest.mark.rendering
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_the_slips_stand_on_one_page_in_word_too(tmp_path: Path) -> None:
    """The fullest one; every form where CCHC_PICTURES names a folder in which to look at them."""
    pictures = os.environ.get("CCHC_PICTURES")
    folder = Path(pictures or tmp_path) / "slips"
    folder.mkdir(parents=True, exist_ok=True)
    chosen = examples.EVERY if pictures else [(FormCode.RECEIPT, Version.OF_2025)]
    every = {f"{f.value}-{v.name}": examples.facts(f, v) for f, v in chosen}
    if pictures:
        every |= {f"{type(facts).__name__}-A4": facts for facts in ON_A4}
    files = [keep(name, facts, folder) for name, facts in every.items()]
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    convert = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, *map(str, files)], check=True, capture_output=True, timeout=300)
    for name in every:
        with pdfplumber.open(folder / f"{name}-word.pdf") as file:
            assert len(file.pages) == 1 or name.startswith(FormCode.REGISTER), name
            assert "DỮ LIỆU MẪU" in file.pages[0].extract_text()
