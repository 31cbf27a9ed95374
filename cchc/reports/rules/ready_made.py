"""The templates that come ready made, as first versions; docs/rules/report-templates.md.

A shipped template is never changed here without a higher ``version``: kept reports name it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadyMade:
    """A template as people write it; ``title`` is the trích yếu of its papers."""

    code: str
    name: str
    note: str
    title: str
    body: str
    version: int = 1


_TITLE = (
    "Kết quả thực hiện công tác cải cách hành chính {period},\nphương hướng, nhiệm vụ {next_period}"
)

PLAN = ReadyMade(
    "ke-hoach",
    "Kết quả thực hiện kế hoạch",
    "Chỉ nói về nhiệm vụ, sản phẩm, thời hạn của kế hoạch; không có số liệu hồ sơ.",
    _TITLE,
    """
Kế hoạch: mở đầu

# Công tác chỉ đạo, điều hành [direction]
Kế hoạch: chỉ đạo

# Kết quả thực hiện [results]

## Kết quả chung [results.whole]
Kế hoạch: kết quả chung
Kế hoạch: từng lĩnh vực

## Kết quả theo bộ phận chủ trì [results.units]
Kế hoạch: bộ phận chủ trì
Bảng: bộ phận

## Thực hiện các chỉ tiêu của kế hoạch [targets]
Kế hoạch: chỉ tiêu
Bảng: danh mục chỉ tiêu

# Đánh giá chung [assessment]

## Nhiệm vụ quá hạn và nguyên nhân [late]
Kế hoạch: quá hạn

## Khó khăn, vướng mắc và nguyên nhân [difficulties]
Kế hoạch: khó khăn

# Phương hướng, nhiệm vụ {next_period} [next]
Kế hoạch: phương hướng

# Kiến nghị, đề xuất [proposals]
Kế hoạch: kiến nghị
Phụ lục: nhiệm vụ
""",
)

_SHOP = """
## Tiếp nhận, giải quyết thủ tục hành chính [results.dossiers]
Nếu dossiers.received = 0: Trong kỳ không tiếp nhận hồ sơ mới.
Nếu dossiers.received > 0: Trong kỳ tiếp nhận {dossiers.received} hồ sơ mới.
Nếu dossiers.carried_over > 0: Kỳ trước chuyển sang {dossiers.carried_over} hồ sơ.
Nếu dossiers.finished = 0: Trong kỳ chưa giải quyết xong hồ sơ nào.
Nếu dossiers.finished > 0: Đã giải quyết {dossiers.finished} hồ sơ, trong đó \
{dossiers.finished_early} hồ sơ trước hạn, {dossiers.finished_on_time} hồ sơ đúng hạn, \
{dossiers.finished_late} hồ sơ quá hạn.
Tỷ lệ giải quyết trước hạn, đúng hạn theo biểu II.06a đạt {dung-han-bieu} \
({dung-han-bieu.part}/{dung-han-bieu.whole} hồ sơ), {dung-han-bieu.vs_last_year}.
Chưa có số liệu: Chưa có hồ sơ nào giải quyết xong trong kỳ nên chưa tính tỷ lệ đúng hạn.
Nếu dossiers.open_overdue > 0: Tính cả hồ sơ đang quá hạn, tỷ lệ đúng hạn thực tế là \
{dung-han-thuc} ({dung-han-thuc.part}/{dung-han-thuc.whole} hồ sơ).

Nếu dossiers.open_overdue = 0: Đến cuối kỳ không có hồ sơ đang giải quyết bị quá hạn.
Nếu dossiers.open_overdue > 0: Đến cuối kỳ còn {dossiers.open_overdue} hồ sơ đang giải quyết đã \
quá hạn, thuộc các lĩnh vực:
Danh sách: dossiers.open_overdue theo field, hồ sơ

