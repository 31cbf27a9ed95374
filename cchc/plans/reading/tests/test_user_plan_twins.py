"""Word and PDF twins of the user's own document give the same as its text."""

from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import docx_of, pdf_of
from cchc.plans.reading import read
from cchc.plans.reading.tests.twins import comparable, twin_of
from cchc.plans.reading.tests.user_plan import plan, source


def test_the_word_twin_gives_the_same() -> None:
    twin = docx_of(twin_of(source(), plan()))
    assert comparable(read(extract(twin, name="ke-hoach.docx"))) == comparable(plan())


def test_the_pdf_twin_gives_the_same() -> None:
    twin = pdf_of(twin_of(source(), plan()))
    assert comparable(read(extract(twin, name="ke-hoach.pdf"))) == comparable(plan())
