"""What keeps an entry out of a field or a procedure that exists; docs/rules/procedures.md."""

from cchc.procedures.choices import Level
from cchc.procedures.whole import Entry


def field_problem(known: Entry, entry: Entry) -> str:
    """Why the entry does not belong to the field of that code, or nothing."""
    if known.field_name != entry.field_name:
        return f"Mã lĩnh vực “{known.field_code}” đã là của lĩnh vực “{known.field_name}”."
    if known.is_sensitive != entry.is_sensitive:
        kind = "nhạy cảm" if known.is_sensitive else "không nhạy cảm"
        return f"Lĩnh vực “{known.field_name}” đã được ghi là {kind}."
    return ""


def procedure_problem(known: Entry, entry: Entry) -> str:
    """Why the entry is not another version of the procedure of that code, or nothing."""
    if known.field_code != entry.field_code:
        return f"Thủ tục {known.code} đã thuộc lĩnh vực “{known.field_name}”."
    if known.level != entry.level:
        return f"Thủ tục {known.code} đã ghi là {Level(known.level).label.lower()}."
    return ""
