"""A whole version as rows of the six sheets."""

from collections.abc import Iterator

from cchc.procedures.rules.checking import BASES, FIELDS, PAPERS, RESULTS, STEPS, VERSION
from cchc.procedures.whole import WholeVersion

Row = dict[str, object]


def values_of(version: WholeVersion, part: str) -> Iterator[Row]:
    """The rows that a version has in the sheet of a part, by column name."""
    begin: Row = {"procedure": version.entry.code, "number": version.number}
    for row in _rows(version, part):
        yield {**row, **begin}


def _rows(version: WholeVersion, part: str) -> Iterator[Row]:
    content = version.content
    if part == VERSION:
        yield {**vars(version.entry), **vars(version.life), **vars(content)}
    elif part == FIELDS:
        for form in content.forms:
            for field in form.fields:
                yield {"form_code": form.code, "title": form.title, **vars(field)}
    elif part == BASES:
        for basis in content.bases:
            yield {**vars(basis), "number_text": basis.number}
    else:
        for each in {PAPERS: content.papers, STEPS: content.steps, RESULTS: content.results}[part]:
            yield dict(vars(each))
