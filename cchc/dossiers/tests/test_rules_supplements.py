"""The worked examples of docs/rules/dossier-supplements.md."""

import pytest

from cchc.dossiers.rules.supplements import AttemptRefused, Item, verdict
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table

LISTED = frozenset((("paper", "P1"), ("paper", "P2"), ("field", "F1"), ("field", "F2")))
REASONS = {"nothing chosen": "Chọn ít nhất", "reason": "Ghi lý do", "twice": "hai lần"}


def item(text: str) -> Item:
    code, _, without = text.partition(" without a ")
    reason = "" if without else "Bản sao mờ, không đọc được"
    return Item("field" if code.startswith("F") else "paper", code, reason)


@pytest.mark.parametrize(
    "row",
    table("dossier-supplements.md", "Worked examples: what may be asked"),
    ids=lambda row: f"{row['items']} {row['earlier requests']} {row['sector law']}",
)
def test_what_may_be_asked(row: dict[str, str]) -> None:
    items = [item(text) for text in row["items"].split(", ") if text]

    def ask() -> str:
        return verdict(
            items,
            LISTED,
            earlier=int(row["earlier requests"]),
            sector_law=row["sector law"],
            reason_length=10,
        )

    kind, _, why = row["outcome"].partition(": ")
    if kind == "blocked":
        with pytest.raises(AttemptRefused) as blocked:
            ask()
        assert blocked.value.why == why
        assert blocked.value.items == tuple(items)
    elif kind == "refused":
        with pytest.raises(RuleBroken, match=REASONS[why]) as refused:
            ask()
        assert not isinstance(refused.value, AttemptRefused)
        assert refused.value.field == "items"
    else:
        assert ask() == kind
