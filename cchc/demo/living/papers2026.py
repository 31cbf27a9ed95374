"""Official documents of 2026, and those of the last days, whatever day it is."""

from cchc.demo.living.letters import Coming, Letter
from cchc.documents.choices import DocumentKind

CHAIR, DEPUTY = "minh", "lan"
UNITS = ("Tư pháp - Hộ tịch", "Văn hóa - Xã hội", "Tài chính - Kế toán", "Đài Truyền thanh")
LETTER, NOTICE, PLAN = DocumentKind.LETTER, DocumentKind.NOTICE, DocumentKind.PLAN

LETTERS = (
    Letter(
        "carry-out",
        LETTER,
        "triển khai thực hiện Kế hoạch cải cách hành chính năm 2026",
        (
            "Ngày 12/01/2026, UBND phường ban hành Kế hoạch số 05/KH-UBND về công tác cải cách "
            "hành chính năm 2026. Để việc thực hiện đồng bộ, UBND phường đề nghị các bộ phận lập "
            "lịch làm việc của mình, gửi về Văn phòng UBND trước ngày 06/02/2026.",
            "Văn phòng UBND theo dõi, đôn đốc và báo cáo Chủ tịch UBND phường hằng tháng.",
        ),
        "quan",
        CHAIR,
        "14/01",
        "15/01",
        "16/01",
        "16/01",
        to=UNITS,
    ),
    Letter(
        "conclusion",
        NOTICE,
        "Kết luận của Chủ tịch UBND phường tại cuộc họp đánh giá cải cách hành chính quý I",
        (
            "Chiều ngày 07/4/2026, Chủ tịch UBND phường chủ trì cuộc họp đánh giá cải cách hành "
            "chính quý I. Sau khi nghe Văn phòng UBND báo cáo, Chủ tịch kết luận như sau:",
            "Các bộ phận hoàn thành cơ bản nhiệm vụ của quý. Việc số hóa sổ hộ tịch cần thêm "
            "người đối chiếu; giao Tư pháp - Hộ tịch phối hợp Văn phòng UBND bố trí.",
        ),
        "quan",
        CHAIR,
        "08/04",
        "09/04",
        "10/04",
        "10/04",
        to=("Như trên", *UNITS),
    ),
    Letter(
        "scheme",
        PLAN,
        "Triển khai Đề án phổ biến, giáo dục pháp luật cho lao động tự do trên địa bàn phường",
        (
            "Thực hiện Quyết định số 1482/QĐ-UBND ngày 18/5/2026 của UBND tỉnh Mẫu, UBND phường "
            "tổ chức tuyên truyền tại chín tổ dân phố từ tháng 7 đến tháng 11 năm 2026.",
            "Tư pháp - Hộ tịch chủ trì, Đài Truyền thanh phối hợp phát tin, bài.",
        ),
        "binh",
        DEPUTY,
        "04/06",
        "11/06",
        "12/06",
        "15/06",
        to=UNITS,
        asked="05/06",
        asked_of=("van", "quan"),
        comments=(
            ("van", "08/06", "Đề nghị ghi rõ số lượng tin, bài phát thanh của từng tháng."),
            ("quan", "09/06", "Thống nhất nội dung; bổ sung kinh phí bố trí từ nguồn nào."),
        ),
    ),
)
PROVINCE, DEPARTMENT = "UBND tỉnh Mẫu", "Sở Nội vụ tỉnh Mẫu"
ARRIVALS = (
    Coming(
        "16/03",
        DEPARTMENT,
        LETTER,
        "412/SNV-CCHC",
        "12/03",
        "V/v hướng dẫn báo cáo cải cách hành chính định kỳ",
        "quan",
    ),
    Coming(
        "20/05",
        PROVINCE,
        DocumentKind.DECISION,
        "1482/QĐ-UBND",
        "18/05",
        "Phê duyệt Đề án phổ biến, giáo dục pháp luật cho lao động tự do",
        "binh",
    ),
    Coming(
        "10/09",
        DEPARTMENT,
        LETTER,
        "1730/SNV-CCHC",
        "08/09",
        "V/v chuẩn bị tự chấm điểm chỉ số cải cách hành chính",
        "quan",
    ),
    Coming(
        "05/11",
        DEPARTMENT,
        DocumentKind.GUIDANCE,
        "21/HD-SNV",
        "03/11",
        "Tự đánh giá, chấm điểm chỉ số cải cách hành chính cấp xã năm 2026",
        "quan",
    ),
)


