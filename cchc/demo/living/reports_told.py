"""The reports of the demo wards: what units said, what the office added, what came back."""

from cchc.demo.living.report_stories import Added, Answer, PartTold, ReportTold, Version
from cchc.demo.living.stories import Back

NOTHING_LATE = "Báo cáo đầy đủ, đúng hạn."

Q1_2026 = ReportTold(
    "Q1",
    opened="17/03",
    parts=(
        PartTold(
            "thu",
            "24/03",
            "Chưa giao khoán được kinh phí cho các bộ phận.",
            "Kho bạc trả lại hồ sơ quyết toán năm trước một lần để bổ sung chứng từ.",
        ),
        PartTold(
            "binh",
            "25/03",
            proposals="Sở chuyên ngành sớm gửi danh mục văn bản hết hiệu lực để phường rà soát.",
        ),
        PartTold(
            "hoa",
            "25/03",
            "Máy lấy số tại Bộ phận Một cửa hỏng ba buổi, phải phát số bằng tay.",
            "Máy dùng từ năm 2017, đã hết hạn bảo hành.",
            "Bố trí kinh phí thay máy lấy số.",
        ),
        PartTold(
            "quan",
            "26/03",
            "Tài liệu kiểm chứng của các bộ phận gửi về không kèm danh mục, mất công đối chiếu.",
            "Chưa có mẫu danh mục dùng chung.",
        ),
        PartTold(
            "son",
            "26/03",
            "Người lớn tuổi ngại dùng dịch vụ công qua điện thoại.",
            "Nhiều người chưa có điện thoại thông minh, sợ bị lừa đảo.",
            back=Back(
                "27/03",
                "Chưa nêu số buổi hướng dẫn và số người dự của Tổ công nghệ số cộng đồng; đề nghị "
                "bổ sung.",
                "30/03",
            ),
            again="Người lớn tuổi ngại dùng dịch vụ công qua điện thoại: 6 buổi hướng dẫn mới có "
            "84 người dự.",
        ),
        PartTold("van", "27/03"),
    ),
    versions=(
        Version(
            composed="02/04",
            signed="02/04",
            sent="02/04",
            words=(
                (
                    "direction",
                    "UBND phường giao từng bộ phận lập lịch làm việc theo Kế hoạch, kiểm điểm tiến "
                    "độ tại giao ban hằng tuần.",
                ),
            ),
            answer=Answer(
                "06/04",
                "10/04",
                f"{NOTHING_LATE} Kỳ sau nêu rõ giải pháp đối với việc còn chậm.",
            ),
        ),
    ),
)
HALF_2026 = ReportTold(
    "H1",
    opened="15/06",
    parts=(
        PartTold(
            "binh",
            "23/06",
            "Việc đối chiếu sổ hộ tịch sau khi quét chậm hơn dự kiến.",
            "Một công chức Tư pháp vừa đối chiếu sổ vừa trực Một cửa hai buổi mỗi tuần.",
            "Tăng cường một người đối chiếu trong quý III.",
        ),
        PartTold("thu", "23/06"),
        PartTold(
            "son",
            "24/06",
            "Lớp kỹ năng số phải hoãn một buổi.",
            "Hội trường tổ dân phố trùng lịch họp.",
        ),
        PartTold(
            "hoa",
            "25/06",
            "Việc phát tờ rơi hướng dẫn nộp hồ sơ qua mạng tại khu dân cư chậm.",
            "Tờ rơi in lại vì thay đổi địa chỉ cổng dịch vụ công.",
        ),
        PartTold(
            "quan",
            "25/06",
            "Máy quét hỏng 9 ngày, còn 21 quyển sổ hộ tịch chưa quét.",
            "Phụ tùng thay thế phải đặt từ nhà cung cấp.",
        ),
        PartTold(
            "van",
            "29/06",
            "Loa truyền thanh một số cụm rè, người dân khó nghe.",
            "Mưa giông cuối tháng 5 làm ẩm bộ thu.",
        ),
    ),
    versions=(
        Version(
            composed="02/07",
            back=Back(
                "02/07",
                "Mục III.1 nêu ba nhiệm vụ quá hạn mà mục IV chưa ghi hướng xử lý; bổ sung ngày "
                "hoàn thành của từng nhiệm vụ rồi trình lại.",
                "03/07",
            ),
            after=(
                (
                    "next",
                    "Các nhiệm vụ số 5, 6 và 27 hoàn thành trước ngày 10/7/2026; Văn phòng UBND "
                    "báo cáo Chủ tịch UBND phường kết quả.",
                ),
            ),
            signed="03/07",
            sent="03/07",
            answer=Answer(
                "06/07",
                "09/07",
                "Mục II.4 chưa có kết quả chỉ tiêu trả hồ sơ đúng hẹn. Đề nghị bổ sung theo số "
                "liệu của hệ thống một cửa tỉnh rồi gửi lại.",
                is_sent_back=True,
            ),
        ),
        Version(
            composed="10/07",
            words=(
                (
                    "next",
                    "Các nhiệm vụ số 5, 6 và 27 đã hoàn thành đến ngày 07/7/2026, sau thời hạn.",
                ),
            ),
            added=(
                Added(
                    "targets",
                    "Theo hệ thống một cửa của tỉnh, nửa đầu năm phường trả đúng hẹn 1.204/1.205 "
                    "hồ sơ (99,92%).",
                    "Bổ sung theo ý kiến của Sở Nội vụ ngày 09/7/2026; số liệu lấy từ hệ thống một "
                    "cửa của tỉnh.",
                ),
            ),
            signed="13/07",
            sent="13/07",
            note="Báo cáo thay thế, đã bổ sung kết quả chỉ tiêu trả hồ sơ đúng hẹn.",
            answer=Answer("14/07", "17/07", "Đã bổ sung theo yêu cầu. Bản đầu gửi chậm một ngày."),
        ),
    ),
)
NINE_2026 = ReportTold(
    "M9",
    opened="14/09",
    parts=(
        PartTold("thu", "22/09", proposals="Hướng dẫn sớm việc khoán chi năm 2027."),
        PartTold(
            "binh",
            "23/09",
            "Hai sở chưa trả lời văn bản hỏi về thẩm quyền chứng thực.",
            "Quy định phân cấp mới ban hành, các sở đang lấy ý kiến.",
        ),
        PartTold(
            "hoa",
            "24/09",
            "Hồ sơ đất đai nộp qua mạng hay thiếu thành phần.",
            "Người dân chụp ảnh giấy tờ không rõ.",
            back=Back(
                "25/09",
                "Chưa nêu bao nhiêu hồ sơ phải bổ sung; ghi số cụ thể rồi gửi lại.",
                "28/09",
            ),
            again="37 trên 412 hồ sơ đất đai nộp qua mạng phải bổ sung thành phần.",
        ),
        PartTold("son", "25/09"),
        PartTold(
            "quan",
            "25/09",
            "Phải quét lại 265 trang mờ của sổ hộ tịch trước năm 1998.",
            "Giấy ố, mực phai; máy quét khổ lớn phải mượn của tỉnh.",
            "Cho phường mượn máy quét khổ lớn trong tháng 10.",
        ),
        PartTold(
            "van",
            "29/09",
            "Cụm loa tổ dân phố số 4 mất tín hiệu ba tuần.",
            "Bộ thu hỏng, đơn vị cung cấp chưa thay.",
        ),
    ),
    versions=(
        Version(
            composed="02/10",
            words=(
                (
                    "direction",
                    "Chủ tịch UBND phường chủ trì ba cuộc họp kiểm điểm tiến độ; đầu tháng 7 ban "
                    "hành công văn đôn đốc từng bộ phận có nhiệm vụ quá hạn.",
                ),
                (
                    "next",
                    "Quét xong các trang mờ của sổ hộ tịch, bảo đảm dữ liệu đã quét được đối chiếu "
                    "với sổ gốc trước khi đưa vào sử dụng.",
                ),
            ),
            added=(
                Added(
                    "products_accepted",
                    "Ngoài ra có 02 biên bản kiểm tra đột xuất lập bằng bản giấy.",
                    "Hai biên bản tháng 9 chưa quét đưa lên hệ thống.",
                ),
            ),
            signed="02/10",
            sent="02/10",
            answer=Answer(
                "07/10", "10/12", "Đã ghi nhận; đề nghị dứt điểm việc quá hạn trong năm."
            ),
        ),
    ),
)
YEAR_2026 = ReportTold(
    "Y",
    opened="14/12",
    parts=(
        PartTold("thu", "23/12", proposals="Giao dự toán chi cải cách hành chính ngay từ đầu năm."),
        PartTold(
            "binh",
            "24/12",
            "Buổi tuyên truyền tại tổ dân phố số 9 phải hoãn hai lần.",
            "Người lao động đi làm ca muộn.",
        ),
        PartTold("hoa", "25/12"),
        PartTold("son", "25/12"),
        PartTold(
            "quan",
            "28/12",
            "Ba nhiệm vụ của quý III hoàn thành sau thời hạn.",
            "Thiếu người đối chiếu sổ hộ tịch; hai sở trả lời chậm về phạm vi ủy quyền.",
            "Ban hành quy định thống nhất về việc phân cấp, ủy quyền cho cấp xã.",
        ),
        PartTold(
            "van",
            "29/12",
            "Thiết bị truyền thanh xuống cấp.",
            "Chưa được bố trí kinh phí thay thế.",
        ),
    ),
    versions=(
        Version(
            composed="05/01/2027",
            signed="05/01/2027",
            sent="05/01/2027",
            answer=Answer("08/01/2027", "18/01/2027", NOTHING_LATE),
        ),
    ),
)
REPORTS_2026 = (Q1_2026, HALF_2026, NINE_2026, YEAR_2026)

