"""Whose sign-in needs a second factor; docs/rules/second-factor.md."""

from cchc.organisation.rules.setting_kinds import SECONDARY, Definition

DEMANDED = "demanded"
_CHOICES = (("free", "Không bắt buộc, ai muốn thì bật"), (DEMANDED, "Bắt buộc"))

SECOND_FACTOR_SETTINGS: tuple[Definition, ...] = (
    Definition(
        "sign_in.second_factor",
        "Đăng nhập và tài khoản",
        "Xác thực hai lớp với mọi tài khoản (luôn bắt buộc khi nhận hồ sơ trực tuyến)",
        "free",
        "TCVN 14423:2026, cấp độ 2 (khi đăng nhập từ ngoài mạng cơ quan)",
        SECONDARY,
        choices=_CHOICES,
    ),
    Definition(
        "sign_in.administrator_second_factor",
        "Đăng nhập và tài khoản",
        "Xác thực hai lớp với tài khoản quản trị",
        "free",
        "TCVN 14423:2026, cấp độ 2 và 3 đòi với quản trị; bản chạy thật nên bật",
        SECONDARY,
        choices=_CHOICES,
    ),
)
