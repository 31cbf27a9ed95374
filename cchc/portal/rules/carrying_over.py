"""What of a draft goes with it to another version; docs/rules/online-filing.md."""

from collections.abc import Collection, Mapping


def carried(answers: Mapping[str, str], data: Collection[str]) -> dict[str, str]:
    """The answers to data that the new version asks for as well: the same code, the same datum."""
    return {code: answer for code, answer in answers.items() if code in data}


def left_behind(papers: Collection[str], listed: Collection[str]) -> set[str]:
    """The papers whose files are not wanted any more."""
    return set(papers) - set(listed)