REPORTS_2023 = (
    ReportTold(
        "Y",
        opened="13/12",
        parts=(
            PartTold("thu", "20/12"),
            PartTold("binh", "21/12"),
            PartTold(
                "hoa",
                "22/12",
                "Lượng hồ sơ dồn vào cuối tháng 6 khiến báo cáo quý II nộp chậm.",
                "Một người nghỉ ốm, chưa kịp cử người thay.",
            ),
            PartTold("quan", "25/12"),
            PartTold(
                "son",
                "26/12",
                "Chưa tổng hợp xong số hộ buôn bán mở gian hàng trên mạng.",
                "Các tổ dân phố gửi danh sách muộn.",
            ),
            PartTold("van", "26/12", proposals="Nâng cấp cụm loa truyền thanh."),
        ),
        versions=(
            Version(
                composed="03/01/2024",
                signed="03/01/2024",
                sent="03/01/2024",
                answer=Answer("05/01/2024", "12/01/2024", NOTHING_LATE),
            ),
        ),
    ),
)

# The second ward asks no unit: so small an office writes the report alone.
REPORTS_OF_HOA_BINH = (
    ReportTold("Q1", (Version("01/04", "01/04", "02/04", Answer("06/04", "10/04", NOTHING_LATE)),)),
    ReportTold(
        "H1",
        (
            Version(
                "13/07",
                "13/07",
                "14/07",
                Answer("15/07", "20/07", "Báo cáo gửi chậm; đề nghị thực hiện đúng thời hạn."),
            ),
        ),
    ),
    ReportTold(
        "M9",
        (
            Version(
                "05/10",
                "05/10",
                "06/10",
                Answer(
                    "08/10",
                    "14/10",
                    "Phần khó khăn, vướng mắc để trống. Đề nghị bổ sung nguyên nhân của việc quá "
                    "hạn rồi gửi lại.",
                    is_sent_back=True,
                ),
            ),
        ),
    ),
)