Nếu có dung-han-bieu.worst.field và dung-han-bieu < 100: Lĩnh vực có tỷ lệ đúng hạn thấp nhất: \
{dung-han-bieu.worst.field}; cao nhất: {dung-han-bieu.best.field}.
Nếu dossiers.apologies_due > 0: Đã xin lỗi đủ các bước {xin-loi-du-buoc.part}/\
{xin-loi-du-buoc.whole} hồ sơ trễ hạn phải xin lỗi.
Nếu dossiers.supplements_asked > 0: Đã yêu cầu bổ sung {dossiers.supplements_asked} lần.
Nếu dossiers.off_list_blocked > 0: Hệ thống đã chặn {dossiers.off_list_blocked} lần yêu cầu giấy \
tờ ngoài danh mục.
Bảng: II.06a
"""

_DIGITAL = """
## Dịch vụ công trực tuyến, số hóa [results.digital]
Hồ sơ nộp trực tuyến đạt {nop-truc-tuyen} ({nop-truc-tuyen.part}/{nop-truc-tuyen.whole} hồ sơ), \
{nop-truc-tuyen.vs_last_year}.
Chưa có số liệu: Trong kỳ không có hồ sơ mới nên chưa tính tỷ lệ nộp trực tuyến.
Kết quả giải quyết được số hóa đạt {so-hoa-ket-qua} ({so-hoa-ket-qua.part}/\
{so-hoa-ket-qua.whole} kết quả).
Chưa có số liệu: Trong kỳ chưa có kết quả nào nên chưa tính tỷ lệ số hóa.
Nếu dossiers.papers_reused > 0: Có {dossiers.papers_reused} giấy tờ người dân không phải nộp lại.
Biểu đồ đường: nop-truc-tuyen trong 6 kỳ
"""

_PEOPLE = """
## Mức độ hài lòng; phản ánh, kiến nghị; đối thoại [results.people]
Hài lòng về sự phục vụ của cơ quan đạt {hai-long-phuc-vu} ({hai-long-phuc-vu.part}/\
{hai-long-phuc-vu.whole} phiếu).
Chưa có số liệu: Chưa có phiếu đánh giá nào về sự phục vụ của cơ quan.
Hài lòng về việc giải quyết thủ tục hành chính đạt {hai-long-giai-quyet} \
({hai-long-giai-quyet.part}/{hai-long-giai-quyet.whole} phiếu).
Chưa có số liệu: Chưa có phiếu đánh giá nào về việc giải quyết thủ tục hành chính.

Nếu petitions.received = 0: Trong kỳ không nhận được phản ánh, kiến nghị.
Nếu petitions.received > 0: Trong kỳ nhận {petitions.received} phản ánh, kiến nghị; đã trả lời \
{petitions.answered}.
Nếu có phan-anh-dung-han: Xử lý đúng hạn {phan-anh-dung-han} ({phan-anh-dung-han.part}/\
{phan-anh-dung-han.whole} việc phải xong trong kỳ).
Nếu dialogues.meetings > 0: Đã tổ chức {dialogues.meetings} buổi đối thoại với người dân, \
{dialogues.questions} câu hỏi.
Nếu có loi-hua-dung-han: Lời hứa khi đối thoại thực hiện đúng hạn {loi-hua-dung-han} \
({loi-hua-dung-han.part}/{loi-hua-dung-han.whole} lời hứa đến hạn).
"""

_TARGETS = """
## Thực hiện các chỉ tiêu của kế hoạch [targets]
Nếu plan.targets > 0: Kế hoạch đề ra {plan.targets} chỉ tiêu; kết quả trong kỳ như bảng sau.
Nếu plan.targets = 0: Kế hoạch không có chỉ tiêu cần tính toán.
Bảng: chỉ tiêu
"""

_ASSESSMENT = """
# Đánh giá chung [assessment]

## Ưu điểm [strengths]
Nếu plan.due > 0: Đã hoàn thành {plan.done}/{plan.due} nhiệm vụ đến hạn trong kỳ.
Nếu có dung-han-bieu và dung-han-bieu = 100: Không có hồ sơ nào giải quyết quá hạn.
Nếu dung-han-bieu >= 99,9 và dung-han-bieu < 100: Tỷ lệ hồ sơ giải quyết đúng hạn giữ được từ \
99,9% trở lên.
Nếu plan.due = 0: Công tác cải cách hành chính được triển khai theo kế hoạch.

## Tồn tại, hạn chế; nguyên nhân [late]
Kế hoạch: quá hạn
Nếu dung-han-bieu < 99,9: - Tỷ lệ hồ sơ giải quyết đúng hạn mới đạt {dung-han-bieu}.

## Khó khăn, vướng mắc và nguyên nhân [difficulties]
Kế hoạch: khó khăn
"""

_AHEAD = """
# Phương hướng, nhiệm vụ {next_period} [next]
Kế hoạch: phương hướng

# Kiến nghị, đề xuất [proposals]
Kế hoạch: kiến nghị
"""

_INDICATORS = (
    "dung-han-bieu, dung-han-thuc, truoc-han, thoi-gian-trung-binh, nop-truc-tuyen, "
    "so-hoa-ket-qua, xin-loi-du-buoc, hai-long-phuc-vu, hai-long-giai-quyet, phan-anh-dung-han, "
    "loi-hua-dung-han, nhiem-vu-dung-han"
)

PERIODIC = ReadyMade(
    "dinh-ky",
    "Báo cáo cải cách hành chính định kỳ, đột xuất",
    "Theo đề cương báo cáo định kỳ: nhiệm vụ của kế hoạch và số liệu hồ sơ, số hóa, hài lòng, "
    "phản ánh. Dùng cho quý, 6 tháng, 9 tháng, năm và khoảng thời gian bất kỳ.",
    _TITLE,
    f"""
Kế hoạch: mở đầu

# Công tác chỉ đạo, điều hành [direction]
Kế hoạch: chỉ đạo

# Kết quả thực hiện [results]

