"""What a file would do to the catalogue: compared with what is there, nothing written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.storing import open_stored
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.procedures.choices import VersionState
from cchc.procedures.exchange import Catalogue, RowProblem, Written, read
from cchc.procedures.models import CatalogueImport, Field, ProcedureVersion
from cchc.procedures.queries.wholes import wholes
from cchc.procedures.rules import checking, differing, publication, validity
from cchc.procedures.rules.checking import VERSION
from cchc.procedures.rules.problems import field_problem, procedure_problem
from cchc.procedures.whole import Entry, WholeVersion

ADD, REVISE, UNCHANGED = "add", "revise", "unchanged"
OUTCOMES = {ADD: "Thêm", REVISE: "Sửa dự thảo", UNCHANGED: "Không đổi"}


@dataclass(frozen=True)
class Outcome:
    """What becomes of one version of the file: ``what`` is added, revised or unchanged."""

    what: str
    version: WholeVersion

    @property
    def label(self) -> str:
        """The outcome in words."""
        return OUTCOMES[self.what]


@dataclass(frozen=True)
class Bringing:
    """What a file would do; with problems it does nothing at all."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[RowProblem, ...]

    def number_of(self, what: str) -> int:
        """How many versions come out so."""
        return sum(outcome.what == what for outcome in self.outcomes)


@dataclass
class _Known:
    """The agency's catalogue as it is."""

    fields: Mapping[str, Entry]
    procedures: Mapping[str, Entry]
    versions: Mapping[str, Mapping[int, WholeVersion]]


def tried(agency: Agency, catalogue: Catalogue, *, today: date) -> Bringing:
    """Compare the file with the catalogue of the agency, in a fixed number of queries."""
    known = _known(agency)
    by_code: dict[str, list[Written]] = defaultdict(list)
    for version in catalogue.versions:
        by_code[version.entry.code].append(version)
    problems = [*catalogue.problems, *_entry_problems(catalogue.versions, known)]
    outcomes: list[Outcome] = []
    for code, versions in by_code.items():
        one = _OfOne(known.versions.get(code, {}), today)
        one.take(versions)
        outcomes += one.outcomes
        problems += one.problems
    return Bringing(tuple(outcomes), tuple(problems))


def _known(agency: Agency) -> _Known:
    line = organisation.line_above(agency)
    fields: dict[str, Entry] = {}
    for owner in reversed(line):
        for row in Field.objects.filter(agency=owner):
            fields[row.code] = Entry("", row.code, row.name, row.is_sensitive)
    own = ProcedureVersion.objects.filter(procedure__agency=agency)
    versions: dict[str, dict[int, WholeVersion]] = defaultdict(dict)
    for version in wholes(own):
        versions[version.entry.code][version.number] = version
    procedures = {code: next(iter(each.values())).entry for code, each in versions.items() if each}
    return _Known(fields, procedures, versions)


def _entry_problems(versions: Iterable[Written], known: _Known) -> Iterator[RowProblem]:
    """Where entries disagree with the catalogue, or with an earlier row of the file."""
    fields, procedures = dict(known.fields), dict(known.procedures)
    for version in versions:
        entry = version.entry
        found = fields.setdefault(entry.field_code, entry)
        if why := field_problem(found, entry):
            yield version.problem(VERSION, "", "field_name", why)
        before = procedures.setdefault(entry.code, entry)
        if why := procedure_problem(before, entry):
            yield version.problem(VERSION, "", "field_code", why)


