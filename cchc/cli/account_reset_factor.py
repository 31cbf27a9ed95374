"""``cchc account reset-factor NAME --reason WHY``: for who lost telephone and recovery codes.

At the machine itself, for the only administrator of an agency; others are reset on the screen.
"""

import argparse

from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries, services


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("username", metavar="TÊN_ĐĂNG_NHẬP", help="ví dụ quantri")
    parser.add_argument("--reason", required=True, help="lý do, cách đã xác minh đúng người")


def run(options: argparse.Namespace) -> int:
    """Take it away; the person is told, and the act is in the audit chain."""
    user = queries.account_named(options.username)
    if user is None:
        raise RuleBroken(f"Không có tài khoản “{options.username}”.")
    services.reset_factor(user=user, actor=None, reason=options.reason, at=clock.now())
    print(f"Đã gỡ xác thực hai lớp của {user.full_name}; đăng nhập bằng mật khẩu rồi cài lại.")
    return 0
