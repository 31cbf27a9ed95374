"""Documents of the fictional ward that the tests draw: plan, report, urging letter, decision."""

from datetime import date

from cchc.documents.content import (
    Annex,
    Bullet,
    Code,
    Column,
    Content,
    Fact,
    Facts,
    GroupRow,
    Heading,
    Letterhead,
    Para,
    Row,
    Signature,
    TableBlock,
)

WARD = Letterhead(
    agency_lines=("ỦY BAN NHÂN DÂN", "PHƯỜNG AN BÌNH (MẪU)"),
    agency_name="Ủy ban nhân dân phường An Bình (mẫu)",
    place="An Bình",
    is_sample=True,
)
CHAIR = Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Minh")
VICE_CHAIR = Signature("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Lan")
AREAS = (
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
    "Công tác chỉ đạo, điều hành, tuyên truyền",
)
_DUTIES = (
    "Rà soát các văn bản do phường ban hành, kịp thời đề nghị sửa đổi, bãi bỏ văn bản không còn "
    "phù hợp; theo dõi việc thi hành pháp luật trên địa bàn theo lĩnh vực trọng tâm của năm.",
    "Kiện toàn Bộ phận Tiếp nhận và Trả kết quả, bố trí công chức đủ năng lực, trang thiết bị.",
    "Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực và làm giàu kho dữ liệu dùng chung.",
    "Tập huấn kỹ năng số cho cán bộ, công chức và Tổ công nghệ số cộng đồng các tổ dân phố.",
)
_PRODUCTS = (
    "- Kế hoạch của UBND phường;\n- Báo cáo kết quả thực hiện.",
    "- Các văn bản triển khai;\n- Danh sách phân công công chức;\n- Báo cáo quý.",
    "- Báo cáo kết quả thực hiện.",
)


def _task_rows() -> tuple[Row | GroupRow, ...]:
    rows: list[Row | GroupRow] = []
    number = 0
    for n, (area, tasks) in enumerate(zip(AREAS, (2, 7, 3, 5, 2, 5, 4), strict=True)):
        rows.append(GroupRow(area, ("I", "II", "III", "IV", "V", "VI", "VII")[n]))
        for _ in range(tasks):
            number += 1
            rows.append(
                Row(
                    (
                        str(number),
                        _DUTIES[number % 4],
                        _PRODUCTS[number % 3],
                        "- Văn phòng UBND"
                        if number % 5
                        else "- Văn phòng UBND;\n- Tư pháp - Hộ tịch",
                        "Các bộ phận chuyên môn; các tổ dân phố",
                        ("Trong năm 2026", "Quý II năm 2026", "Trước ngày 05/12/2026")[number % 3],
                    )
                )
            )
    return tuple(rows)


def plan(number: int | None = 5, issued_on: date | None = date(2026, 2, 5)) -> Content:
    """A yearly plan with its tasks in a landscape annex."""
    text = (
        "Việc triển khai phải đồng bộ, có trọng tâm; xác định rõ kết quả, thời gian hoàn thành và "
        "trách nhiệm của từng bộ phận, từng cá nhân; gắn với công tác thi đua, khen thưởng của năm."
    )
    return Content(
        letterhead=WARD,
        kind="KH",
        symbol="KH-UBND",
        title="Cải cách hành chính năm 2026",
        number=number,
        issued_on=issued_on,
        year=2026,
        blocks=(
            Para(
                "Thực hiện chương trình công tác năm 2026, Ủy ban nhân dân phường An Bình (mẫu) "
                "xây dựng Kế hoạch cải cách hành chính năm 2026 như sau:"
            ),
            Heading("MỤC ĐÍCH, YÊU CẦU", 1, "I."),
            Heading("Mục đích", 2, "1."),
            Para(text),
            Heading("Yêu cầu", 2, "2."),
            *[Bullet(text) for _ in range(4)],
            Heading("NHIỆM VỤ VÀ GIẢI PHÁP", 1, "II."),
            Heading("Một số chỉ tiêu cụ thể", 2, "1."),
            Bullet("Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn đạt từ 99,9% trở lên."),
            Bullet("100% hồ sơ đủ điều kiện được tiếp nhận trực tuyến:"),
            Bullet("lĩnh vực hộ tịch, chứng thực;", 2),
            Bullet("lĩnh vực bảo trợ xã hội.", 2),
            Heading("Nội dung", 2, "2."),
            Heading("Cải cách thể chế", 3, "2.1."),
            *[Para(text) for _ in range(6)],
            Heading("TỔ CHỨC THỰC HIỆN", 1, "III."),
            Para("Văn phòng UBND theo dõi, đôn đốc, tổng hợp báo cáo.", lead="1. Văn phòng UBND."),
            Para("Thực hiện nhiệm vụ được giao tại Phụ lục.", lead="2. Các bộ phận chuyên môn."),
            Para(
                "Trên đây là Kế hoạch cải cách hành chính năm 2026 của UBND phường An Bình (mẫu)."
            ),
        ),
        signature=CHAIR,
        recipients=("Sở Nội vụ tỉnh Mẫu (b/c)", "TT. Đảng ủy, HĐND phường", "Lưu: VT, VP"),
        annexes=(
            Annex(
                title="NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026",
                landscape=True,
                blocks=(
                    TableBlock(
                        columns=(
                            Column("TT", 0.5, "center"),
                            Column("Nội dung thực hiện", 4),
                            Column("Sản phẩm/Kết quả", 2.6),
                            Column("Bộ phận chủ trì", 1.7),
                            Column("Bộ phận phối hợp", 1.7),
                            Column("Thời gian hoàn thành", 1.4, "center"),
                        ),
                        rows=_task_rows(),
                    ),
                ),
            ),
        ),
    )


