"""What the ward did in 2026, task by task; the whole year, played as far as it has come."""

from cchc.demo.living.stories import Back, HandIn, Happening, Longer, Progress, Story

Q1, Q2, Q3, Q4, YEAR = "Quý I/", "Quý II/", "Quý III/", "Quý IV/", "Năm"
SHEET, WORD, PHOTO = ("xlsx",), ("docx",), ("docx", "png")


def quarters(
    first: str, second: str, third: str, fourth: str, kinds: tuple[str, ...] = WORD
) -> tuple[HandIn, ...]:
    """The same handed in every quarter on these days."""
    days = zip((Q1, Q2, Q3, Q4), (first, second, third, fourth), strict=True)
    return tuple(HandIn(period, day, kinds=kinds) for period, day in days)


INSTITUTIONS = {
    "1": Story(
        "binh",
        ("quan",),
        (
            Happening(
                "19/01", "22/01", "Thông báo số 02/TB-UBND ngày 19/01/2026", ("27/02",), "lan"
            ),
            HandIn("", "24/02", product="Kế hoạch"),
            HandIn(Q1, "30/03", kinds=("docx", "xlsx")),
            HandIn("6 tháng", "29/06"),
            HandIn(
                "9 tháng",
                "24/09",
                back=Back(
                    "28/09",
                    "Bảng tổng hợp văn bản rà soát thiếu hai văn bản ban hành trong tháng 8; "
                    "đề nghị bổ sung rồi nộp lại.",
                    "30/09",
                ),
            ),
        ),
    ),
    "2": Story(
        "binh",
        ("van",),
        (
            Happening(
                "18/05",
                "21/05",
                "Quyết định số 1482/QĐ-UBND ngày 18/5/2026 của UBND tỉnh Mẫu phê duyệt Đề án",
                ("19/06", "30/11"),
            ),
            HandIn("UBND", "17/06", product="Kế hoạch"),
            Progress("UBND", "21/09", 45, "Đã tuyên truyền tại 5/9 tổ dân phố."),
            Progress(
                "UBND",
                "12/11",
                75,
                "Đã tuyên truyền tại 8/9 tổ dân phố, phát 620 tờ gấp.",
                "Tổ dân phố số 9 chưa bố trí được buổi họp tối; lao động đi làm ca muộn.",
            ),
            HandIn("UBND", "27/11", product="Báo cáo"),
        ),
    ),
}
PROCEDURES = {
    "3": Story("hoa", ("quan",), quarters("26/03", "25/06", "28/09", "23/12", PHOTO)),
    "4": Story(
        "quan",
        ("binh", "hoa"),
        (
            HandIn(Q1, "31/03", kinds=SHEET),
            Progress(Q2, "10/06", 60, "Đã quét 41/68 quyển sổ hộ tịch.", "Máy quét hỏng 9 ngày."),
            Longer(
                Q2,
                "24/06",
                "31/07",
                "Máy quét hỏng từ 28/5 đến 08/6, còn 21 quyển sổ chưa quét.",
                "26/06",
                until="15/07",
            ),
            HandIn(Q2, "14/07", kinds=SHEET),
            Longer(
                Q3,
                "25/09",
                "31/10",
                "Phải quét lại các trang mờ của sổ trước năm 1998.",
                "29/09",
                refused="Việc này đã được lùi hạn một lần; bố trí thêm người cho kịp.",
            ),
            Progress(
                Q3,
                "28/09",
                55,
                "Đã quét lại 146/265 trang mờ.",
                "Giấy ố, mực phai, nhiều trang phải quét lại hai, ba lần.",
            ),
            Progress(
                Q3,
                "20/10",
                80,
                "Đã quét lại 212/265 trang mờ.",
                "Thiếu người đối chiếu; công chức Tư pháp kiêm trực Một cửa.",
            ),
            HandIn(Q3, "04/12", kinds=SHEET),
            HandIn(Q4, "29/12", kinds=SHEET),
        ),
    ),
    "5": Story(
        "hoa",
        ("son",),
        (
            *quarters("27/03", "06/07", "30/09", "28/12"),
            Progress(Q2, "29/06", 80, "Đã phát 1.150/1.400 tờ rơi.", "Tờ rơi phải in lại."),
        ),
    ),
    "6": Story(
        "quan",
        ("binh", "thu", "son"),
        (
            *quarters("30/03", "07/07", "29/09", "29/12"),
            Progress(
                Q2,
                "30/06",
                70,
                "Đã đối chiếu 32/46 mẫu đơn.",
                "Lĩnh vực đất đai vừa thay toàn bộ mẫu đơn, phải đối chiếu lại.",
            ),
        ),
    ),
    "7": Story("hoa", ("quan",), quarters("27/03", "26/06", "25/09", "24/12", SHEET)),
    "8": Story(
        "hoa",
        ("binh",),
        (
            *quarters("24/03", "23/06", "09/10", "21/12"),
            Progress(
                Q3,
                "30/09",
                85,
                "Đã gửi 5/6 thư xin lỗi, nhắn kết quả cho 402 người.",
                "Một hồ sơ quá hẹn chưa liên lạc được với người nộp.",
            ),
        ),
    ),
    "9": Story(
        "quan",
        ("hoa",),
        (
            HandIn(
                Q1,
                "26/03",
                kinds=PHOTO,
                back=Back(
                    "27/03", "Chưa có biên bản buổi gặp gỡ; đề nghị kèm theo biên bản.", "31/03"
                ),
            ),
            *quarters("", "30/06", "06/10", "29/12")[1:],
            Progress(
                Q3,
                "30/09",
                60,
                "Đã chuẩn bị nội dung buổi gặp gỡ quý III.",
                "Buổi gặp gỡ phải lùi sang ngày 05/10 vì mưa bão.",
            ),
        ),
    ),
}
STAFF = {
    "10": Story(
        "quan",
        (),
        (
            Progress(YEAR, "16/06", 50, "Đã rà xong 9/9 tổ dân phố, đang lập phương án."),
            HandIn(YEAR, "14/09", product="Quyết định", kinds=("pdf",)),
            HandIn(YEAR, "18/12", product="Báo cáo"),
        ),
    ),
    "11": Story("quan", ("binh",), (HandIn(YEAR, "12/06", kinds=("xlsx",)),)),
    "12": Story(
        "quan",
        (),
        (
            *quarters("31/03", "29/06", "26/11", "28/12"),
            Progress(
                Q3,
                "30/09",
                30,
                "Đã đối chiếu 6/19 nhóm việc được phân cấp.",
                "Quy định phân cấp vừa thay đổi, phải đối chiếu lại từ đầu.",
            ),
            Progress(
                Q3,
                "16/10",
                50,
                "Đã đối chiếu 11/19 nhóm việc được phân cấp.",
                "Hai sở chưa trả lời về phạm vi ủy quyền.",
            ),
            HandIn("Tháng 12", "28/12"),
        ),
    ),
    "13": Story(
        "quan",
        ("thu",),
        (
            HandIn(YEAR, "27/02", product="Kế hoạch"),
            HandIn(YEAR, "20/04", product="Phương án"),
            HandIn(YEAR, "10/08", product="Các Quyết định", kinds=("docx", "docx")),
            HandIn(YEAR, "15/12", product="Báo cáo"),
        ),
    ),
    "14": Story(
        "hoa",
        (),
        (
            HandIn(YEAR, "15/05", product="Các văn bản", kinds=PHOTO),
            HandIn(YEAR, "20/11", product="Báo cáo", looked=4),
        ),
    ),
    "15": Story(
        "lan",
        ("quan",),
        (
            Progress(YEAR, "17/07", 50, "Đã kiểm tra đột xuất 6 lần, lập 6 biên bản."),
            Progress(YEAR, "19/10", 80, "Đã kiểm tra đột xuất 10 lần; nhắc nhở 2 trường hợp."),
            HandIn(YEAR, "17/12"),
        ),
    ),
    "16": Story(
        "quan",
        (),
        (
            HandIn(YEAR, "06/03", product="Văn bản"),
            HandIn(YEAR, "19/08", product="Quyết định"),
            HandIn(YEAR, "10/12", product="Báo cáo"),
        ),
    ),
    "17": Story(
        "quan",
        ("thu",),
        (
            HandIn(YEAR, "03/04", product="Danh sách", kinds=("csv",)),
            HandIn(
                YEAR,
                "12/11",
                product="Báo cáo",
                back=Back(
                    "17/11",
                    "Báo cáo chưa nêu kết quả từng người sau khóa học; bổ sung bảng kèm theo.",
                    "01/12",
                ),
            ),
        ),
    ),
}
FINANCE = {
    "18": Story(
        "thu",
        ("quan",),
        (
            Longer(
                Q1,
                "20/03",
                "20/04",
                "Chờ quyết toán kinh phí giao năm trước.",
                "24/03",
                until="15/04",
                by="minh",
            ),
            HandIn(Q1, "13/04", kinds=SHEET),
        ),
    ),
    "19": Story(
        "thu",
        (),
        (
            HandIn(YEAR, "18/03", product="Các văn bản"),
            Progress(YEAR, "06/10", 70, "Đã soát chi 9 tháng, dừng 3 khoản mua sắm."),
            HandIn(YEAR, "21/12", product="Báo cáo", kinds=("docx", "xlsx")),
        ),
    ),
}
DIGITAL = {
    "20": Story(
        "son",
        ("van",),
        (
            HandIn(YEAR, "22/05", product="Các văn bản", kinds=PHOTO),
            HandIn(YEAR, "14/12", product="Báo cáo"),
        ),
    ),
    "21": Story(
        "son",
        (),
        (
            HandIn(YEAR, "14/08", product="Các văn bản"),
            Progress(
                YEAR,
                "09/11",
                60,
                "Đã chấm 4/6 trường, trạm y tế.",
                "Trường mầm non tư thục chưa gửi số liệu.",
            ),
            HandIn(YEAR, "11/12", product="Báo cáo", kinds=SHEET),
        ),
    ),
    "22": Story("son", ("van",), (HandIn(YEAR, "19/11", looked=3),)),
    "23": Story(
        "son",
        ("van", "hoa"),
        (
            HandIn(YEAR, "26/06", product="Các văn bản", kinds=("docx", "csv")),
            HandIn(YEAR, "18/12", product="Báo cáo"),
        ),
    ),
    "24": Story("quan", ("son",)),
}
LEADING = {
    "25": Story(
        "quan",
        (),
        (
            HandIn(YEAR, "06/02", product="Kế hoạch", kinds=("docx", "docx")),
            *quarters("30/03", "30/06", "30/09", "30/12"),
        ),
    ),
    "26": Story(
        "van",
        ("son",),
        (
            HandIn(Q1, "26/03", kinds=("docx", "docx", "pdf")),
            HandIn(Q2, "30/06"),
            HandIn(Q3, "29/09", product="Hợp đồng"),
            HandIn(Q3, "29/09", product="Các văn bản"),
            Progress(
                Q3,
                "29/09",
                60,
                "Đã phát 31 tin, bài.",
                "Cụm loa tổ dân phố số 4 mất tín hiệu, chưa có số liệu lượt nghe.",
            ),
            Progress(
                Q3,
                "07/10",
                70,
                "Đã phát 34 tin, bài; đang tổng hợp lượt nghe theo tổ dân phố.",
                "Cụm loa tổ dân phố số 4 mất tín hiệu ba tuần.",
            ),
            HandIn(Q3, "30/11", product="Báo cáo"),
            HandIn(Q4, "28/12"),
        ),
    ),
    "27": Story(
        "binh",
        ("quan",),
        (
            *quarters("31/03", "03/07", "28/09", "30/12"),
            Progress(
                Q2,
                "30/06",
                90,
                "Đã kiểm tra 4/4 bộ phận, còn chờ ký biên bản.",
                "Trưởng Ban Thanh tra nhân dân đi công tác đến hết ngày 02/7.",
            ),
        ),
    ),
    "28": Story(
        "quan",
        ("binh", "son", "thu"),
        (
            Progress(
                "Trước ngày",
                "16/11",
                40,
                "Đã tự chấm 5/8 lĩnh vực, đang thu thập tài liệu kiểm chứng.",
                "Số liệu hài lòng của người dân chưa có kết quả khảo sát.",
            ),
            HandIn("Trước ngày", "03/12", kinds=("xlsx", "docx")),
            HandIn(Q4, "22/12", kinds=SHEET),
        ),
    ),
}
STORIES = {**INSTITUTIONS, **PROCEDURES, **STAFF, **FINANCE, **DIGITAL, **LEADING}
