"""Make the Word files of the demo ward from the written plan: ``python -m tools.make_demo_plans``.

The files are committed; this is run again when the words of ``cchc/demo/plans/2023.json`` change.
"""

import dataclasses
from pathlib import Path
from typing import Any

from cchc.demo.plans import HERE, WrittenPlan, written_plan
from cchc.demo.tests.papers import items_of
from cchc.kernel.extraction.tests.factories import docx_of

# In order: the law and the map changed between the years, then the years themselves.
SINCE_2023 = (
    ("Số:        /KH-UBND", "Số: 05/KH-UBND"),
    ("Kế hoạch số     /KH-UBND", "Kế hoạch số 05/KH-UBND"),
    ("ngày     tháng     năm 2023", "ngày 12 tháng 01 năm 2026"),
    ("ngày 10/01/2023", "ngày 12/01/2026"),
    ("ngày 04/01/2023 của UBND thành phố Sông Mẫu", "ngày 06/01/2026 của UBND tỉnh Mẫu"),
    ("số 61/2018/NĐ-CP ngày 23/4/2018", "số 118/2025/NĐ-CP ngày 09/6/2025"),
    ("Thành ủy Sông Mẫu", "Tỉnh ủy Mẫu"),
    ("UBND thành phố Sông Mẫu", "UBND tỉnh Mẫu"),
    ("Phòng Nội vụ thành phố", "Sở Nội vụ tỉnh Mẫu"),
    ("do tỉnh và thành phố mở", "do tỉnh mở"),
    ("UBND thành phố", "UBND tỉnh"),
    ("thành phố", "tỉnh"),
    ("giai đoạn 2022-2025", "giai đoạn 2026-2030"),
    ("năm 2022", "năm 2025"),
    ("2023", "2026"),
)
IN_HOA_BINH = (
    ("An Bình", "Hòa Bình"),
    ("AN BÌNH", "HÒA BÌNH"),
    ("phường Tân Mẫu", "phường"),
    ("05/KH-UBND", "11/KH-UBND"),
    ("ngày 12 tháng 01 năm 2026", "ngày 16 tháng 01 năm 2026"),
    ("ngày 12/01/2026", "ngày 16/01/2026"),
    ("Nguyễn Văn Minh", "Cao Thị Phượng"),
)
HOA_BINH_TASKS = ("1", "3", "4", "10", "18", "26", "28")
Words = tuple[tuple[str, str], ...]


def of_2026(plan: WrittenPlan) -> WrittenPlan:
    """The plan as it would be written for 2026."""
    changed = _rewritten(plan, SINCE_2023)
    assert isinstance(changed, WrittenPlan)
    return changed


def of_hoa_binh(plan: WrittenPlan) -> WrittenPlan:
    """The much smaller plan of the second ward: seven of the tasks of 2026."""
    kept = (
        dataclasses.replace(
            area, tasks=tuple(task for task in area.tasks if task.number in HOA_BINH_TASKS)
        )
        for area in plan.appendix.areas
    )
    areas = tuple(area for area in kept if area.tasks)
    appendix = dataclasses.replace(plan.appendix, areas=areas)
    changed = _rewritten(dataclasses.replace(plan, appendix=appendix), IN_HOA_BINH)
    assert isinstance(changed, WrittenPlan)
    return changed


def _rewritten(value: Any, words: Words) -> Any:
    if isinstance(value, str):
        for old, new in words:
            value = value.replace(old, new)
        return value
    if isinstance(value, tuple):
        return tuple(_rewritten(item, words) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        return dataclasses.replace(
            value, **{n: _rewritten(getattr(value, n), words) for n in names}
        )
    return value


def main() -> int:
    plan = written_plan(2023)
    _write(HERE / "2023.docx", docx_of(items_of(plan)))
    _write(HERE / "2026.docx", docx_of(items_of(of_2026(plan))))
    _write(HERE / "hoa-binh-2026.docx", docx_of(items_of(of_hoa_binh(of_2026(plan)))))
    return 0


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    print(f"{path}: {len(content)} bytes")


if __name__ == "__main__":
    raise SystemExit(main())
