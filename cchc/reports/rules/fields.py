"""What a template may name: texts, figures of the plan, figures of rooms, indicators."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc.reports.rules.outline import Block, Part, Wrong, names_in

TEXTS = {
    "agency": "tên cơ quan",
    "plan": "kế hoạch, số và ngày",
    "year": "năm của kế hoạch",
    "period": "kỳ báo cáo, viết trong câu",
    "first": "ngày đầu kỳ",
    "last": "ngày cuối kỳ",
    "as_of": "thời điểm của số liệu",
    "next_period": "kỳ tiếp theo",
}
PLAN = "plan"
PLAN_FIGURES = {
    "planned": "nhiệm vụ của kế hoạch",
    "due": "nhiệm vụ đến hạn trong kỳ",
    "done": "nhiệm vụ đã hoàn thành trong số đến hạn",
    "done_on_time": "nhiệm vụ hoàn thành đúng hạn",
    "done_late": "nhiệm vụ hoàn thành sau thời hạn",
    "overdue": "nhiệm vụ đến hạn trong kỳ, đang quá hạn",
    "waiting": "nhiệm vụ chờ nghiệm thu",
    "carried_over": "nhiệm vụ quá hạn từ kỳ trước",
    "extended": "nhiệm vụ được gia hạn",
    "targets": "chỉ tiêu của kế hoạch",
    "late": "nhiệm vụ đang quá hạn, kể cả từ kỳ trước",
    "next_due": "nhiệm vụ đến hạn trong kỳ tới",
    "products_accepted": "sản phẩm được nghiệm thu",
    "recommended": "kiến nghị giám sát trong kỳ",
    "answers_due": "nội dung kiến nghị đến hạn trả lời",
    "answers_on_time": "nội dung kiến nghị được trả lời đúng hạn",
    "done_rate": "tỷ lệ hoàn thành trên số đến hạn",
}
VALUE = "value"
ASPECTS = {
    VALUE: "giá trị",
    "part": "số đạt",
    "whole": "tổng số",
    "rest": "số chưa đạt",
    "last_year": "giá trị cùng kỳ năm trước",
    "before": "giá trị kỳ trước",
    "vs_last_year": "so với cùng kỳ năm trước",
    "vs_before": "so với kỳ trước",
    "best": "tốt nhất theo chiều, ví dụ .best.field",
    "worst": "kém nhất theo chiều, ví dụ .worst.field",
}
PARTED = ("best", "worst")
OF_COUNTS = (VALUE, "last_year", "before", "vs_last_year", "vs_before")
OF_SHARES = ("part", "whole", "rest")


@dataclass(frozen=True)
class Known:
    """An indicator, or the figures of a room, that a template may name."""

    label: str
    kind: str = "count"
    dimensions: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fields:
    """The catalogue: indicators and families by code; ``TEXTS`` and ``PLAN_FIGURES`` besides."""

    indicators: Mapping[str, Known]
    families: Mapping[str, Known]

    def why_not(self, name: str) -> str:
        """In words why there is no such field; "" when there is one."""
        code, _, rest = name.partition(".")
        if not rest and code in TEXTS:
            return ""
        if code == PLAN:
            return "" if rest in PLAN_FIGURES else f"kế hoạch không có số liệu '{rest}'"
        if code in self.families:
            return self._of_family(code, rest)
        if code in self.indicators:
            return self._of_indicator(code, rest)
        return f"không có số liệu '{name}'"

    def dimension_missing(self, name: str, by: str) -> str:
        """In words why the field is not parted by that; "" when it is."""
        code, _, rest = name.partition(".")
        known = self.families.get(code) if rest else self.indicators.get(code)
        if known is None:
            return f"'{name}' không tách được theo chiều nào"
        if by in known.dimensions:
            return ""
        ways = ", ".join(known.dimensions) or "không có"
        return f"'{name}' không tách được theo '{by}'; các chiều: {ways}"

    def _of_family(self, code: str, rest: str) -> str:
        figure, _, aspect = rest.partition(".")
        if figure not in self.families[code].figures:
            return f"không có số liệu '{code}.{figure}'"
        if aspect and aspect not in OF_COUNTS:
            return f"'{code}.{figure}' không có dạng '{aspect}'; chọn trong: {', '.join(OF_COUNTS)}"
        return ""

    def _of_indicator(self, code: str, rest: str) -> str:
        aspect, _, dimension = rest.partition(".")
        known = self.indicators[code]
        if aspect in PARTED:
            return self.dimension_missing(code, dimension)
        if dimension or (aspect and aspect not in ASPECTS):
            return f"'{code}' không có dạng '{rest}'; chọn trong: {', '.join(ASPECTS)}"
        if aspect in OF_SHARES and known.kind != "ratio":
            return f"'{code}' không phải là tỷ lệ nên không có '{aspect}'"
        return ""


def checked(parts: Sequence[Part], fields: Fields) -> list[Wrong]:
    """Everything that names what is not there, each with its place."""
    return [
        Wrong(f"câu {number} của {part.place}", f"{why}.")
        for part in parts
        for number, block in enumerate(part.blocks, 1)
        for why in _of_block(block, fields)
    ] + [
        Wrong(f"tiêu đề của {part.place}", f"chỉ ghi được chữ, không ghi '{name}'.")
        for part in parts
        for name in names_in(part.title)
        if name not in TEXTS
    ]


def _of_block(block: Block, fields: Fields) -> Iterator[str]:
    said = [*names_in(block.text), *names_in(block.otherwise)] if block.kind == "sentence" else []
    for name in (*said, *(each.name for each in block.conditions), *block.names):
        if why := fields.why_not(name):
            yield why
    for each in block.conditions:
        if each.name in TEXTS:
            yield f"'{each.name}' là chữ, không so sánh được"
    if block.by and not any(map(fields.why_not, block.names)):
        if why := fields.dimension_missing(block.names[0], block.by):
            yield why
    elif block.names and block.kind in ("table", "annex"):
        yield from (
            f"'{name}' không phải là chỉ số"
            for name in block.names
            if name not in fields.indicators
        )
