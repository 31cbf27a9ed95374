"""Jobs for the tests; the worker finds a job by the name of its module."""

from django_tasks import task

DONE: list[str] = []


@task()
def write_down(word: str) -> None:
    """Remember the word."""
    DONE.append(word)


@task()
def break_down(word: str) -> None:
    """Remember the word, then fail."""
    DONE.append(word)
    raise ValueError(word)
