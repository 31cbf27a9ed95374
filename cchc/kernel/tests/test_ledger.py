"""Facts folded and compared with the rows of today; docs/decisions/0003-facts-fold-to-rows.md."""

import pytest

from cchc.kernel.audit.ledger import Ledger
from cchc.kernel.canonical import Json


@pytest.mark.parametrize("empty", [None, [], "", 0, False])
def test_a_fact_that_history_never_named_must_be_empty(empty: Json) -> None:
    with Ledger() as ledger:
        ledger.fold("thing", "1", {"state": 2})
        assert ledger.compare("thing", "1", {"state": 2, "files": empty}) == []
        assert ledger.compare("thing", "1", {"state": 2, "files": ["abc"]}) == ["files"]


def test_a_fact_that_history_named_must_be_the_same() -> None:
    with Ledger() as ledger:
        ledger.fold("thing", "1", {"state": 2, "files": ["abc"]})
        assert ledger.compare("thing", "1", {"state": 2, "files": []}) == ["files"]
        assert ledger.compare("thing", "2", {"state": 2}) is None
