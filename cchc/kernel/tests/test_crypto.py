"""What is encrypted opens with its key, in its place, and nowhere else."""

import os
from pathlib import Path

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps
from pytest_django import Settings

from cchc.kernel import crypto, keys
from cchc.kernel.encrypted import EncryptedText

KEY = bytes(32)


def test_what_was_sealed_opens_in_its_place() -> None:
    sealed = crypto.seal(KEY, "Nguyễn Thị Mai".encode(), "citizen 1")
    assert b"Mai" not in sealed
    assert crypto.open_sealed(KEY, sealed, "citizen 1").decode() == "Nguyễn Thị Mai"


def test_equal_texts_have_different_ciphertexts() -> None:
    assert crypto.seal(KEY, b"x", "p") != crypto.seal(KEY, b"x", "p")


@pytest.mark.parametrize("place", ["citizen 2", ""])
def test_a_ciphertext_moved_to_another_place_does_not_open(place: str) -> None:
    with pytest.raises(crypto.Unopened):
        crypto.open_sealed(KEY, crypto.seal(KEY, b"x", "citizen 1"), place)


def test_a_changed_or_cut_ciphertext_does_not_open() -> None:
    sealed = bytearray(crypto.seal(KEY, b"x", "p"))
    for broken in (bytes(sealed[:-1]), b"", bytes([sealed[0] ^ 1]) + bytes(sealed[1:])):
        with pytest.raises(crypto.Unopened):
            crypto.open_sealed(KEY, broken, "p")


def test_another_key_does_not_open() -> None:
    with pytest.raises(crypto.Unopened):
        crypto.open_sealed(os.urandom(32), crypto.seal(KEY, b"x", "p"), "p")


def test_a_wrapped_key_comes_back_only_in_its_place_and_under_the_master_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CCHC_MASTER_KEY", "one")
    key, wrapped = crypto.new_wrapped_key("p")
    assert crypto.unwrap(wrapped, "p") == key
    with pytest.raises(crypto.Unopened):
        crypto.unwrap(wrapped, "q")
    monkeypatch.setenv("CCHC_MASTER_KEY", "two")
    with pytest.raises(crypto.Unopened):
        crypto.unwrap(wrapped, "p")


def test_a_blind_index_is_equal_for_equal_values_of_a_column_under_one_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CCHC_MASTER_KEY", "one")
    first = crypto.blind_index("0900000000", "phone")
    assert first == crypto.blind_index("0900000000", "phone")
    assert first != crypto.blind_index("0900000001", "phone")
    assert first != crypto.blind_index("0900000000", "number")
    monkeypatch.setenv("CCHC_MASTER_KEY", "two")
    assert first != crypto.blind_index("0900000000", "phone")


def test_a_secret_comes_from_the_variable_then_the_named_file_then_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.HOME = tmp_path
    monkeypatch.delenv("CCHC_MASTER_KEY", raising=False)
    made = crypto.purpose_key("CCHC_MASTER_KEY", "x")
    place = tmp_path / "keys" / "cchc_master_key"
    assert place.stat().st_mode & 0o777 == 0o600
    assert crypto.purpose_key("CCHC_MASTER_KEY", "x") == made
    named = tmp_path / "named"
    named.write_text("from a file\n")
    monkeypatch.setenv("CCHC_MASTER_KEY_FILE", str(named))
    assert keys.named_secret("CCHC_MASTER_KEY") == "from a file"
    monkeypatch.setenv("CCHC_MASTER_KEY", "from the variable")
    assert keys.named_secret("CCHC_MASTER_KEY") == "from the variable"
    assert list((tmp_path / "keys").iterdir()) == [place]


@pytest.mark.django_db(transaction=True)
@isolate_apps("cchc.kernel")
def test_an_encrypted_column_keeps_no_plain_text_and_gives_it_back() -> None:
    class Note(models.Model):
        text = EncryptedText()

        class Meta:
            app_label = "kernel"

        def __str__(self) -> str:
            return "a note"

    notes = Note._default_manager
    with connection.schema_editor() as editor:
        editor.create_model(Note)
    try:
        notes.create(text="Nguyễn Thị Mai")
        with connection.cursor() as cursor:
            cursor.execute("SELECT text FROM kernel_note")
            (kept,) = cursor.fetchone()
        assert kept.startswith("v1:")
        assert notes.get().text == "Nguyễn Thị Mai"
        assert notes.filter(text__isnull=False).count() == 1
        with pytest.raises(FieldError):
            notes.filter(text="Nguyễn Thị Mai").exists()
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(Note)
