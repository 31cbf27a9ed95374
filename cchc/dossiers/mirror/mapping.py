"""How the export of one source is understood: its titles, words and names of procedures."""

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cchc.dossiers.mirror.fields import FIELDS, PROCEDURE
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold, nfc

LEAST_FIELDS = 3
_STATES, _CHANNELS = range(1, 11), range(1, 4)


@dataclass(frozen=True)
class Mapping:
    """What was put right for a source; what is not said here is guessed.

    ``columns``: titles by field. ``states``, ``channels``: codes by word. ``procedures``: code of
    our catalogue by the source's code or name. Words and names are compared folded.
    """

    columns: Dictionary[str, Sequence[str]] = field(default_factory=dict)
    states: Dictionary[str, int] = field(default_factory=dict)
    channels: Dictionary[str, int] = field(default_factory=dict)
    procedures: Dictionary[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, said: Any) -> "Mapping":
        """The mapping of a JSON object; RuleBroken names what in it is wrong."""
        if not isinstance(said, dict):
            raise RuleBroken(_NO_OBJECT, field="mapping")
        parts = {"columns", "states", "channels", "procedures"}
        _refuse_unknown(said.keys() - parts, "Phần", parts)
        return cls(
            columns=_columns(_object(said, "columns")),
            states=_codes(_object(said, "states"), "states", _STATES),
            channels=_codes(_object(said, "channels"), "channels", _CHANNELS),
            procedures={
                _text(k, "procedures"): _text(v, "procedures")
                for k, v in _object(said, "procedures").items()
            },
        )

    def to_json(self) -> dict[str, Any]:
        """The object that ``from_json`` reads."""
        return {
            "columns": {name: list(titles) for name, titles in self.columns.items()},
            "states": dict(self.states),
            "channels": dict(self.channels),
            "procedures": dict(self.procedures),
        }


_NO_OBJECT = (
    "Ghép cột phải là một đối tượng JSON có các phần columns, states, channels, procedures."
)


def _object(said: dict[str, Any], part: str) -> dict[str, Any]:
    found = said.get(part) or {}
    if not isinstance(found, dict):
        raise RuleBroken(f"Phần {part} của ghép cột phải là một đối tượng JSON.", field="mapping")
    return found


def _refuse_unknown(names: set[str], what: str, known: set[str]) -> None:
    if names:
        raise RuleBroken(
            f"{what} “{min(names)}” không có trong ghép cột; chỉ nhận: {', '.join(sorted(known))}.",
            field="mapping",
        )


def _text(value: Any, part: str) -> str:
    if not isinstance(value, str) or not nfc(value):
        raise RuleBroken(f"Phần {part} của ghép cột có chỗ không phải là chữ.", field="mapping")
    return nfc(value)


def _columns(said: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    _refuse_unknown(said.keys() - FIELDS.keys(), "Trường", set(FIELDS))
    found = {}
    for name, titles in said.items():
        several = titles if isinstance(titles, list) else [titles]
        found[name] = tuple(_text(title, "columns") for title in several)
    return found


def _codes(said: dict[str, Any], part: str, allowed: range) -> dict[str, int]:
    for word, code in said.items():
        if isinstance(code, bool) or not isinstance(code, int) or code not in allowed:
            raise RuleBroken(
                f"“{word}” trong phần {part} của ghép cột phải là mã từ {allowed[0]} đến"
                f" {allowed[-1]}.",
                field="mapping",
            )
    return {_text(word, part): code for word, code in said.items()}


def columns_of(titles: Sequence[str], mapping: Mapping) -> dict[str, int]:
    """Which column holds which field; a title that was put right goes before a guessed one."""
    folded = [fold(title) for title in titles]
    taken: dict[str, int] = {}
    for wanted in ({name: mapping.columns.get(name, ()) for name in FIELDS}, _GUESSED):
        for name, known in wanted.items():
            if name in taken or (wanted is _GUESSED and name in mapping.columns):
                continue
            for title in known:
                at = next((n for n, text in enumerate(folded) if text == fold(title)), None)
                if at is not None and at not in taken.values():
                    taken[name] = at
                    break
    return taken


_GUESSED: dict[str, Sequence[str]] = {name: field.titles for name, field in FIELDS.items()}


def is_head(columns: Dictionary[str, int]) -> bool:
    """Whether a row with these fields is the row of titles."""
    return "code" in columns and len(columns) >= LEAST_FIELDS


def missing(columns: Dictionary[str, int]) -> list[str]:
    """The labels of the fields that an export must have and this one has not."""
    labels = [each.label for name, each in FIELDS.items() if each.is_needed and name not in columns]
    if not any(name in columns for name in PROCEDURE):
        labels.insert(min(1, len(labels)), "Mã thủ tục hoặc Tên thủ tục")
    return labels
