"""A composed report as an official document, before and after it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cchc.documents import queries as documents
from cchc.documents import render
from cchc.documents.content import Content
from cchc.organisation.models import Agency
from cchc.reports.choices import ADDRESSEES, DEFAULT_RECIPIENTS, OWN_WORDS, RECIPIENTS
from cchc.reports.rules.composed import Composed
from cchc.reports.rules.edits import Edit
from cchc.reports.rules.paper import KIND, Words, content_of

DRAFT_MARK = "DỰ THẢO"


def first_words(agency: Agency, addressees: Sequence[str] = ()) -> dict[str, str]:
    """What stands in the office's own part of a new report: to whom it goes.

    To those whom its template names, else to the superior.
    """
    if addressees:
        return {
            ADDRESSEES: "\n".join(addressees),
            RECIPIENTS: "\n".join((DEFAULT_RECIPIENTS[0], DEFAULT_RECIPIENTS[-1])),
        }
    superior = agency.superior.full_name if agency.superior else ""
    recipients = DEFAULT_RECIPIENTS if superior else DEFAULT_RECIPIENTS[1:]
    return {ADDRESSEES: superior, RECIPIENTS: "\n".join(recipients)}


def content(
    agency: Agency, computed: Composed, words: Mapping[str, str], edits: Sequence[Edit]
) -> Content:
    """The report as an official document of the agency."""
    return content_of(
        computed,
        letterhead=documents.letterhead(agency),
        symbol=documents.symbol_for(agency, KIND),
        words=Words(
            by_section={code: words.get(code, "") for code in OWN_WORDS},
            addressees=_lines(words.get(ADDRESSEES, "")),
            recipients=_lines(words.get(RECIPIENTS, "")),
        ),
        edits=edits,
    )


def draft_file(agency: Agency, computed: Composed, kind: str) -> bytes:
    """The report as a "pdf" or "docx", marked as a draft; nothing is kept."""
    drawn = content(agency, computed, first_words(agency, computed.addressees), [])
    year = int(computed.as_of[:4])
    drawn = replace(drawn, footer_note=DRAFT_MARK, year=year)
    return render.pdf(drawn) if kind == "pdf" else render.docx(drawn)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(str.strip, text.splitlines()) if line)
