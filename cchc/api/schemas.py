"""What requests and answers look like; the types are the OpenAPI document."""

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from cchc.dossiers.services.mirroring.pushing import ROWS_AT_ONCE

Text = str | None
_MOMENT = "2026-11-30 hoặc 2026-11-30T14:05:00+07:00."
MOST_LISTED = 500


class Said(Schema):
    """What is sent; a field that is not known is refused."""

    model_config = ConfigDict(extra="forbid")


class StateIn(Said):
    """A new state of a known dossier; what is not said stays as it is known."""

    state: int | str = Field(description="Mã 1–10, hoặc từ của hệ thống nguồn.", examples=[4])
    due: Text = Field(None, max_length=40, description=f"Hẹn trả. {_MOMENT}")
    finished: Text = Field(None, max_length=40, description=f"Kết thúc xử lý. {_MOMENT}")
    returned: Text = Field(None, max_length=40, description=f"Trả kết quả. {_MOMENT}")
    told_at: datetime | None = Field(None, description="Thời điểm của dữ liệu; trống: lúc gửi.")


class DossierFields(Said):
    """A dossier as its source tells it."""

    procedure_code: Text = Field(None, max_length=40, description="Mã thủ tục của danh mục.")
    procedure_name: Text = Field(None, max_length=500, description="Dùng khi không có mã.")
    applicant: Text = Field(None, max_length=200, description="Người nộp; cần khi hồ sơ mới.")
    applicant_kind: Text = Field(None, max_length=60, description="0 công dân, 1 tổ chức, 2 hộ KD.")
    id_number: Text = Field(None, max_length=30, description="Số CCCD hoặc mã số thuế.")
    phone: Text = Field(None, max_length=30, description="Điện thoại người nộp.")
    address: Text = Field(None, max_length=300, description="Địa chỉ người nộp.")
    received: Text = Field(None, max_length=40, description=f"Tiếp nhận. {_MOMENT}")
    due: Text = Field(None, max_length=40, description=f"Hẹn trả. {_MOMENT}")
    finished: Text = Field(None, max_length=40, description=f"Kết thúc xử lý. {_MOMENT}")
    returned: Text = Field(None, max_length=40, description=f"Trả kết quả. {_MOMENT}")
    state: int | str = Field(description="Mã 1–10, hoặc từ của hệ thống nguồn.", examples=[4])
    channel: int | str | None = Field(None, description="1 trực tiếp, 2 trực tuyến, 3 bưu chính.")


class DossierIn(DossierFields):
    """One dossier; its code stands in the address."""

    told_at: datetime | None = Field(None, description="Thời điểm của dữ liệu; trống: lúc gửi.")


class BatchRow(DossierFields):
    """A dossier of a batch."""

    code: str = Field(max_length=40, description="Mã số hồ sơ.", examples=["H56.10-260102-0001"])


class BatchIn(Said):
    """Up to a thousand dossiers, read whole before anything is written."""

    dossiers: list[BatchRow] = Field(min_length=1, max_length=ROWS_AT_ONCE)
    told_at: datetime | None = Field(None, description="Thời điểm của dữ liệu; trống: lúc gửi.")


class PushedOut(Schema):
    """What became of a dossier that was pushed."""

    code: str
    result: Literal["created", "updated", "unchanged", "kept_out"]
    why: str = Field("", description="Vì sao để ngoài.")
    changes: list[str] = Field([], description="Việc đã qua mà nguồn báo khác trước.")
    waits: bool = Field(False, description="Hồ sơ đã trễ, chờ lãnh đạo xác nhận.")


class BatchOut(Schema):
    """What became of each, in the order sent."""

    created: int
    updated: int
    unchanged: int
    kept_out: int
    results: list[PushedOut]


class Named(Schema):
    """A code and its name."""

    code: str
    name: str


class ApplicantOut(Schema):
    """Who filed it: masked, or whole for a client with the right."""

    masked: bool
    kind: str
    name: str
    id_number: Text = None
    phone: Text = None
    address: Text = None


class DossierOut(Schema):
    """A dossier as it is kept."""

    code: str
    procedure: Named
    field: Named
    channel: int
    origin: Literal["handled", "mirrored"]
    source: str
    state: int
    state_name: str
    registered_at: str
    received_at: Text
    promised_at: Text
    due_at: Text
    appointed_at: Text
    refused_at: Text
    finished_at: Text
    returned_at: Text
    ending: str
    outcome: str
    is_late: bool
    changed_at: Text
    applicant: ApplicantOut


class DossierPage(Schema):
    """A page of the list; without ``next_cursor`` it is the last."""

    items: list[DossierOut]
    next_cursor: Text


class Wanted(Said):
    """What the list is narrowed to."""

    updated_since: datetime | None = Field(None, description="Thay đổi từ thời điểm này.")
    state: list[int] = Field([], max_length=10, description="Mã trạng thái; lặp lại để lấy nhiều.")
    limit: int = Field(100, ge=1, le=MOST_LISTED)
    cursor: str = Field("", max_length=200, description="next_cursor của trang trước.")


class LimitOut(Schema):
    """How long it may take."""

    amount: str
    unit: str


class ProcedureOut(Schema):
    """A procedure of the catalogue with the version of today; without one no dossier is taken."""

    code: str
    name: str
    field: Named
    level: str
    owner: str
    is_sample: bool
    version: int | None
    valid_from: Text
    limit: LimitOut | None
    fee: int | None
    online_level: Text


class ProcedureList(Schema):
    """The whole catalogue that the agency uses."""

    items: list[ProcedureOut]


class Pair(Schema):
    """A rate as it was counted."""

    part: int
    whole: int


class StatisticsOut(Schema):
    """The same object as ``cchc dossiers statistics --json``."""

    agency: Text
    period: dict[str, Any]
    as_of: str
    counts: dict[str, int]
    rates: dict[str, Pair]
    ii06a: list[list[int | str]]
    sources: dict[str, int]


class ProblemOut(Schema):
    """What is wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] = []
