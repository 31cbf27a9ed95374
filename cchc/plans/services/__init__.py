"""Every write of plans: one verb per act, one transaction each."""

from cchc.plans.services.actors import Actor, CommandLine
from cchc.plans.services.adopt import adopt, close
from cchc.plans.services.amendment_adopt import adopt_amendment
from cchc.plans.services.amendment_draft import (
    amend_drop,
    amend_new_task,
    amend_task,
    begin_amendment,
    ground_amendment,
    undo_change,
    withdraw_amendment,
)
from cchc.plans.services.assign import assign_task, assign_tasks
from cchc.plans.services.bring_in import bring_in, import_file
from cchc.plans.services.cascade import (
    DutyVerdict,
    confirm_duty,
    decide_duty,
    keep,
    name_parent,
)
from cchc.plans.services.clone import add_item, tick_item, untick_item, write_from
from cchc.plans.services.correct import (
    PartyLine,
    TaskLine,
    add_target,
    add_task,
    confirm_doubt,
    correct_heading,
    correct_target,
    correct_task,
    discard,
    remove_target,
    remove_task,
)
from cchc.plans.services.draft_document import draft_document
from cchc.plans.services.incoming import drop_incoming, read_again, read_incoming, take_in
from cchc.plans.services.match import (
    create_missing_units,
    match_unit,
    settle_unit,
    settle_units,
)
from cchc.plans.services.subplan import write_sub_plan
from cchc.plans.services.waive import waive, withdraw_waiver

__all__ = [
    "Actor",
    "CommandLine",
    "DutyVerdict",
    "PartyLine",
    "TaskLine",
    "add_item",
    "add_target",
    "add_task",
    "adopt",
    "adopt_amendment",
    "amend_drop",
    "amend_new_task",
    "amend_task",
    "assign_task",
    "assign_tasks",
    "begin_amendment",
    "bring_in",
    "close",
    "confirm_doubt",
    "confirm_duty",
    "correct_heading",
    "correct_target",
    "correct_task",
    "create_missing_units",
    "decide_duty",
    "discard",
    "draft_document",
    "drop_incoming",
    "ground_amendment",
    "import_file",
    "keep",
    "match_unit",
    "name_parent",
    "read_again",
    "read_incoming",
    "remove_target",
    "remove_task",
    "settle_unit",
    "settle_units",
    "take_in",
    "tick_item",
    "undo_change",
    "untick_item",
    "waive",
    "withdraw_amendment",
    "withdraw_waiver",
    "write_from",
    "write_sub_plan",
]
