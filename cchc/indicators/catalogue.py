"""The definitions that come ready made, as first versions; docs/rules/indicators.md.

A definition that has been shipped is never changed here: the next version is a line of its own
with the day from which it is valid (a test keeps the shipped ones as they are).
"""

from collections.abc import Iterator

from cchc.indicators.choices import Direction, Kind, Shelf
from cchc.indicators.rules.definitions import Definition

_IN_TIME = ("finished_early", "finished_on_time")
_QD = "QĐ 766/QĐ-TTg, mô tả công thức tính chỉ số"
_TT = "TT 01/2018/TT-VPCP Điều 14, 15"
_OURS = "Yêu cầu của kế hoạch CCHC"
_SHOP = "Bộ phận Một cửa"

_MEASURED = (
    Definition(
        "dung-han-bieu", "Hồ sơ giải quyết trước hạn, đúng hạn (theo biểu II.06a)", Shelf.SHOP,
        family="dossiers", part=_IN_TIME, whole=("finished",), owner=_SHOP,
        formula="(trước hạn + đúng hạn) / đã giải quyết trong kỳ",
        source="TT 01/2020/TT-VPCP, biểu II.06a",
    ),
    Definition(
        "dung-han-thuc", "Hồ sơ đúng hạn thực tế, tính cả hồ sơ đang quá hạn", Shelf.SHOP,
        family="dossiers", part=_IN_TIME, whole=("finished", "open_overdue"), owner=_SHOP,
        formula="(trước hạn + đúng hạn) / (đã giải quyết trong kỳ + đang quá hạn cuối kỳ)",
        source=_OURS,
    ),
    Definition(
        "truoc-han", "Hồ sơ giải quyết trước hạn", Shelf.SHOP,
        family="dossiers", part=("finished_early",), whole=("finished",), owner=_SHOP,
        formula="trước hạn / đã giải quyết trong kỳ", source=_OURS,
    ),
    Definition(
        "thoi-gian-trung-binh", "Thời gian giải quyết trung bình", Shelf.SHOP, Kind.AVERAGE,
        family="times", part=("worked",), whole=("number",), unit="giờ làm việc",
        direction=Direction.DOWN, owner=_SHOP, source=_OURS,
        formula="tổng giờ làm việc từ tiếp nhận đến xong, trừ thời gian chờ người nộp / số hồ sơ",
    ),
    Definition(
        "thoi-gian-trung-vi", "Thời gian giải quyết trung vị", Shelf.SHOP, Kind.TIME,
        family="times", part=("median",), whole=("number",), unit="giờ làm việc",
        direction=Direction.DOWN, owner=_SHOP, source=_OURS,
        formula="một nửa số hồ sơ có kết quả xong trong thời gian này",
    ),
    Definition(
        "nop-truc-tuyen", "Hồ sơ nộp trực tuyến", Shelf.SHOP,
        family="dossiers", part=("received_online",), whole=("received",), owner=_SHOP,
        formula="nộp trực tuyến / tiếp nhận mới trong kỳ", source=_OURS,
    ),
    Definition(
        "so-hoa-ket-qua", "Kết quả giải quyết được số hóa", Shelf.SHOP,
        family="dossiers", part=("results_digitised",), whole=("results",), owner=_SHOP,
        formula="kết quả có tệp số / hồ sơ có kết quả trong kỳ", source=_OURS,
    ),
    Definition(
        "giay-to-dung-lai", "Giấy tờ không phải nộp lại", Shelf.SHOP, Kind.COUNT,
        family="dossiers", part=("papers_reused",), unit="giấy tờ", owner=_SHOP,
        formula="giấy tờ lấy từ dữ liệu đã có, của hồ sơ tiếp nhận trong kỳ", source=_OURS,
    ),
    Definition(
        "yeu-cau-bo-sung", "Yêu cầu bổ sung hồ sơ", Shelf.SHOP, Kind.COUNT,
        family="dossiers", part=("supplements_asked",), unit="yêu cầu",
        direction=Direction.DOWN, owner=_SHOP,
        formula="số yêu cầu bổ sung trong kỳ", source=_OURS,
    ),
    Definition(
        "ngoai-danh-muc", "Yêu cầu giấy tờ ngoài danh mục (đã bị chặn)", Shelf.SHOP, Kind.COUNT,
        family="dossiers", part=("off_list_blocked",), unit="lần",
        direction=Direction.DOWN, owner=_SHOP,
        formula="số lần yêu cầu giấy tờ không có trong danh mục của thủ tục", source=_OURS,
    ),
    Definition(
        "xin-loi-du-buoc", "Hồ sơ trễ hạn được xin lỗi đủ các bước", Shelf.SHOP,
        family="dossiers", part=("apologies_complete",), whole=("apologies_due",), owner=_SHOP,
        formula="đã xin lỗi đủ các bước / phải xin lỗi trong kỳ", source=_OURS,
        no_data="Không có hồ sơ nào phải xin lỗi",
    ),
    Definition(
        "hai-long-phuc-vu", "Hài lòng về sự phục vụ của cơ quan", Shelf.PEOPLE,
        family="satisfaction", part=("service_good",), whole=("service_good", "service_other"),
        formula="trả lời hài lòng, rất hài lòng / trả lời câu hỏi chung", source=_OURS,
        no_data="Chưa có phiếu trả lời đã khóa sổ",
    ),
    Definition(
        "hai-long-giai-quyet", "Hài lòng về việc giải quyết thủ tục hành chính", Shelf.PEOPLE,
        family="satisfaction", part=("handling_good",), whole=("handling_good", "handling_other"),
        formula="trả lời hài lòng, rất hài lòng / trả lời câu hỏi chung", source=_OURS,
        no_data="Chưa có phiếu trả lời đã khóa sổ",
    ),
    Definition(
        "phan-anh-dung-han", "Phản ánh, kiến nghị xử lý đúng hạn", Shelf.PEOPLE,
        family="petitions", part=("judged_on_time",), whole=("judged",),
        formula="không có việc nào trễ / có việc phải xong trong kỳ", source=_OURS,
        no_data="Không có phản ánh nào phải xong trong kỳ",
    ),
    Definition(
        "loi-hua-dung-han", "Lời hứa khi đối thoại thực hiện đúng hạn", Shelf.PEOPLE,
        family="dialogues", part=("kept",), whole=("kept", "late"),
        formula="thực hiện đúng hạn / đã đến hạn trong kỳ", source=_OURS,
        no_data="Không có lời hứa nào đến hạn",
    ),
    Definition(
        "nhiem-vu-dung-han", "Nhiệm vụ của kế hoạch hoàn thành đúng hạn", Shelf.PLAN,
        family="tasks", part=("done_on_time",),
        whole=("done_on_time", "done_late", "overdue", "waiting"),
        formula="hoàn thành đúng hạn / đã đến hạn trong kỳ", source=_OURS,
        no_data="Không có nhiệm vụ nào đến hạn",
    ),
    Definition(
        "san-pham-nghiem-thu", "Sản phẩm của nhiệm vụ được nghiệm thu", Shelf.PLAN, Kind.COUNT,
        family="products", part=("accepted",), unit="sản phẩm",
        formula="sản phẩm được nghiệm thu trong kỳ", source=_OURS,
    ),
    Definition(
        "bao-cao-dung-han", "Báo cáo định kỳ gửi đúng hạn", Shelf.PLAN,
        family="reports", part=("done_on_time",),
        whole=("done_on_time", "done_late", "overdue", "waiting"),
        formula="báo cáo xong đúng hạn / báo cáo đến hạn trong kỳ", source=_OURS,
        no_data="Không có báo cáo nào đến hạn",
    ),
    Definition(
        "766-2-1", "2.1 Hồ sơ giải quyết đúng hạn", Shelf.QD766, decimals=2,
        family="dossiers", part=(*_IN_TIME, "open_within"), whole=("finished", "open"),
        owner=_SHOP, source=_QD,
        formula="(xong trước hạn, đúng hạn + đang giải quyết trong hạn) / tiếp nhận và đang giải "
        "quyết trong kỳ",
    ),
    Definition(
        "766-2-2", "2.2 Thời gian giải quyết trung bình", Shelf.QD766, Kind.AVERAGE, decimals=2,
        family="times", part=("worked",), whole=("number",), unit="giờ làm việc",
        direction=Direction.DOWN, owner=_SHOP, source=_QD,
        formula="trung bình (kết thúc − tiếp nhận − bổ sung), tính theo giờ làm việc",
    ),
    Definition(
        "766-3-3", "3.3 Hồ sơ trực tuyến", Shelf.QD766, decimals=2,
        family="dossiers", part=("received_online",), whole=("received",), owner=_SHOP,
        formula="hồ sơ trực tuyến / tổng số hồ sơ tiếp nhận", source=_QD,
    ),
    Definition(
        "766-4-1", "4.1 Kết quả giải quyết điện tử", Shelf.QD766, decimals=2,
        family="dossiers", part=("results_digitised",), whole=("results",), owner=_SHOP,
        formula="hồ sơ có kết quả điện tử / hồ sơ đã giải quyết xong", source=_QD,
    ),
    Definition(
        "766-5-1", "5.1 Phản ánh, kiến nghị đã nhận", Shelf.QD766, Kind.COUNT,
        family="petitions", part=("received",), unit="phản ánh", direction=Direction.NONE,
        formula="phản ánh, kiến nghị nhận trong kỳ; theo loại xem ở trang phản ánh", source=_QD,
    ),
    Definition(
        "766-5-2", "5.2 Phản ánh, kiến nghị xử lý đúng hạn", Shelf.QD766, decimals=2,
        family="petitions", part=("judged_on_time",), whole=("judged",),
        formula="không có việc nào trễ / có việc phải xong trong kỳ", source=_QD,
        no_data="Không có phản ánh nào phải xong trong kỳ",
    ),
    Definition(
        "766-5-3", "5.3 Hài lòng về xử lý phản ánh, kiến nghị", Shelf.QD766, decimals=2,
        family="petitions", part=("content",), whole=("answered",),
        formula="(đã trả lời − không hài lòng, đề nghị xem lại, trễ) / đã trả lời", source=_QD,
        no_data="Chưa trả lời phản ánh nào trong kỳ",
    ),
    Definition(
        "tt01-1", "1 Thời gian giải quyết so với thời hạn", Shelf.TT01, Kind.SCORE,
        family="dossiers", part=("finished_early", "finished_early", "finished_on_time"),
        whole=("finished",), unit="điểm", owner=_SHOP, source=_TT,
        formula="trước hạn 2 điểm, đúng hạn 1 điểm, quá hạn 0 điểm; trung bình của hồ sơ đã giải "
        "quyết",
    ),
)  # fmt: skip

