"""What an obligation belongs to; this room knows no more of it than these words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """A record of an upper room: kind and key find it there, label and area are shown here."""

    kind: str
    key: str
    label: str
    area: str = ""
