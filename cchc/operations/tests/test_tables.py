"""A new database has what all migrations would have made; an old one is brought forward."""

import re
import sqlite3
from typing import Any

import psycopg
import pytest

from tests.installations import Ground, Installation

pytestmark = pytest.mark.django_db

MAKING = "cchc.operations.tests.making"
# Migrations number this table of Django's, in which we keep nothing, by bigint; the model by int.
DJANGOS_OWN = "auth_group_permissions.id"
ON_SQLITE = """
    SELECT 'column', m.name || '.' || c.name, c.type || c."notnull" || c.pk
      FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'
    UNION ALL SELECT 'reference', m.name || '.' || f."from", f."table" || '.' || f."to"
      FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
    UNION ALL SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE type <> 'table'
    UNION ALL SELECT 'migration', app, name FROM django_migrations
"""
ON_POSTGRESQL = """
    SELECT 'column', table_name || '.' || column_name, concat_ws(' ', data_type, is_nullable,
           character_maximum_length, column_default, is_identity)
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger
       WHERE NOT tgisinternal
    UNION ALL SELECT 'function', proname, prosrc FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'migration', app, name FROM django_migrations
"""


def laid_out(place: Installation) -> set[tuple[Any, ...]]:
    """Everything that the database keeps to, by kind and name."""
    if place.database.startswith("sqlite"):
        with sqlite3.connect(place.database.removeprefix("sqlite:///")) as link:
            found = {*link.execute(ON_SQLITE), *checks(link)}
    else:
        with psycopg.connect(place.database) as session:
            found = set(session.execute(ON_POSTGRESQL))
    return {row for row in found if row[1] != DJANGOS_OWN}


def checks(link: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """The checks and the uniqueness of a table, which SQLite keeps only as words."""
    said = link.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return {
        ("constraint", name, words)
        for name, text in said
        for words in re.findall(
            r'CONSTRAINT "\w+" (?:CHECK|UNIQUE) ?\(.*?\)(?=, CONSTRAINT|\)$)', text
        )
    }


def test_a_new_database_is_what_the_migrations_make(ground: Ground) -> None:
    migrated, new = ground.ready("migrated"), ground.empty("new")
    done = new.run(MAKING)
    assert done.returncode == 0, done.stderr
    ours, theirs = laid_out(new), laid_out(migrated)
    assert sorted(ours - theirs) == []
    assert sorted(theirs - ours) == []
    assert {kind for kind, _, _ in ours} >= {"column", "index", "trigger", "constraint"}


def test_what_has_tables_goes_by_its_migrations(ground: Ground) -> None:
    place = ground.empty()
    place.home.mkdir(parents=True)
    done = place.run("django", "migrate", "dossiers", "0001", "--verbosity", "0")
    assert done.returncode == 0, done.stderr
    done = place.run(MAKING)
    assert done.returncode == 0, done.stderr
    assert laid_out(place) == laid_out(ground.ready("migrated"))