# Indicators of the official sets that no room counts; they may be entered by hand.
_UNMEASURED = (
    ("766-1-1", "1.1 Thủ tục hành chính công bố đúng hạn", Shelf.QD766),
    ("766-1-2", "1.2 Thủ tục hành chính cập nhật, công khai đúng hạn", Shelf.QD766),
    ("766-1-3", "1.3 Thủ tục hành chính đủ bộ phận cấu thành", Shelf.QD766),
    ("766-1-4", "1.4 Hồ sơ được đồng bộ", Shelf.QD766),
    ("766-3-1", "3.1 Thủ tục hành chính có dịch vụ công trực tuyến", Shelf.QD766),
    ("766-3-2", "3.2 Dịch vụ công trực tuyến phát sinh hồ sơ", Shelf.QD766),
    ("766-3-5", "3.5 Thủ tục có phí tích hợp thanh toán trực tuyến", Shelf.QD766),
    ("766-3-6", "3.6 Hồ sơ thanh toán trực tuyến", Shelf.QD766),
    ("766-4-2", "4.2 Hồ sơ số hóa thành phần và kết quả", Shelf.QD766),
    ("766-4-3", "4.3 Hồ sơ tái sử dụng dữ liệu số hóa", Shelf.QD766),
    ("766-4-4", "4.4 Kết nối, chia sẻ dữ liệu", Shelf.QD766),
    ("766-4-5", "4.5 Khai thác cơ sở dữ liệu dân cư", Shelf.QD766),
    ("766-5-4", "5.4 Hài lòng về giải quyết thủ tục hành chính", Shelf.QD766),
    ("tt01-2", "2 Thời gian của từng đơn vị so với hạn của đơn vị", Shelf.TT01),
    ("tt01-3", "3 Số lần liên hệ Bộ phận Một cửa để hoàn thiện hồ sơ", Shelf.TT01),
    ("tt01-4", "4 Số cơ quan phải liên hệ để hoàn thiện hồ sơ", Shelf.TT01),
    ("tt01-5", "5 Tổ chức Bộ phận Một cửa", Shelf.TT01),
    ("tt01-6", "6 Công khai thủ tục hành chính", Shelf.TT01),
    ("tt01-7", "7 Thái độ phục vụ", Shelf.TT01),
    ("tt01-8", "8 Xử lý phản ánh, kiến nghị", Shelf.TT01),
    ("tt01-9", "9 Cung cấp dịch vụ công trực tuyến", Shelf.TT01),
)


def _all() -> Iterator[Definition]:
    yield from _MEASURED
    for code, name, shelf in _UNMEASURED:
        points = shelf == Shelf.TT01
        yield Definition(
            code,
            name,
            shelf,
            Kind.COUNT if points else Kind.RATIO,
            unit="điểm" if points else "%",
            decimals=1 if points else 2,
            formula="chưa có nguồn số liệu trong hệ thống; nhập tay kèm minh chứng",
            source=_TT if points else _QD,
            no_data="Chưa có nguồn số liệu",
        )


READY_MADE: tuple[Definition, ...] = tuple(_all())
