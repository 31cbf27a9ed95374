"""Reads the words of a command and speaks Vietnamese where argparse speaks English."""

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

# What argparse says about a wrong use, and what we say.
_MISTAKES = (
    (r"the following arguments are required: (.+)", r"còn thiếu \1"),
    (r"one of the arguments (.+) is required", r"phải có một trong \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu \1"),
    (r"ambiguous option: (\S+) could match (.+)", r"“\1” có thể là \2; hãy ghi đầy đủ"),
    (r"argument (.+): expected one argument", r"\1 cần một giá trị đi sau"),
    (r"argument (.+): expected at least one argument", r"\1 cần ít nhất một giá trị đi sau"),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", r"\1 không thể là \2; chọn \3"),
    (r"argument (.+): invalid .+ value: (.+)", r"\1 không thể là \2"),
    (r"argument (.+): (phải .+)", r"\1 \2"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 không đi cùng \2"),
)


def in_vietnamese(message: str) -> str:
    """The mistake in Vietnamese; one that is not known stays as it is."""
    for pattern, words in _MISTAKES:
        if found := re.fullmatch(pattern, message):
            return found.expand(words)
    return message


class Help(argparse.RawDescriptionHelpFormatter):
    """Help under Vietnamese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "cách dùng: ")


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and complaints are Vietnamese."""

    def __init__(self, prog: str, description: str = "", epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=Help,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "tham số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        """One sentence on stderr, exit 2."""
        self.exit(2, f"{self.prog}: {in_vietnamese(message)}. Gõ {self.prog} --help.\n")