# On their way today, whatever day it is: asked about, before the signer, without number, sent up.
LISTING = "listing"
ON_THEIR_WAY = (
    Letter(
        LISTING,
        DocumentKind.REPORT,
        "Kết quả rà soát, niêm yết công khai thủ tục hành chính tại Bộ phận Một cửa",
        (
            "UBND phường đã rà soát toàn bộ thủ tục hành chính niêm yết tại Bộ phận Một cửa, thay "
            "các quyết định công bố hết hiệu lực, dán mã tra cứu cho từng lĩnh vực.",
            "Bảng niêm yết đặt tại lối vào, vừa tầm mắt; bản điện tử được cập nhật cùng ngày. UBND "
            "phường báo cáo để Sở Nội vụ theo dõi.",
        ),
        "quan",
        CHAIR,
        "-4",
        "-4",
        "-3",
        "-3",
        to=(f"{DEPARTMENT} (để báo cáo)", *UNITS),
    ),
    Letter(
        "duty",
        LETTER,
        "phân công trực tiếp nhận hồ sơ ngoài giờ tại Bộ phận Một cửa",
        (
            "Để người dân đi làm ca nộp được hồ sơ, UBND phường dự kiến bố trí trực tiếp nhận "
            "đến 18 giờ 30 các ngày thứ Ba, thứ Năm hằng tuần.",
            "Đề nghị các bộ phận cử người theo lịch kèm theo, báo về Văn phòng UBND.",
        ),
        "hoa",
        DEPUTY,
        "-4",
        asked="-4",
        asked_of=("quan", "binh", "thu"),
        comments=(("quan", "-2", "Thống nhất; nên thử một tháng rồi đánh giá."),),
        to=UNITS,
    ),
    Letter(
        "meeting",
        DocumentKind.INVITATION,
        "Họp đánh giá việc thực hiện Kế hoạch cải cách hành chính",
        (
            "UBND phường kính mời các bộ phận dự họp đánh giá việc thực hiện Kế hoạch cải "
            "cách hành chính, do Chủ tịch UBND phường chủ trì.",
            "Các bộ phận chuẩn bị báo cáo phần việc của mình, nêu rõ việc chậm và nguyên nhân.",
        ),
        "quan",
        CHAIR,
        "-2",
        "-1",
        to=UNITS,
    ),
    Letter(
        "radio",
        LETTER,
        "khắc phục cụm loa truyền thanh tổ dân phố số 4",
        (
            "Cụm loa truyền thanh tổ dân phố số 4 mất tín hiệu nhiều ngày, ảnh hưởng việc "
            "tuyên truyền cải cách hành chính. UBND phường đề nghị đơn vị cung cấp kiểm tra, "
            "khắc phục trong 05 ngày làm việc.",
        ),
        "van",
        DEPUTY,
        "-3",
        "-2",
        "-1",
        to=("Đơn vị cung cấp thiết bị truyền thanh",),
    ),
    Letter(
        "training",
        LETTER,
        "đăng ký dự lớp kỹ năng số của Tổ công nghệ số cộng đồng",
        (
            "UBND phường dự kiến mở lớp kỹ năng số cho Tổ công nghệ số cộng đồng; đề nghị các "
            "tổ dân phố đăng ký người dự học.",
        ),
        "son",
        DEPUTY,
        "-3",
        "-2",
        to=("Các tổ dân phố",),
    ),
)
