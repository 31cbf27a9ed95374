"""Findings about names of another agency, left over from a plan that was copied."""

import re
from collections.abc import Iterable, Iterator

from cchc.kernel.text import same_tone_placement
from cchc.plans.content import Finding, ReadPlan
from cchc.plans.rules.findings.severity import finding
from cchc.plans.rules.words import CAPITALS

_NAMED = re.compile(
    rf"\b(?P<level>[Pp]hường|PHƯỜNG|[Xx]ã|XÃ|[Tt]hị trấn|THỊ TRẤN|[Đđ]ặc khu)\s+"
    rf"(?P<name>[{CAPITALS}]\w*(?:\s+[{CAPITALS}]\w*){{0,3}}|\d{{1,2}}\b)"
)
# Capitals after "phường" that begin something else than a name.
_NO_NAME = re.compile(
    r"(?:Hội|Bộ phận|Các|Công an|Văn phòng|Phòng|Ban|UBND|HĐND|Ủy ban|Đảng|Đoàn|Tổ|Đài|Kế toán"
    r"|Tư pháp|Trung tâm|Chủ tịch|Mặt trận|Công chức|Hội đồng|Thường trực|Về)\b"
)


def name_findings(plan: ReadPlan) -> Iterator[Finding]:
    """Every place that names another ward or commune than the issuing one."""
    own = _NAMED.search(plan.document.agency or "")
    if not own:
        return
    for where, text in _texts(plan):
        others = dict.fromkeys(
            found.group()
            for found in _NAMED.finditer(text)
            if not _NO_NAME.match(found.group("name")) and not _same(found, own)
        )
        for other in others:
            yield finding(
                "other_agency_name",
                where,
                f"Nêu tên “{other}” trong kế hoạch của {plan.document.agency}; "
                "hãy sửa nếu là phần còn sót của văn bản khác.",
            )


def _same(found: re.Match[str], own: re.Match[str]) -> bool:
    name, mine = (_folded(match.group("name")) for match in (found, own))
    return _folded(found.group("level")) == _folded(own.group("level")) and (
        name == mine or name.startswith(f"{mine} ")
    )


def _folded(text: str) -> str:
    return same_tone_placement(text).casefold()


def _texts(plan: ReadPlan) -> Iterable[tuple[str, str]]:
    yield "/document/title", plan.document.title or ""
    for number, section in enumerate(plan.sections):
        yield f"/sections/{number}", f"{section.title or ''}. {section.text}"
    for number, target in enumerate(plan.targets):
        yield f"/targets/{number}", target.text
    for number, area in enumerate(plan.areas):
        yield f"/areas/{number}", area.title
    for number, task in enumerate(plan.tasks):
        units = [unit.text for unit in (*task.lead, *task.coordinating)]
        texts = [task.title, *task.products, *units, task.deadline or ""]
        yield f"/tasks/{number}", ". ".join(texts)
