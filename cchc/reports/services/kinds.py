"""A kind of report is decided by the agency: docs/rules/report-calendar.md."""

from dataclasses import asdict
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.reports import facts, queries
from cchc.reports.models import ReportKind
from cchc.reports.rules import kinds as rules
from cchc.reports.rules.kinds import Kind


def decide_kind(
    *, agency: Agency, kind: Kind, actor: User, at: datetime, document: str = ""
) -> ReportKind:
    """The kind as it is from now on; a ``kind`` without code is a further one.

    Rounds that are open keep their days. RuleBroken beside the field that is wrong.
    """
    organisation.require(actor, Act.MANAGE_REPORT_KINDS, today=local_minute(at).date())
    with audit.transaction():
        Agency.objects.select_for_update().get(pk=agency.pk)
        known = queries.kinds_of(agency)
        said = asdict(rules.checked(kind, known))
        said.pop("source")
        said["code"] = said["code"] or rules.new_code(kind.name, [one.code for one in known])
        if kind.code and kind.code not in {one.code for one in known}:
            raise RuleBroken("Không có loại báo cáo này.", field="code")
        before = ReportKind.objects.filter(agency=agency, code=said["code"]).last()
        made = ReportKind.objects.create(
            agency=agency,
            version=before.version + 1 if before else 1,
            document=nfc(document),
            changed_by=actor,
            changed_at=at,
            **said,
        )
        audit.record(
            agency=agency.code,
            at=at,
            actor=actor.actor_key,
            act="report_kind.decide",
            subject=(facts.KIND, f"{made.code}/{made.version}"),
            facts=facts.of_kind(made),
            payload={"document": made.document, "recipient": made.recipient},
        )
    return made