def report() -> Content:
    """A quarterly report with tables in the text, a table under a two-level header, two annexes."""
    counts = TableBlock(
        columns=(
            Column("TT", 0.6, "center"),
            Column("Lĩnh vực", 3.4),
            Column("Đến hạn", 1, "right", above=("Số nhiệm vụ",)),
            Column("Đúng hạn", 1, "right", above=("Số nhiệm vụ", "Đã hoàn thành")),
            Column("Trễ hạn", 1, "right", above=("Số nhiệm vụ", "Đã hoàn thành")),
            Column("Quá hạn", 1, "right", above=("Số nhiệm vụ",)),
            Column("Tỷ lệ (%)", 1, "right"),
        ),
        rows=(
            *[Row((str(n), area, "4", "3", "0", "1", "75,0")) for n, area in enumerate(AREAS, 1)],
            Row(("", "Tổng cộng", "28", "21", "0", "7", "75,0"), bold=True),
        ),
        caption="Bảng 1. Tình hình thực hiện nhiệm vụ theo lĩnh vực",
        unit_note="Đơn vị tính: nhiệm vụ",
        numbered_columns=True,
    )
    text = (
        "Trong quý, UBND phường đã ban hành 04 văn bản chỉ đạo, tổ chức 02 cuộc họp chuyên đề; các "
        "bộ phận hoàn thành 21/28 nhiệm vụ đến hạn, còn 07 nhiệm vụ quá hạn, chủ yếu do chờ văn "
        "bản hướng dẫn của cơ quan cấp trên."
    )
    late = TableBlock(
        columns=(Column("TT", 0.5, "center"), Column("Nhiệm vụ", 4), Column("Nguyên nhân", 3)),
        rows=tuple(Row((str(n), _DUTIES[n % 4], "Chờ hướng dẫn.")) for n in range(1, 8)),
    )
    return Content(
        letterhead=WARD,
        kind="BC",
        symbol="BC-UBND",
        title="Kết quả công tác cải cách hành chính quý I năm 2026,\n"
        "phương hướng, nhiệm vụ quý II năm 2026",
        number=31,
        issued_on=date(2026, 3, 13),
        addressees=("Sở Nội vụ tỉnh Mẫu",),
        blocks=(
            Para(text),
            Heading("KẾT QUẢ THỰC HIỆN", 1, "I."),
            Heading("Công tác chỉ đạo, điều hành", 2, "1."),
            Para(text),
            counts,
            Heading("Kết quả theo từng lĩnh vực", 2, "2."),
            *[Para(text) for _ in range(5)],
            Heading("PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II", 1, "II."),
            Bullet("Hoàn thành 07 nhiệm vụ quá hạn trước ngày 30/4/2026."),
            Bullet("Tiếp tục số hóa kết quả giải quyết thủ tục hành chính."),
        ),
        signature=VICE_CHAIR,
        recipients=("Như trên", "TT. Đảng ủy, HĐND phường", "CT, PCT UBND phường", "Lưu: VT, VP"),
        annexes=(
            Annex("DANH MỤC NHIỆM VỤ QUÁ HẠN", (late,)),
            Annex("SỐ LIỆU THEO LĨNH VỰC", (counts,), subtitle="Quý I năm 2026", landscape=True),
        ),
        footer_note="Niêm phong ngày 12/3/2026: 4f2a91c7…e03b",
    )


