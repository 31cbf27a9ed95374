"""A decision and the plan that it brings; docs/rules/plan-reading.md."""

from cchc.kernel.extraction.reading import extract
from cchc.kernel.extraction.tests.factories import Item, Line, Sides, docx_of
from cchc.plans.reading import read
from cchc.plans.reading.tests.test_shapes import small_table


def test_a_decision_signed_only_behind_the_plan_that_it_brings() -> None:
    items: list[Item] = [
        Line("UBND PHƯỜNG AN MẪU"),
        Line("QUYẾT ĐỊNH", centred=True),
        Line("Ban hành Kế hoạch cải cách hành chính năm 2026", centred=True),
        Line("QUYẾT ĐỊNH:", centred=True),
        Line("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính."),
        Line("Điều 2. Quyết định có hiệu lực từ ngày ký."),
        Line("KẾ HOẠCH", centred=True),
        Line("Cải cách hành chính năm 2026", centred=True),
        Line("I. MỤC TIÊU"),
        Line("- Tối thiểu 95% hồ sơ đúng hạn."),
        Line("II. NHIỆM VỤ"),
        small_table(),
        Sides(["Nơi nhận:", "- Như Điều 1;"], ["CHỦ TỊCH", "Trần Thị Mẫu"]),
    ]
    plan = read(extract(docx_of(items), name="quyet-dinh.docx"))
    assert [s.id for s in plan.sections] == ["Điều 1", "Điều 2", "I", "II"]
    assert "MỤC TIÊU" not in plan.sections[1].text
    assert [t.value for t in plan.targets] == ["95"]
    assert len(plan.tasks) == 1
    assert plan.document.signer.name == "Trần Thị Mẫu"
