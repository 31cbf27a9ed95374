"""A whole version as frozen values: what it says, its life, and to whom it belongs."""

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, time
from decimal import Decimal

from cchc.kernel.canonical import Json, canonical, digest
from cchc.procedures.choices import (
    DatumSource,
    FeeMode,
    FieldType,
    Level,
    LimitUnit,
    OnlineLevel,
    VersionState,
)


@dataclass(frozen=True)
class WholeBasis:
    """A text of law."""

    number: str
    text: str
    in_force_from: date | None = None
    in_force_to: date | None = None
    pk: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class WholeField:
    """A datum of a form."""

    code: str
    label: str
    type: FieldType = FieldType.TEXT
    is_required: bool = True
    source: DatumSource = DatumSource.ASKED
    options: tuple[str, ...] = ()
    pk: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class WholeForm:
    """A form as a list of data."""

    code: str
    title: str
    fields: tuple[WholeField, ...] = ()
    pk: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class WholePaper:
    """A paper of the dossier; ``basis`` is the number of a text, ``form`` the code of a form."""

    code: str
    name: str
    originals: int = 0
    copies: int = 0
    electronic: int = 0
    is_shown: bool = False
    is_required: bool = True
    condition: str = ""
    issued_by: str = ""
    proves: tuple[str, ...] = ()
    basis: str = ""
    form: str = ""
    pk: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class WholeResult:
    """What the applicant receives; ``validity_months`` None is without end."""

    code: str
    name: str
    validity_months: int | None = None
    is_public: bool = False
    pk: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class WholeStep:
    """An internal step; ``role`` is a value of ``organisation.choices.Role``."""

    code: str
    name: str
    unit: str
    role: str
    minutes: int
    pk: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Content:
    """What a version says; the same content is the same version of the law."""

    name: str
    limit_amount: Decimal
    limit_unit: LimitUnit
    cutoff: time | None = None
    applicants: tuple[str, ...] = ("0",)
    target_level: Level = Level.COMMUNE
    online_level: OnlineLevel = OnlineLevel.PARTIAL
    needs_receipt: bool = True
    fee: int = 0
    fee_note: str = ""
    fee_mode: FeeMode = FeeMode.NONE
    conditions: str = ""
    bases: tuple[WholeBasis, ...] = ()
    papers: tuple[WholePaper, ...] = ()
    forms: tuple[WholeForm, ...] = ()
    results: tuple[WholeResult, ...] = ()
    steps: tuple[WholeStep, ...] = ()


@dataclass(frozen=True)
class Life:
    """Where a version is, from when to when it is applied, by which decision."""

    state: VersionState = VersionState.DRAFT
    valid_from: date | None = None
    valid_to: date | None = None
    decision_number: str = ""
    decision_on: date | None = None
    effective_on: date | None = None
    published_on: date | None = None
    withdrawn_on: date | None = None
    withdraw_reason: str = ""


@dataclass(frozen=True)
class Entry:
    """A procedure in the catalogue."""

    code: str
    field_code: str
    field_name: str
    is_sensitive: bool = False
    level: Level = Level.COMMUNE


@dataclass(frozen=True)
class WholeVersion:
    """Everything about one version; ``pk`` and those inside are of the database."""

    entry: Entry
    number: int
    life: Life
    content: Content
    pk: int | None = field(default=None, compare=False)


def as_json(value: object) -> Json:
    """The value as JSON: keys of the database left out, numbers and days as text."""
    if is_dataclass(value):
        named = [each.name for each in fields(value) if each.compare]
        return {name: as_json(getattr(value, name)) for name in named}
    if isinstance(value, tuple):
        return [as_json(each) for each in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if value is None or isinstance(value, bool | int):
        return value
    return str(value)


def digest_of(content: Content) -> str:
    """SHA-256 of everything that a version says."""
    return digest(canonical(as_json(content)).encode())
