"""How an agency tells people now: channels, orders, texts, reactions to codes."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.notices.choices import Approval, Event, Reaction, Way
from cchc.notices.models import Attempt, ChannelOrder, ChannelUse, ProviderCode, Template
from cchc.notices.rules import catalogue
from cchc.notices.rules.catalogue import Texts
from cchc.notices.rules.codes import CATALOGUE, NETWORK, UNKNOWN, Code, known
from cchc.organisation.models import Agency


@dataclass(frozen=True)
class TextsNow:
    """The texts of an event in a version, 0 being the catalogue's sample."""

    version: int
    texts: Texts
    zalo_template: str = ""
    approval: str = Approval.NONE

    @property
    def is_sample(self) -> bool:
        """Whether the agency has not written its own."""
        return self.version == 0


def ways_on(agency: Agency) -> frozenset[str]:
    """The channels that the agency uses. One query."""
    return frozenset(
        ChannelUse.objects.filter(agency=agency, is_on=True).values_list("way", flat=True)
    )


def use_of(agency: Agency, way: str) -> ChannelUse | None:
    """How the agency uses the channel; None when it never decided. One query."""
    return ChannelUse.objects.filter(agency=agency, way=way).first()


def uses_of(agency: Agency) -> list[ChannelUse]:
    """Every channel in its order, those never decided as they would be. One query."""
    found = {use.way: use for use in ChannelUse.objects.filter(agency=agency)}
    return [found.get(way) or ChannelUse(agency=agency, way=way) for way in Way.values]


def order_of(agency: Agency, event: str) -> tuple[str, ...]:
    """The order of channels for an event. One query."""
    kept = ChannelOrder.objects.filter(agency=agency, event=event).first()
    return tuple(kept.ways) if kept else catalogue.ORDERS[event]


def orders_of(agency: Agency) -> dict[str, tuple[str, ...]]:
    """The order of every event. One query."""
    kept = {row.event: tuple(row.ways) for row in ChannelOrder.objects.filter(agency=agency)}
    return {event: kept.get(event, catalogue.ORDERS[event]) for event in Event.values}


def version_now(agency: Agency, event: str) -> int:
    """The number of the newest version of the texts, 0 when there is none. One query."""
    rows = Template.objects.filter(agency=agency, event=event).order_by("-version")
    return rows.values_list("version", flat=True).first() or 0


def texts_of(agency: Agency, event: str, version: int | None = None) -> TextsNow:
    """The texts of a version, the newest unless said. One query."""
    rows = Template.objects.filter(agency=agency, event=event).order_by("-version")
    if version is not None:
        rows = rows.filter(version=version)
    return _now(event, rows.first())


def _now(event: str, row: Template | None) -> TextsNow:
    if row is None:
        return TextsNow(0, catalogue.TEXTS[event])
    texts = Texts(row.title, row.sms, row.email, row.letter, row.zalo, dict(row.zalo_map))
    return TextsNow(row.version, texts, row.zalo_template, row.zalo_approval)


def versions_of(agency: Agency, event: str) -> list[Template]:
    """Every version that the agency wrote, the newest first. One query."""
    return list(Template.objects.filter(agency=agency, event=event).select_related("by"))


def all_texts(agency: Agency) -> list[tuple[Event, TextsNow]]:
    """The newest texts of every event. One query."""
    newest: dict[str, Template] = {}
    for row in Template.objects.filter(agency=agency).order_by("version"):
        newest[row.event] = row
    return [(event, _now(event.value, newest.get(event.value))) for event in Event]


def code_of(agency: Agency, provider: str, code: str) -> Code:
    """What is done upon a code: the agency's decision, the catalogue's, or permanent."""
    kept = ProviderCode.objects.filter(agency=agency, provider=provider, code=code).first()
    if kept is not None:
        return Code(kept.reaction, kept.meaning, kept.is_refusal)
    return known(provider, code) or UNKNOWN


def meanings_of(agency: Agency, tries: Iterable[Attempt]) -> dict[tuple[str, str], str]:
    """What the codes of some tries mean, by provider and code. One query."""
    rows = ProviderCode.objects.filter(agency=agency)
    own = {(row.provider, row.code): row.meaning for row in rows}
    pairs = {(each.provider, each.code) for each in tries}
    return {pair: own.get(pair) or (known(*pair) or UNKNOWN).meaning for pair in pairs}


@dataclass(frozen=True)
class CodeLine:
    """A code as the screen lists it."""

    provider: str
    code: str
    said: Code
    is_own: bool

    @property
    def reaction(self) -> str:
        """In words."""
        return str(Reaction(self.said.reaction).label)


def codes_of(agency: Agency, provider: str) -> list[CodeLine]:
    """Every code of a provider with what the agency does. One query."""
    rows = ProviderCode.objects.filter(agency=agency, provider=provider)
    own = {row.code: row for row in rows}
    catalogue_codes = {**CATALOGUE[provider], **NETWORK}
    lines = []
    for code in [*catalogue_codes, *(each for each in own if each not in catalogue_codes)]:
        row = own.get(code)
        said = Code(row.reaction, row.meaning, row.is_refusal) if row else catalogue_codes[code]
        lines.append(CodeLine(provider, code, said, row is not None))
    return lines
