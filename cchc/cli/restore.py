"""``cchc restore FILE [--force]``: put a backup in place of what is here."""

import argparse
from pathlib import Path

from cchc.kernel import clock
from cchc.operations import services


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp do cchc backup tạo")
    parser.add_argument(
        "--force", action="store_true", help="cất dữ liệu hiện có sang thư mục riêng rồi khôi phục"
    )


def run(options: argparse.Namespace) -> int:
    """Restore and say what to look after."""
    done = services.restore(file=options.file, at=clock.now(), force=options.force)
    print(f"Đã khôi phục bản sao lưu lập lúc {done.made_at}.")
    if done.aside:
        print(f"Dữ liệu trước đó được cất ở {done.aside}.")
    if not done.keys_fit:
        print(
            "Khóa mã hóa ở đây không phải khóa của bản sao lưu: hãy chép thư mục keys cũ vào"
            " CCHC_HOME, nếu không phần dữ liệu cá nhân không đọc được."
        )
    print("Hãy chạy cchc audit verify --seals … để đối chiếu với niêm phong cất ở máy khác.")
    return 0