def urging_letter() -> Content:
    """A công văn to several units, with the list of what is late."""
    return Content(
        letterhead=WARD,
        kind="CV",
        symbol="UBND-VP",
        subject_line="V/v đôn đốc thực hiện nhiệm vụ quá hạn trong Kế hoạch cải cách hành chính "
        "năm 2026",
        year=2026,
        addressees=("Bộ phận Tư pháp - Hộ tịch", "Bộ phận Văn hóa - Xã hội", "Đài Truyền thanh"),
        blocks=(
            Para(
                "Qua theo dõi việc thực hiện Kế hoạch số 05/KH-UBND ngày 05/02/2026, đến ngày "
                "01/4/2026 còn các nhiệm vụ sau đã quá hạn:"
            ),
            Para("Kế hoạch theo dõi thi hành pháp luật (hạn 31/3/2026, trễ 01 ngày).", lead="1."),
            Para("Báo cáo tuyên truyền quý I (hạn 25/3/2026, trễ 07 ngày).", lead="2."),
            Para("Danh sách học viên tập huấn kỹ năng số (hạn 31/3/2026).", lead="3."),
            Para(
                "UBND phường yêu cầu các bộ phận hoàn thành và gửi sản phẩm về Văn phòng UBND "
                "trước ngày 10/4/2026; báo cáo rõ nguyên nhân chậm."
            ),
        ),
        signature=VICE_CHAIR,
        recipients=("Như trên", "Chủ tịch UBND (b/c)", "Lưu: VT, VP"),
    )


def decision() -> Content:
    """A decision with a long title, bases, articles, and many recipients."""
    return Content(
        letterhead=WARD,
        kind="QĐ",
        symbol="QĐ-UBND",
        title="Về việc ban hành Quy chế phối hợp giữa các bộ phận chuyên môn, tổ dân phố và đơn vị "
        "có liên quan trong tiếp nhận, giải quyết thủ tục hành chính theo cơ chế một cửa, một cửa "
        "liên thông trên địa bàn phường",
        number=128,
        issued_on=date(2026, 11, 24),
        blocks=(
            Para("ỦY BAN NHÂN DÂN PHƯỜNG AN BÌNH (MẪU)", bold=True, align="center", indent=False),
            Para(
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True
            ),
            Para("Theo đề nghị của Văn phòng UBND phường.", italic=True),
            Para("QUYẾT ĐỊNH:", bold=True, align="center", indent=False),
            Para("Ban hành kèm theo Quyết định này Quy chế phối hợp.", lead="Điều 1."),
            Para("Quyết định này có hiệu lực kể từ ngày ký.", lead="Điều 2."),
            Para("Văn phòng UBND và các bộ phận chịu trách nhiệm thi hành.", lead="Điều 3."),
        ),
        signature=Signature("", "CHỦ TỊCH", "Nguyễn Văn Minh"),
        recipients=("Như Điều 3", *(f"Tổ dân phố số {n}" for n in range(1, 25)), "Lưu: VT, VP"),
    )


LOOK_UP = "https://anbinh.example.vn/tra-cuu/?ma=H99.12-261127-0001"


def form() -> Content:
    """A form of a circular on A5: lines, a table, a code beside lines and one alone, two sign."""
    papers = TableBlock(
        columns=(Column("TT", 0.5, "center"), Column("Giấy tờ", 5), Column("Bản chính", 1)),
        rows=(Row(("1", "Tờ khai đăng ký khai sinh", "1")), Row(("2", "Giấy chứng sinh", "1"))),
        size=10,
    )
    return Content(
        letterhead=WARD,
        kind="",
        form="Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        symbol="TNHS-TTPVHCC",
        title="Mã hồ sơ: H99.12-261127-0001",
        number=7,
        issued_on=date(2026, 11, 27),
        blocks=(
            Facts((Fact("Tiếp nhận hồ sơ của", "Phạm Văn Tư", bold=True),)),
            papers,
            Facts(
                (
                    Fact("Số lượng hồ sơ", "01 bộ"),
                    Fact("Thời gian trả kết quả", "17 giờ 00 phút, ngày 04/12/2026", bold=True),
                ),
                code=Code(LOOK_UP, 24, "Quét để tra cứu"),
            ),
            Code("1234567", 15, "Mã vạch hồ sơ"),
        ),
        signature=Signature("", "Người tiếp nhận hồ sơ", "Lê Thị Hoa", "Ký, ghi rõ họ tên"),
        left=Signature("", "Người nộp hồ sơ", "Phạm Văn Tư", "Ký, ghi rõ họ tên"),
        recipients=(),
        footer_note="Mẫu số 01",
        sheet="A5",
    )


ALL = {
    "plan": plan,
    "report": report,
    "letter": urging_letter,
    "decision": decision,
    "form": form,
}
