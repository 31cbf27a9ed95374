"""The report of a period: units asked, their parts sent, composed, signed, numbered, sent up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from cchc.demo.living.playing import Moment, Scene, at_hour
from cchc.demo.living.report_stories import Added, Answer, PartTold, ReportTold, Version
from cchc.demo.living.ways import Way
from cchc.documents import services as documents
from cchc.documents.content import Para
from cchc.kernel.periods import Period
from cchc.organisation import queries as organisation
from cchc.reports import queries, services
from cchc.reports.models import Report, ReportPart, ReportRound, ReportSubmission

AUTHOR, SIGNER, SUPERIOR = "quan", "minh", "hanh"
MERGED, YEARLY = ("ky-luat", "cong-khai"), "kiem-soat"
FEWER = (
    "Công văn số 41/SNV-CCHC ngày 12/01/2026: lồng ghép trong báo cáo cải cách hành chính, riêng "
    "kiểm soát thủ tục báo cáo năm"
)
CONTROL = (
    "Trong năm 2026, UBND phường niêm yết đầy đủ thủ tục hành chính tại Bộ phận Một cửa, thay bảng "
    "niêm yết trong ngày khi có quyết định công bố mới; đối chiếu 46 mẫu đơn, đề nghị bỏ bớt giấy "
    "tờ trùng lặp.",
    "Năm 2027, UBND phường tiếp tục rà soát thủ tục thuộc lĩnh vực đất đai, tư pháp - hộ tịch và "
    "công khai kết quả giải quyết hằng tháng.",
)
TEMPLATE = "ke-hoach"  # the dossiers of the year come after this load
USUAL_DAYS = 2  # working days after the period, where no round says when the report is due


def reports_of(scene: Scene, reports: Sequence[ReportTold]) -> Iterator[Moment]:
    """The moments of each report, from the asking to the last answer."""
    for told in reports:
        period = Period.parse(f"{scene.plan.year}-{told.period}")
        if told.opened:
            yield Moment(at_hour(scene.day(told.opened), 8, 40), partial(_open, scene, period))
        for part in told.parts:
            yield from _Part(scene, period, part).moments()
        before: _Report | None = None
        for version in told.versions:
            name = f"{period.code} {version.composed}"
            before = _Report(scene, name, AUTHOR, SIGNER, period, version, before)
            yield from before.moments()


def calendar_of(scene: Scene) -> Iterator[Moment]:
    """The superior wants fewer kinds of report; in autumn the rest of the year is opened ahead."""
    yield from fewer_kinds(scene, "14/01")
    yield Moment(at_hour(scene.day("05/10"), 8, 25), partial(_open_rest, scene))


def fewer_kinds(scene: Scene, day: str) -> Iterator[Moment]:
    """The office does on that day what the superior wrote."""
    yield Moment(at_hour(scene.day(day), 10, 10), partial(_decide_kinds, scene))


def control_of(scene: Scene) -> Iterator[Moment]:
    """The other report that is owed at the end of the year: the office writes it itself."""
    way = _Written(scene, YEARLY, AUTHOR, SIGNER)
    yield Moment(at_hour(scene.day("04/01/2027"), 9, 45), way.draft)
    yield Moment(at_hour(scene.day("04/01/2027"), 11, 5), way.freeze)
    yield Moment(at_hour(scene.day("05/01/2027"), 14, 10), way.sign)
    yield Moment(at_hour(scene.day("05/01/2027"), 15, 10), way.issue)


def _decide_kinds(scene: Scene, at: datetime) -> None:
    kinds = {kind.code: kind for kind in queries.kinds_of(scene.agency)}
    decided = [replace(kinds[code], is_active=False) for code in MERGED]
    for kind in (*decided, replace(kinds[YEARLY], periods=("Y",))):
        services.decide_kind(
            agency=scene.agency, kind=kind, document=FEWER, actor=scene.people[AUTHOR], at=at
        )


def _open_rest(scene: Scene, at: datetime) -> None:
    services.open_year(plan=scene.plan, actor=scene.people[AUTHOR], at=at)


def _open(scene: Scene, period: Period, at: datetime) -> None:
    """Ask the units: in a round of its own, or in that which was opened ahead."""
    ahead = queries.rounds_of(scene.plan).filter(period=period.code).first()
    if ahead:
        services.ask_parts(row=ahead, actor=scene.people[AUTHOR], at=at)
    else:
        services.open_round(plan=scene.plan, period=period, actor=scene.people[AUTHOR], at=at)


@dataclass(frozen=True)
class _Part:
    """What one unit says for one report."""

    scene: Scene
    period: Period
    told: PartTold

    def moments(self) -> Iterator[Moment]:
        told, day = self.told, self.scene.day
        yield Moment(at_hour(day(told.on), 10, 15), partial(self._send, told.difficulties))
        if told.back:
            yield Moment(at_hour(day(told.back.on), 14, 5), self._return)
            again = told.again or told.difficulties
            yield Moment(at_hour(day(told.back.again), 9, 35), partial(self._send, again))

    def _now(self, at: datetime) -> ReportPart:
        units = organisation.units_of(self.scene.people[self.told.who], at.date())
        return ReportPart.objects.select_related("round__plan__agency", "unit").get(
            round__in=queries.rounds_of(self.scene.plan),
            round__period=self.period.code,
            unit__in=units,
        )

    def _send(self, difficulties: str, at: datetime) -> None:
        services.send_part(
            part=self._now(at),
            difficulties=difficulties,
            causes=self.told.causes,
            proposals=self.told.proposals,
            actor=self.scene.people[self.told.who],
            at=at,
        )

    def _return(self, at: datetime) -> None:
        last = self._now(at).last
        assert last is not None
        assert self.told.back is not None
        reason, office = self.told.back.reason, self.scene.people[AUTHOR]
        services.return_part(sending=last, reason=reason, actor=office, at=at)


@dataclass(frozen=True)
class _Written(Way):
    """The report on the control of procedures, in the words of the office."""

    def draft(self, at: datetime) -> None:
        """The office writes it on from what the program lays before it."""
        row = ReportRound.objects.get(plan=self.scene.plan, kind=YEARLY)
        paper = services.draft_paper(row=row, actor=self.writer, at=at)
        written = replace(paper.said, blocks=tuple(map(Para, CONTROL)))
        self.scene.papers[self.name] = documents.revise(
            document=paper, content=written, actor=self.writer, at=at
        )

    def issue(self, at: datetime) -> None:
        """With the number it is what was owed."""
        super().issue(at)
        services.close_issued(at=at)


@dataclass(frozen=True)
class _Report(Way):
    """One version of a report; ``before`` is the version that the superior sent back."""

    period: Period
    version: Version
    before: "_Report | None"

    def moments(self) -> Iterator[Moment]:
        told, day = self.version, self.scene.day
        yield Moment(at_hour(day(told.composed), 9, 5), self._compose)
        yield Moment(at_hour(day(told.composed), 10, 50), self.freeze)
        if told.back:
            again = day(told.back.again)
            back = partial(self.send_back, told.back.reason)
            yield Moment(at_hour(day(told.back.on), 14, 20), back)
            yield Moment(at_hour(again, 8, 45), partial(self._write, told.after))
            yield Moment(at_hour(again, 9, 30), self.freeze)
        yield Moment(at_hour(day(told.signed), 14, 40), self.sign)
        yield Moment(at_hour(day(told.signed), 15, 30), self.issue)
        yield Moment(at_hour(day(told.sent), 16, 10), self._send_up)
        yield from self._answers(told.answer)

    def _answers(self, told: Answer) -> Iterator[Moment]:
        day = self.scene.day
        yield Moment(at_hour(day(told.received), 9, 15), self._receive)
        if told.decided:
            decide = self._send_down if told.is_sent_back else self._acknowledge
            yield Moment(at_hour(day(told.decided), 10, 25), decide)

    @property
    def _report(self) -> Report:
        return Report.objects.select_related("plan__agency", "document").get(document=self.document)

    @property
    def _submission(self) -> ReportSubmission:
        return ReportSubmission.objects.get(document=self.document)

    def _compose(self, at: datetime) -> None:
        """A second version tells of the same moment as the first."""
        as_of = self.before._report.as_of if self.before else None
        made = services.compose(
            plan=self.scene.plan,
            period=self.period,
            actor=self.writer,
            at=at,
            as_of=as_of,
            template=TEMPLATE,
        )
        self.scene.papers[self.name] = made.document
        self._write(self.version.words, at)
        for added in self.version.added:
            self._add(added, at)

    def _write(self, words: Sequence[tuple[str, str]], at: datetime) -> None:
        if words:
            services.write_words(report=self._report, words=dict(words), actor=self.writer, at=at)

    def _add(self, added: Added, at: datetime) -> None:
        report = self._report
        place, text = _sentence_with(report, added.figure)
        services.rewrite_sentence(
            report=report,
            place=place,
            text=f"{text} {added.text}",
            reason=added.reason,
            actor=self.writer,
            at=at,
        )

    def issue(self, at: datetime) -> None:
        """The clerk numbers it; with that the report is what was owed."""
        super().issue(at)
        services.close_issued(at=at)

    def _send_up(self, at: datetime) -> None:
        sent, note = self.document, self.version.note
        if self.before:
            before = self.before._submission
            services.submit_again(
                submission=before, document=sent, actor=self.clerk, at=at, note_text=note
            )
            return
        covering = queries.covering_of(sent)
        if covering.due_on is None:
            due = self.scene.calendar.add_working_days(self.period.last, USUAL_DAYS)
            covering = replace(covering, due_on=due)
        services.submit_upward(
            document=sent, actor=self.clerk, at=at, covering=covering, note_text=note
        )

    def _receive(self, at: datetime) -> None:
        superior = self.scene.people[SUPERIOR]
        services.receive(submission=self._submission, actor=superior, at=at)

    def _acknowledge(self, at: datetime) -> None:
        superior, remark = self.scene.people[SUPERIOR], self.version.answer.remark
        services.acknowledge(submission=self._submission, actor=superior, at=at, remark=remark)

    def _send_down(self, at: datetime) -> None:
        superior, why = self.scene.people[SUPERIOR], self.version.answer.remark
        services.return_submission(submission=self._submission, reason=why, actor=superior, at=at)


def _sentence_with(report: Report, figure: str) -> tuple[str, str]:
    """Place and words of the first sentence that says the figure."""
    return next(
        (f"{section.code}.{number}", sentence.text)
        for section in report.computed.sections
        for number, sentence in enumerate(section.sentences, 1)
        if any(one.id == figure for one in sentence.figures)
    )