@dataclass
class _OfOne:
    """The versions of one procedure, in the order of their numbers."""

    known: Mapping[int, WholeVersion]
    today: date
    outcomes: list[Outcome] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.last = max(self.known, default=0)
        self.seen = dict(self.known)
        self.ends: dict[int, date] = {}
        lives = {number: version.life for number, version in self.known.items()}
        self.spans = validity.spans_of(lives)

    def take(self, versions: list[Written]) -> None:
        """Every version of the file; known ones are compared when all new ones are known."""
        numbered = sorted(((self._number(each), each) for each in versions), key=lambda x: x[0])
        old = [(number, each) for number, each in numbered if self._is_kept(number)]
        for number, each in numbered:
            if not self._is_kept(number):
                self._new(number, each)
        for number, each in old:
            self._old(number, each)

    def _is_kept(self, number: int) -> bool:
        known = self.known.get(number)
        return known is not None and known.life.state != VersionState.DRAFT

    def _number(self, written: Written) -> int:
        """The number that the file gives; else of the draft, of the same version, or the next."""
        if written.number is not None:
            return written.number
        newest = self.known.get(self.last)
        if newest is None:
            return self.last + 1
        is_draft = newest.life.state == VersionState.DRAFT
        is_same = (newest.content, newest.life) == (written.content, written.life)
        return self.last if is_draft or is_same else self.last + 1

    def _old(self, number: int, written: Written) -> None:
        known = self.known[number]
        expected = replace(known.life, valid_to=self.ends.get(number, known.life.valid_to))
        differences = differing.differences(known.content, written.content)
        if written.life not in (known.life, expected):
            differences.append("trạng thái hoặc ngày")
        if differences:
            why = (
                f"Phiên bản {number} đã công bố nên không sửa được, tệp ghi khác ở: "
                f"{', '.join(differences)}. Hãy ghi thành phiên bản mới."
            )
            self.problems.append(written.problem(VERSION, "", "number", why))
        else:
            self.outcomes.append(Outcome(UNCHANGED, known))

    def _new(self, number: int, written: Written) -> None:
        known = self.known.get(number)
        version = WholeVersion(written.entry, number, written.life, written.content)
        try:
            if known is None:
                self._check_number(number)
            self._check_life(version)
        except RuleBroken as broken:
            name = broken.field or "state"
            self.problems.append(written.problem(VERSION, "", name, broken.message))
            return
        self.last, self.seen[number] = max(self.last, number), version
        is_same = known is not None and (known.content, known.life) == (
            version.content,
            version.life,
        )
        what = ADD if known is None else UNCHANGED if is_same else REVISE
        self.outcomes.append(Outcome(what, version))

    def _check_number(self, number: int) -> None:
        if number != self.last + 1:
            raise RuleBroken(
                f"Phiên bản tiếp theo của thủ tục này là {self.last + 1}.", field="number"
            )
        if any(each.life.state == VersionState.DRAFT for each in self.seen.values()):
            raise RuleBroken(
                "Thủ tục đã có một bản dự thảo: chỉ phiên bản cuối được là dự thảo.",
                field="state",
            )

    def _check_life(self, version: WholeVersion) -> None:
        life = version.life
        validity.check_life(life)
        if life.state == VersionState.DRAFT:
            return
        publication.check_announced(life, self.today)
        assert life.valid_from is not None
        if why := checking.lapsed(version.content, life.valid_from):
            raise RuleBroken(why, field="valid_from")
        span = validity.span_of(version.number, version.life)
        if span is None:
            return
        ended = validity.ended_by(self.spans, span, self.today)
        if ended is not None and ended.number not in self.known:
            raise RuleBroken(
                f"Phiên bản {ended.number} trong tệp chưa ghi ngày “Áp dụng đến hết”.",
                field="valid_from",
            )
        if ended is not None:
            assert ended.last is not None
            self.ends[ended.number] = ended.last
            self.spans = [each for each in self.spans if each.number != ended.number]
            self.spans.append(ended)
        self.spans.append(span)


def exported(agency: Agency) -> list[WholeVersion]:
    """Every version of the agency's own catalogue, by field, code and number."""
    own = ProcedureVersion.objects.filter(procedure__agency=agency)
    return wholes(
        own.order_by(
            "procedure__field__order", "procedure__field__code", "procedure__code", "number"
        )
    )


def exported_for(user: User, *, today: date) -> list[WholeVersion]:
    """The same for a person: the drafts only for who manages the catalogue."""
    versions = exported(user.agency)
    if Act.MANAGE_PROCEDURES in organisation.acts_of(user, today):
        return versions
    return [each for each in versions if each.life.state != VersionState.DRAFT]


def tried_again(row: CatalogueImport, *, today: date) -> Bringing:
    """What the handed-in file would do to the catalogue as it is now."""
    with open_stored(row.file) as stream:
        catalogue = read(stream.read(), name=row.file.name)
    return tried(row.agency, catalogue, today=today)


def imports_of(user: User, *, today: date) -> QuerySet[CatalogueImport]:
    """The files handed in for the person's agency, newest first; only who manages sees them."""
    rows = CatalogueImport.objects.filter(agency=user.agency_id)
    if Act.MANAGE_PROCEDURES not in organisation.acts_of(user, today):
        return rows.none()
    return rows.select_related("file", "handed_by", "agency")


def import_for(user: User, pk: int, *, today: date) -> CatalogueImport:
    """The handed-in file; Http404 when the person does not see it."""
    found = imports_of(user, today=today).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
