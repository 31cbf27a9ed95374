"""What each form has to know: docs/rules/slips.md, section "Fields".

Texts are plain, "" where there is none; moments are aware or Hà Nội time. Nothing is masked here:
who hands the facts over decides what may be read (forms in the applicant's own hand carry
everything, a register on a screen carries masked texts).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from cchc.documents.content import Letterhead, SheetName, Signature

HandingResult = Literal["", "early", "on_time", "late"]


@dataclass(frozen=True)
class Desk:
    """Who hands slips out: the one-stop desk, and the agency whose head signs Forms 04 and 05.

    ``code`` follows the letters of most forms, ``receipt_letters`` are those of Form 01; ``sheet``
    is the paper of Forms 01, 02, 03 and 06 of Thông tư 03/2025.
    """

    letterhead: Letterhead
    agency: Letterhead
    code: str = "TTPVHCC"
    receipt_letters: str = "TNHS"
    sheet: SheetName = "A5"


@dataclass(frozen=True)
class Person:
    """A person or an organisation as a slip names them."""

    name: str
    id_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    is_organisation: bool = False


@dataclass(frozen=True)
class Authorised:
    """Who files for the applicant, and the paper that allows it."""

    person: Person
    paper: str


@dataclass(frozen=True)
class PaperLine:
    """A paper taken in: its name and how many of each kind."""

    name: str
    originals: int = 0
    copies: int = 0
    electronic: int = 0


@dataclass(frozen=True)
class LookUp:
    """How a citizen finds the dossier: the address to type with its PIN, the link of the code."""

    address: str
    pin: str
    link: str


@dataclass(frozen=True)
class Contact:
    """Who answers questions, and at which number."""

    name: str
    phone: str


@dataclass(frozen=True)
class SupplementItem:
    """A thing to complete and why."""

    what: str
    reason: str


@dataclass(frozen=True)
class Handing:
    """A hand-over: unit and person on each side; the receiving side says the result."""

    giver: str
    receiver: str
    at: datetime
    result: HandingResult = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SlipFacts:
    """What every slip of a dossier knows; the day of reception decides the version.

    ``code`` is the dossier's, ``asked`` what the applicant wants.
    """

    desk: Desk
    number: int
    issued_on: date
    received_on: date
    applicant: Person
    asked: str = ""
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class Receipt(SlipFacts):
    """Form 01: received, and the result promised."""

    papers: tuple[PaperLine, ...]
    sets: int
    processing_time: str
    received_at: datetime
    due_at: datetime
    return_way: str
    receiver: str
    authorised: Authorised | None = None
    book: str = ""
    serial: str = ""
    look_up: LookUp | None = None


@dataclass(frozen=True, kw_only=True)
class SupplementRequest(SlipFacts):
    """Form 02: what to complete, each with its reason."""

    items: tuple[SupplementItem, ...]
    contact: Contact
    guide: str


@dataclass(frozen=True, kw_only=True)
class Refusal(SlipFacts):
    """Form 03: not received, and why; ``filed_by`` signs where it was not the applicant."""

    reasons: tuple[str, ...]
    receiver: str
    filed_by: str = ""


@dataclass(frozen=True)
class Ended:
    """When a late dossier ended, and whether with a result."""

    at: datetime
    has_result: bool = True


@dataclass(frozen=True, kw_only=True)
class Apology(SlipFacts):
    """Form 04: apology, and the new date; signed by the head or who is delegated that day.

    A dossier that has ended late has ``ended`` in place of the new date.
    """

    due_at: datetime
    new_due_at: datetime | None = None
    ended: Ended | None = None
    reason: str
    signature: Signature
    recipients: tuple[str, ...] = ("Như trên", "Lưu: VT, hồ sơ")


@dataclass(frozen=True, kw_only=True)
class StopNotice(SlipFacts):
    """Form 05: processing stops because the applicant asked for it."""

    requested_on: date
    stopped_on: date
    reason: str
    signature: Signature
    fee: str = ""
    recipients: tuple[str, ...] = ("Như trên", "Lưu: VT, hồ sơ")


@dataclass(frozen=True, kw_only=True)
class IncidentLetter(SlipFacts):
    """The letter about an incident; ``cost`` is what it costs in words, "" where nothing."""

    happened: str
    reason: str
    remedy: str
    cost: str = ""
    signature: Signature
    recipients: tuple[str, ...] = ("Như trên", "Lưu: VT, hồ sơ")


@dataclass(frozen=True, kw_only=True)
class ControlSlip(SlipFacts):
    """Form 06: the way of the dossier through the hands, as it happened."""

    lead_unit: str
    helping_unit: str = ""
    received_at: datetime
    due_at: datetime
    handings: tuple[Handing, ...]


@dataclass(frozen=True)
class RegisterLine:
    """A line of the register; ``contact`` is address and phone, one under the other."""

    code: str
    procedure: str
    applicant: str
    contact: str
    lead_unit: str
    received_at: datetime
    due_at: datetime | None = None
    returned_at: datetime | None = None
    return_way: str = ""
    signed: str = ""


@dataclass(frozen=True, kw_only=True)
class Register:
    """Form 07: the book of one field, or of several, for a year."""

    desk: Desk
    number: int
    opened_on: date
    field: str
    year: int
    lines: tuple[RegisterLine, ...]
