"""What a document says survives being kept as JSON."""

import json
import unicodedata

import pytest

from cchc.documents.content import Column, Content, Para, Row, TableBlock
from cchc.documents.tests import examples


@pytest.mark.parametrize("name", examples.ALL)
def test_a_document_is_the_same_after_json(name: str) -> None:
    content = examples.ALL[name]()
    assert Content.from_json(json.loads(json.dumps(content.to_json()))) == content


def test_kept_texts_are_in_one_normal_form() -> None:
    apart = unicodedata.normalize("NFD", "Kế hoạch")
    kept = Para(apart)
    assert kept.text != "Kế hoạch"
    content = examples.plan()
    again = Content.from_json({**content.to_json(), "title": apart}).to_json()
    assert again["title"] == "Kế hoạch"


def test_an_unknown_block_is_refused() -> None:
    data = examples.plan().to_json()
    data["blocks"].append({"type": "picture", "text": "x"})
    with pytest.raises(ValueError, match="picture"):
        Content.from_json(data)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError):
        Content.from_json({**examples.plan().to_json(), "seal": "x"})


def test_a_row_has_a_text_for_every_column() -> None:
    with pytest.raises(ValueError, match="2 cells in 1 columns"):
        TableBlock(columns=(Column("TT"),), rows=(Row(("1", "2")),))
