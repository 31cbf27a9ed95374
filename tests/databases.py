"""Which tests run on which database, and how a test that committed leaves none of its rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any
from unittest import mock

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from cchc.kernel.audit import guards
from tests.keeping import filled_tables

TOUCHING = frozenset(("db", "transactional_db", "live_server", "ground"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """The second database needs only the tests whose outcome can depend on it."""
    parser.addoption(
        "--database-only",
        action="store_true",
        help="run only tests whose outcome may depend on the database",
    )


def touches_database(item: pytest.Item) -> bool:
    """True for a test that may use the database; any other that tried would be stopped."""
    case = getattr(item, "cls", None)
    return (
        item.get_closest_marker("django_db") is not None
        or not TOUCHING.isdisjoint(getattr(item, "fixturenames", ()))
        or (case is not None and issubclass(case, TransactionTestCase))
    )


def depends_on_database(item: pytest.Item) -> bool:
    """What a browser adds (scripts, layout, access for readers) is the same on both databases.

    The pages themselves, and what is sent to them, are asked by other tests on each.
    """
    return touches_database(item) and item.get_closest_marker("browser") is None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the first database has already answered."""
    if config.getoption("--database-only"):
        left = [item for item in items if not depends_on_database(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if depends_on_database(item)]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Tests that commit are cleaned up after by deleting, which the guards would refuse.

    Django would truncate every table, which costs PostgreSQL a second or two each time, and write
    its content types and permissions anew. Deleting what is there leaves the same.
    """
    with django_db_blocker.unblock():
        guards.remove(connection)
    with mock.patch.object(TransactionTestCase, "_fixture_teardown", _delete_rows):
        yield


@contextmanager
def in_turn() -> Iterator[None]:
    """Let those who share one connection use it one after the other.

    A database in memory has a single connection, which the live server's threads share with the
    test: of two requests at once (a double click) the second would find itself inside the
    transaction of the first. Everywhere else each thread has a connection of its own.
    """
    if "mode=memory" not in str(connection.settings_dict["NAME"]):
        yield
        return
    turn = RLock()

    def begin(atomic: transaction.Atomic) -> None:
        turn.acquire()
        try:
            enter(atomic)
        except BaseException:
            turn.release()
            raise

    def end(atomic: transaction.Atomic, *raised: Any) -> None:
        try:
            leave(atomic, *raised)
        finally:
            turn.release()

    def answered(handler: WSGIHandler, *asked: Any) -> Any:
        with turn:
            return answer(handler, *asked)

    enter, leave = transaction.Atomic.__enter__, transaction.Atomic.__exit__
    answer = WSGIHandler.__call__
    with (
        mock.patch.object(transaction.Atomic, "__enter__", begin),
        mock.patch.object(transaction.Atomic, "__exit__", end),
        mock.patch.object(WSGIHandler, "__call__", answered),
    ):
        yield


def _delete_rows(case: TransactionTestCase) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for name in filled_tables():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")
