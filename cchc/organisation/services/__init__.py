"""Every write of organisation; each act is one transaction with one line in the audit chain.

``actor`` is the person who acts, or None when the program itself does (installation, imports).
"""

from cchc.organisation.services.accounts import (
    change_password,
    close_account,
    correct_account,
    lock_account,
    open_account,
    reopen_account,
    reset_password,
    review_account,
    take_on,
    unlock_account,
)
from cchc.organisation.services.agencies import found_agency
from cchc.organisation.services.calendars import (
    confirm_calendar_day,
    remove_calendar_day,
    seed_calendar,
    set_calendar_day,
    set_week_shifts,
    swap_days,
)
from cchc.organisation.services.configuration import change_setting, decide_by_act, reset_setting
from cchc.organisation.services.delegations import delegate, revoke_delegation
from cchc.organisation.services.posts import end_post, give_post
from cchc.organisation.services.second_factor import (
    enrol_factor,
    remove_factor,
    renew_recovery_codes,
    reset_factor,
)
from cchc.organisation.services.sign_in import (
    Attempt,
    forget_sign_ins,
    give_code,
    resume,
    sign_in,
    sign_out,
)
from cchc.organisation.services.units import (
    add_alias,
    add_unit,
    close_unit,
    correct_unit,
    merge_unit,
    move_alias,
    put_in_charge,
    remove_alias,
)

__all__ = [
    "Attempt",
    "add_alias",
    "add_unit",
    "change_password",
    "change_setting",
    "close_account",
    "close_unit",
    "confirm_calendar_day",
    "correct_account",
    "correct_unit",
    "decide_by_act",
    "delegate",
    "end_post",
    "enrol_factor",
    "forget_sign_ins",
    "found_agency",
    "give_code",
    "give_post",
    "lock_account",
    "merge_unit",
    "move_alias",
    "open_account",
    "put_in_charge",
    "remove_alias",
    "remove_calendar_day",
    "remove_factor",
    "renew_recovery_codes",
    "reopen_account",
    "reset_factor",
    "reset_password",
    "reset_setting",
    "resume",
    "review_account",
    "revoke_delegation",
    "seed_calendar",
    "set_calendar_day",
    "set_week_shifts",
    "sign_in",
    "sign_out",
    "swap_days",
    "take_on",
    "unlock_account",
]
