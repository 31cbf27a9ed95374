"""Words of the office for indicators."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What a value is; docs/rules/indicators.md, "Kinds of values"."""

    RATIO = "ratio", "Tỷ lệ"
    COUNT = "count", "Số lượng"
    AVERAGE = "average", "Trung bình"
    TIME = "time", "Thời gian"
    SCORE = "score", "Điểm trung bình"
    AMOUNT = "amount", "Số tiền"


class Direction(TextChoices):
    """Which way is better."""

    UP = "up", "Càng cao càng tốt"
    DOWN = "down", "Càng thấp càng tốt"
    NONE = "none", "Chỉ theo dõi"


class Shelf(TextChoices):
    """Where an indicator stands in the catalogue."""

    SHOP = "shop", "Một cửa"
    PEOPLE = "people", "Người dân đánh giá"
    PLAN = "plan", "Kế hoạch, điều hành"
    QD766 = "qd766", "Bộ chỉ số theo Quyết định 766/QĐ-TTg"
    TT01 = "tt01", "Chỉ số đánh giá theo Thông tư 01/2018/TT-VPCP"
    OWN = "own", "Chỉ số của cơ quan"


class TargetState(TextChoices):
    """Where a target of a plan stands."""

    NO_DATA = "no_data", "Chưa có số liệu"
    MET = "met", "Đạt"
    AT_RISK = "at_risk", "Có nguy cơ"
    MISSED = "missed", "Không đạt"


class Side(TextChoices):
    """Which rows of a value are looked at."""

    PART = "part", "Số đạt"
    WHOLE = "whole", "Tổng số"
    REST = "rest", "Chưa đạt"


NO_SOURCE = "chưa có nguồn số liệu"
EXCHANGED = {Kind.AVERAGE: "duration", Kind.TIME: "duration", Kind.SCORE: "ratio"}
