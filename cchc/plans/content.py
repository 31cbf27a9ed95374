"""What a plan says, as data: read from a file, edited in the browser, checked, compared.

The JSON of each class has its fields in the order of the contract ``cchc plan parse``
(docs/commands.md); ``ReadPlan.from_json`` takes the same object back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Doubt:
    """What a person should look at before adopting: the field, and why."""

    field: str
    why: str

    def to_json(self) -> dict[str, Any]:
        return {"field": self.field, "why": self.why}

    @classmethod
    def from_json(cls, data: Json) -> "Doubt":
        return cls(data["field"], data["why"])


@dataclass(frozen=True)
class SourcePlace:
    """Page (None where the format has none) and running lines, both included."""

    page: int | None
    line_from: int
    line_to: int

    def to_json(self) -> dict[str, Any]:
        return {"page": self.page, "line_from": self.line_from, "line_to": self.line_to}

    @classmethod
    def from_json(cls, data: Json | None) -> "SourcePlace | None":
        return cls(data["page"], data["line_from"], data["line_to"]) if data else None


@dataclass(frozen=True)
class Signer:
    """``authority`` holds the prefixes TM., KT., TL., TUQ. as printed, None without any."""

    name: str | None
    post: str | None
    authority: str | None

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "post": self.post, "authority": self.authority}

    @classmethod
    def from_json(cls, data: Json | None) -> "Signer":
        data = data or {}
        return cls(data.get("name"), data.get("post"), data.get("authority"))


@dataclass(frozen=True)
class Citation:
    """An act cited; ``variants`` are the other ways in which its number is written."""

    text: str
    number: str | None
    date: str | None
    variants: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "number": self.number,
            "date": self.date,
            "variants": list(self.variants),
        }

    @classmethod
    def from_json(cls, data: Json) -> "Citation":
        return cls(data["text"], data["number"], data["date"], tuple(data.get("variants", ())))


@dataclass(frozen=True)
class Document:
    """The heading, the signature and the acts cited; dates are ISO strings."""

    kind: str | None
    number: str | None
    symbol: str | None
    issued_on: str | None
    agency: str | None
    title: str | None
    year: int | None
    signer: Signer
    recipients: tuple[str, ...]
    legal_bases: tuple[Citation, ...]
    citations: tuple[Citation, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "number": self.number,
            "symbol": self.symbol,
            "issued_on": self.issued_on,
            "agency": self.agency,
            "title": self.title,
            "year": self.year,
            "signer": self.signer.to_json(),
            "recipients": list(self.recipients),
            "legal_bases": [basis.to_json() for basis in self.legal_bases],
            "citations": [citation.to_json() for citation in self.citations],
        }

    @classmethod
    def from_json(cls, data: Json) -> "Document":
        return cls(
            kind=data.get("kind"),
            number=data.get("number"),
            symbol=data.get("symbol"),
            issued_on=data.get("issued_on"),
            agency=data.get("agency"),
            title=data.get("title"),
            year=data.get("year"),
            signer=Signer.from_json(data.get("signer")),
            recipients=tuple(data.get("recipients", ())),
            legal_bases=tuple(map(Citation.from_json, data.get("legal_bases", ()))),
            citations=tuple(map(Citation.from_json, data.get("citations", ()))),
        )


@dataclass(frozen=True)
class Section:
    """A numbered part of the body; its own text only, not that of the parts below it."""

    id: str
    level: int
    number: str
    title: str | None
    text: str

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "level": self.level,
            "number": self.number,
            "title": self.title,
            "text": self.text,
        }

    @classmethod
    def from_json(cls, data: Json) -> "Section":
        return cls(data["id"], data["level"], data["number"], data["title"], data["text"])


@dataclass(frozen=True)
class Target:
    """``comparison`` is ge, le, eq or none; ``measure`` is None for a mere direction."""

    text: str
    measure: str | None
    comparison: str
    value: str | None
    unit: str | None
    also_at: tuple[str, ...]
    source: SourcePlace | None
    doubts: tuple[Doubt, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "measure": self.measure,
            "comparison": self.comparison,
            "value": self.value,
            "unit": self.unit,
            "also_at": list(self.also_at),
            "source": self.source.to_json() if self.source else None,
            "doubts": [doubt.to_json() for doubt in self.doubts],
        }

    @classmethod
    def from_json(cls, data: Json) -> "Target":
        return cls(
            text=data["text"],
            measure=data["measure"],
            comparison=data["comparison"],
            value=data["value"],
            unit=data["unit"],
            also_at=tuple(data.get("also_at", ())),
            source=SourcePlace.from_json(data.get("source")),
            doubts=tuple(map(Doubt.from_json, data.get("doubts", ()))),
        )


@dataclass(frozen=True)
class Area:
    """A heading over tasks inside the table."""

    code: str
    title: str

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "title": self.title}

    @classmethod
    def from_json(cls, data: Json) -> "Area":
        return cls(data["code"], data["title"])


@dataclass(frozen=True)
class Assignee:
    """A lead or co-ordinating unit: as printed, its canonical name, the rest of the sentence."""

    text: str
    unit: str | None
    note: str | None

    def to_json(self) -> dict[str, Any]:
        return {"text": self.text, "unit": self.unit, "note": self.note}

    @classmethod
    def from_json(cls, data: Json) -> "Assignee":
        return cls(data["text"], data.get("unit"), data.get("note"))


@dataclass(frozen=True)
class Obligation:
    """One date to keep; ``product`` is None where the deadline is tied to none."""

    label: str
    product: str | None
    due_on: str | None

    def to_json(self) -> dict[str, Any]:
        return {"label": self.label, "product": self.product, "due_on": self.due_on}

    @classmethod
    def from_json(cls, data: Json) -> "Obligation":
        return cls(data["label"], data["product"], data["due_on"])


@dataclass(frozen=True)
class Schedule:
    """What a deadline phrase means; rules: docs/rules/plan-deadlines.md."""

    kind: str
    event: str | None
    obligations: tuple[Obligation, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "event": self.event,
            "obligations": [obligation.to_json() for obligation in self.obligations],
        }

    @classmethod
    def from_json(cls, data: Json) -> "Schedule":
        obligations = tuple(map(Obligation.from_json, data.get("obligations", ())))
        return cls(data["kind"], data.get("event"), obligations)


@dataclass(frozen=True)
class Task:
    """A row of the plan. ``people`` are filled by assignment, never read from the file."""

    id: str
    number: str
    area: str | None
    title: str
    products: tuple[str, ...]
    lead: tuple[Assignee, ...]
    coordinating: tuple[Assignee, ...]
    deadline: str | None
    schedule: Schedule
    source: SourcePlace | None
    doubts: tuple[Doubt, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "number": self.number,
            "area": self.area,
            "title": self.title,
            "products": list(self.products),
            "lead": [unit.to_json() for unit in self.lead],
            "coordinating": [unit.to_json() for unit in self.coordinating],
            "deadline": self.deadline,
            "schedule": self.schedule.to_json(),
            "source": self.source.to_json() if self.source else None,
            "doubts": [doubt.to_json() for doubt in self.doubts],
        }

    @classmethod
    def from_json(cls, data: Json) -> "Task":
        return cls(
            id=data["id"],
            number=data["number"],
            area=data.get("area"),
            title=data["title"],
            products=tuple(data.get("products", ())),
            lead=tuple(map(Assignee.from_json, data.get("lead", ()))),
            coordinating=tuple(map(Assignee.from_json, data.get("coordinating", ()))),
            deadline=data.get("deadline"),
            schedule=Schedule.from_json(data["schedule"]),
            source=SourcePlace.from_json(data.get("source")),
            doubts=tuple(map(Doubt.from_json, data.get("doubts", ()))),
        )


@dataclass(frozen=True)
class Finding:
    """What is wrong in the document itself; ``where`` is a JSON pointer into the plan."""

    code: str
    severity: str
    where: str
    message: str

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "severity": self.severity,
            "where": self.where,
            "message": self.message,
        }

    @classmethod
    def from_json(cls, data: Json) -> "Finding":
        return cls(data["code"], data["severity"], data["where"], data["message"])


@dataclass(frozen=True)
class ReadPlan:
    """A whole plan document."""

    document: Document
    sections: tuple[Section, ...]
    targets: tuple[Target, ...]
    areas: tuple[Area, ...]
    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The object of ``cchc plan parse``, keys in the order of the contract."""
        return {
            "document": self.document.to_json(),
            "sections": [section.to_json() for section in self.sections],
            "targets": [target.to_json() for target in self.targets],
            "areas": [area.to_json() for area in self.areas],
            "tasks": [task.to_json() for task in self.tasks],
            "findings": [finding.to_json() for finding in self.findings],
        }

    @classmethod
    def from_json(cls, data: Json) -> "ReadPlan":
        """The plan back from ``to_json`` or from a form; missing lists are empty."""
        return cls(
            document=Document.from_json(data["document"]),
            sections=tuple(map(Section.from_json, data.get("sections", ()))),
            targets=tuple(map(Target.from_json, data.get("targets", ()))),
            areas=tuple(map(Area.from_json, data.get("areas", ()))),
            tasks=tuple(map(Task.from_json, data.get("tasks", ()))),
            findings=tuple(map(Finding.from_json, data.get("findings", ()))),
        )
