"""``cchc backup FILE [--with-keys]``: database, files and seals into one file."""

import argparse
from decimal import Decimal
from pathlib import Path

from cchc.kernel import clock
from cchc.kernel.formats import number_vi
from cchc.operations import services

_MEGABYTE = 1024 * 1024


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp sao lưu sẽ tạo (.tar)")
    parser.add_argument(
        "--with-keys",
        action="store_true",
        help="kèm cả khóa mã hóa: ai có tệp này đọc được toàn bộ dữ liệu",
    )


def run(options: argparse.Namespace) -> int:
    """Back up and say what was written."""
    made = services.back_up(file=options.file, at=clock.now(), with_keys=options.with_keys)
    size = number_vi(Decimal(made.size) / _MEGABYTE, 1)
    print(f"Đã sao lưu vào {options.file} ({size} MB, {number_vi(made.files)} tệp đính kèm).")
    if options.with_keys:
        print("Tệp này chứa khóa mã hóa: hãy cất ở nơi khóa kín.")
    else:
        print("Tệp này không chứa khóa: hãy sao chép riêng thư mục keys trong CCHC_HOME.")
    return 0