## Kết quả chung [results.whole]
Kế hoạch: kết quả chung
Kế hoạch: từng lĩnh vực
{_SHOP}{_DIGITAL}{_PEOPLE}
## Kết quả theo bộ phận chủ trì [results.units]
Kế hoạch: bộ phận chủ trì
Bảng: bộ phận
{_TARGETS}{_ASSESSMENT}{_AHEAD}
Phụ lục: {_INDICATORS}
Phụ lục: nhiệm vụ
""",
)

YEARLY = ReadyMade(
    "tong-ket-nam",
    "Tổng kết công tác cải cách hành chính năm",
    "Cho báo cáo cả năm: thêm so sánh với năm trước, biểu đồ qua các năm và theo lĩnh vực.",
    "Tổng kết công tác cải cách hành chính {period},\nphương hướng, nhiệm vụ {next_period}",
    f"""
Kế hoạch: mở đầu

# Công tác chỉ đạo, điều hành [direction]
Kế hoạch: chỉ đạo

# Kết quả thực hiện [results]

## Kết quả chung [results.whole]
Kế hoạch: kết quả chung
Kế hoạch: từng lĩnh vực
{_SHOP}Biểu đồ cột: dung-han-bieu theo field
{_DIGITAL}{_PEOPLE}
## So với năm trước [results.compared]
Nếu có dung-han-bieu: Hồ sơ giải quyết đúng hạn: {{dung-han-bieu}}, {{dung-han-bieu.vs_last_year}}.
- Tiếp nhận {{dossiers.received}} hồ sơ, {{dossiers.received.vs_last_year}}.
Nếu có so-hoa-ket-qua: - Kết quả được số hóa: {{so-hoa-ket-qua}}, {{so-hoa-ket-qua.vs_last_year}}.
Nếu có hai-long-phuc-vu: - Hài lòng về sự phục vụ: {{hai-long-phuc-vu}}, \
{{hai-long-phuc-vu.vs_last_year}}.
- Phản ánh, kiến nghị đã nhận: {{petitions.received}}, {{petitions.received.vs_last_year}}.

## Kết quả theo bộ phận chủ trì [results.units]
Kế hoạch: bộ phận chủ trì
Bảng: bộ phận
{_TARGETS}{_ASSESSMENT}{_AHEAD}
Phụ lục: {_INDICATORS}
Phụ lục: nhiệm vụ
""",
)

WEEKLY = ReadyMade(
    "tuan",
    "Bản tin tuần cho lãnh đạo",
    "Một trang: việc quá hạn, việc của tuần tới, hồ sơ, phản ánh. Chọn kỳ là bảy ngày vừa qua.",
    "Tình hình công việc và hồ sơ\ntừ ngày {first} đến ngày {last}",
    """
Kính gửi: Chủ tịch, các Phó Chủ tịch

# Nhiệm vụ của kế hoạch
Nếu plan.due > 0: Trong tuần có {plan.due} nhiệm vụ đến hạn, đã hoàn thành {plan.done}.
Nếu plan.due = 0: Trong tuần không có nhiệm vụ nào đến hạn.
Nếu plan.late > 0: Đang quá hạn {plan.late} nhiệm vụ.
Nếu plan.late = 0: Không có nhiệm vụ quá hạn.
Nếu plan.next_due > 0: Bảy ngày tới có {plan.next_due} nhiệm vụ đến hạn.
Nếu plan.next_due = 0: Bảy ngày tới không có nhiệm vụ đến hạn.

# Hồ sơ thủ tục hành chính
Tiếp nhận {dossiers.received} hồ sơ, {dossiers.received.vs_before}.
Đã giải quyết {dossiers.finished} hồ sơ, đang giải quyết {dossiers.open} hồ sơ.
Tỷ lệ đúng hạn trong tuần {dung-han-bieu} ({dung-han-bieu.part}/{dung-han-bieu.whole}).
Chưa có số liệu: Trong tuần chưa có hồ sơ nào giải quyết xong.
Nếu dossiers.open_overdue = 0: Không có hồ sơ trễ hạn.
Nếu dossiers.open_overdue > 0: Đang trễ hạn {dossiers.open_overdue} hồ sơ:
Danh sách: dossiers.open_overdue theo unit, hồ sơ
Biểu đồ cột: dossiers.received trong 6 kỳ

# Người dân
Nếu petitions.received > 0: Nhận {petitions.received} phản ánh, kiến nghị; đã trả lời \
{petitions.answered}.
Nếu petitions.received = 0: Không nhận được phản ánh, kiến nghị.
Nếu petitions.late > 0: Có {petitions.late} phản ánh, kiến nghị bị trễ hạn.
Nếu có hai-long-phuc-vu: Hài lòng về sự phục vụ {hai-long-phuc-vu} ({hai-long-phuc-vu.part}/\
{hai-long-phuc-vu.whole} phiếu).
""",
)

READY_MADE = (PERIODIC, YEARLY, WEEKLY, PLAN)
DEFAULT = PERIODIC.code
