"""What was asked and promised at the dialogues of 2026, as data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """A question sent before, its wording for everybody, its answer; ``unit`` answers."""

    text: str
    wording: str
    by: str
    answer: str
    asker: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Promise:
    """What was promised; ``done`` is the day of handing in, "" while it is open."""

    text: str
    chief: str
    due: str
    done: str = ""


@dataclass(frozen=True)
class Meeting:
    """One dialogue; days "dd/mm"; ``moved`` is the day for which it was announced first."""

    title: str
    topic: str
    audience: str
    chair: str
    place: str
    announced: str
    on: str
    citizens: int
    businesses: int
    summary: str
    questions: tuple[Question, ...]
    promises: tuple[Promise, ...]
    moved: str = ""
    reason: str = ""


LAND = Meeting(
    "Cấp giấy chứng nhận quyền sử dụng đất và chuyển mục đích sử dụng đất",
    "land",
    "citizens",
    "lan",
    "Nhà văn hóa tổ dân phố số 4",
    "05/03",
    "20/03",
    58,
    4,
    "Đại diện các hộ nêu việc chờ đo đạc lâu, chưa rõ giấy tờ phải nộp.\n"
    "Lãnh đạo phường trả lời từng ý kiến, nhận bốn việc có hạn cụ thể.",
    (
        Question(
            "Tôi là Lê Thị Mẫu, thửa của tôi nộp hồ sơ rồi mà chưa ai xuống đo.",
            "Nộp hồ sơ đăng ký đất đai bao lâu thì có lịch đo đạc?",
            "binh",
            "Lịch đo được niêm yết hằng tuần tại Bộ phận Tiếp nhận và Trả kết quả; hồ sơ chưa có "
            "lịch sau 10 ngày thì báo trực tiếp để kiểm tra.",
            "Lê Thị Mẫu",
            "0900000001",
        ),
        Question(
            "Chuyển đất vườn sang đất ở thì nộp những giấy tờ gì?",
            "Chuyển đất vườn sang đất ở phải nộp những giấy tờ gì?",
            "hoa",
            "Danh mục giấy tờ ở mục Thủ tục trên trang công khai; quầy một cửa phát tờ hướng dẫn.",
        ),
    ),
    (
        Promise("Niêm yết lịch đo đạc hằng tuần tại Bộ phận một cửa", "hoa", "31/03", "27/03"),
        Promise("Phát tờ hướng dẫn giấy tờ chuyển mục đích sử dụng đất", "hoa", "10/04", "09/04"),
        Promise(
            "Rà soát, trả lời bằng văn bản các hồ sơ đất đai chờ đo quá 30 ngày",
            "binh",
            "30/04",
            "28/04",
        ),
        Promise(
            "Đăng bảng giá đất năm 2026 trên loa và bảng tin tổ dân phố", "van", "15/04", "14/04"
        ),
    ),
)
BUILDING = Meeting(
    "Trật tự xây dựng, thoát nước và vệ sinh môi trường",
    "environment",
    "both",
    "minh",
    "Hội trường UBND phường",
    "08/06",
    "24/06",
    71,
    9,
    "Người dân nêu điểm ngập, rác vật liệu xây dựng, việc cấp phép sửa nhà.\n"
    "Lãnh đạo phường kết luận bốn việc phải làm, công khai tiến độ.",
    (
        Question(
            "Ngõ 12 cứ mưa là ngập, nhà Phạm Văn Mẫu nước vào tận bếp.",
            "Ngõ 12 ngập khi mưa to, bao giờ được nạo vét cống?",
            "son",
            "Phường đã đề nghị đơn vị thoát nước nạo vét, xong trước mùa mưa tháng 8.",
            "Phạm Văn Mẫu",
        ),
        Question(
            "Sửa mái nhà có phải xin phép không?",
            "Sửa mái nhà không đổi kết cấu có phải xin giấy phép không?",
            "binh",
            "Không phải xin phép nếu không đổi kết cấu chịu lực; báo phường trước khi làm để hướng "
            "dẫn tập kết vật liệu.",
        ),
    ),
    (
        Promise("Nạo vét cống ngõ 12, thông báo kết quả cho tổ dân phố", "son", "31/07", "29/07"),
        Promise("Đặt hai điểm tập kết vật liệu xây dựng có biển báo", "son", "15/08", "13/08"),
        Promise(
            "Niêm yết hướng dẫn các trường hợp miễn giấy phép xây dựng", "binh", "20/07", "17/07"
        ),
        Promise("Kiểm tra, trả lời các hộ về tiếng ồn xưởng cơ khí", "quan", "10/07", "09/07"),
    ),
)
BUSINESS = Meeting(
    "Thủ tục của hộ kinh doanh: đăng ký, thuế, mặt bằng",
    "investment",
    "businesses",
    "lan",
    "Nhà văn hóa phường",
    "10/09",
    "05/10",
    12,
    37,
    "Các hộ kinh doanh nêu việc kê khai điện tử, mặt bằng chợ, hóa đơn.\n"
    "Lãnh đạo phường nhận bốn việc; việc thuộc cơ quan thuế chuyển cơ quan thuế trả lời.",
    (
        Question(
            "Kê khai điện tử khó quá, phường có người giúp không?",
            "Hộ kinh doanh kê khai điện tử lần đầu được hỗ trợ ở đâu?",
            "thu",
            "Tổ công nghệ số cộng đồng hỗ trợ sáng thứ Bảy hằng tuần tại nhà văn hóa phường.",
        ),
    ),
    (
        Promise(
            "Mở buổi hỗ trợ kê khai điện tử sáng thứ Bảy trong quý IV", "thu", "16/10", "15/10"
        ),
        Promise("Công khai sơ đồ, giá thuê mặt bằng chợ phường", "thu", "30/10"),
        Promise(
            "Đăng hướng dẫn đăng ký hộ kinh doanh trên bản tin truyền thanh",
            "van",
            "25/10",
            "23/10",
        ),
        Promise("Tổng hợp vướng mắc về hóa đơn gửi cơ quan thuế", "thu", "18/12"),
    ),
    moved="30/09",
    reason="Mưa bão, nhiều hộ phải dọn hàng; dời để bà con dự đông đủ.",
)
AHEAD = Meeting(
    "Thu, chi ngân sách phường và các khoản đóng góp năm 2027",
    "finance",
    "citizens",
    "minh",
    "Hội trường UBND phường",
    "-3",
    "16/12",
    0,
    0,
    "",
    (),
    (),
)
