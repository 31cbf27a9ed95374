"""Numbered slips: said with the act and kept closed; drawn afterwards, outside every lock."""

import json
from dataclasses import replace
from datetime import datetime

from cchc.documents import render
from cchc.documents.content import Content
from cchc.dossiers import slips
from cchc.dossiers.choices import SlipForm
from cchc.dossiers.models import Dossier, Slip
from cchc.dossiers.services import slip_facts
from cchc.dossiers.services.writing import day_of
from cchc.kernel import crypto, numbering
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.storing import store
from cchc.organisation.models import User

_DIGEST = "dossiers.slip"


def make(
    row: Dossier, form: SlipForm, *, actor: User, at: datetime, signer: User | None = None
) -> Slip:
    """A slip of a locked dossier with the next number of its symbol and year.

    The control slip has one number for the whole way: it is said anew with each hand-over.
    ``signer``: whose name stands under it, where that is not who makes it.
    """
    known = row.slips.filter(form=form).first() if form is SlipForm.CONTROL else None
    year = known.year if known else day_of(at).year
    number = known.number if known else 1
    facts = slip_facts.of(row, form, number, actor=signer or actor, at=at)
    symbol = known.symbol if known else slip_facts.symbol_of(facts, form)
    if known is None:
        series = f"slip {symbol}"
        number = numbering.take(agency=row.agency.code, series=series, year=year)
        facts = replace(facts, number=number)
    made = known or Slip(
        agency=row.agency, dossier=row, form=form, symbol=symbol, year=year, number=facts.number
    )
    content = json.dumps(slips.compose(facts).to_json(), ensure_ascii=False, sort_keys=True)
    made.content, made.digest = content, crypto.blind_index(content, _DIGEST)
    made.made_at, made.made_by = at, actor
    made.pdf = made.docx = None
    made.save()
    return made


def draw(*, slip: Slip, actor: User, at: datetime) -> StoredFile:
    """The PDF of a slip, drawn the first time that somebody wants it; no lock is held."""
    row = Slip.objects.select_related("agency", "pdf").get(pk=slip.pk)
    if row.pdf is None:
        row.pdf = store(
            content=render.pdf(_content(row)),
            name=f"phieu-{row.form}-{row.number}-{row.year}.pdf",
            agency=row.agency.code,
            actor=actor.actor_key,
            at=at,
            kinds=("pdf",),
        )
        Slip.objects.filter(pk=row.pk, digest=row.digest).update(pdf=row.pdf)
    return row.pdf


def draw_word(*, slip: Slip, actor: User, at: datetime) -> StoredFile:
    """The Word file of a slip, a working copy."""
    row = Slip.objects.select_related("agency", "docx").get(pk=slip.pk)
    if row.docx is None:
        row.docx = store(
            content=render.docx(_content(row)),
            name=f"phieu-{row.form}-{row.number}-{row.year}.docx",
            agency=row.agency.code,
            actor=actor.actor_key,
            at=at,
            kinds=("docx",),
        )
        Slip.objects.filter(pk=row.pk, digest=row.digest).update(docx=row.docx)
    return row.docx


def _content(row: Slip) -> Content:
    return Content.from_json(json.loads(row.content))
