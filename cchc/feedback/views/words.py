"""What the page of each act says before and after."""

from dataclasses import dataclass

from cchc.feedback.choices import PetitionAct

A = PetitionAct
# What a complaint is guided to; who decides where is not ours to say.
GUIDE_TO_COMPLAIN = (
    "Nội dung ông/bà gửi là khiếu nại quyết định hành chính, hành vi hành chính. Khiếu nại có "
    "trình tự riêng theo pháp luật về khiếu nại, không giải quyết theo trình tự "
    "phản ánh, kiến nghị.\n"
    "Đề nghị ông/bà gửi đơn khiếu nại đến người có thẩm quyền, hoặc đến nơi tiếp công dân của cơ "
    "quan để được hướng dẫn."
)


@dataclass(frozen=True)
class Page:
    """Words before the form, and after it was done; what is shown to be read; the button."""

    done: str
    intro: str = ""
    shows_answer: bool = False
    button: str = ""


PAGES: dict[PetitionAct, Page] = {
    A.RECEIVE: Page(
        "Đã tiếp nhận; hãy phân loại.",
        "Phản ánh có nội dung rõ ràng và có tên, địa chỉ hoặc điện thoại của người gửi.",
    ),
    A.REFUSE: Page("Đã từ chối; người gửi đọc được lý do.", "Người gửi đọc được lý do này."),
    A.ASK_MORE: Page("Đã yêu cầu bổ sung.", "Người gửi đọc yêu cầu này và bổ sung ở mục tra cứu."),
    A.SUPPLY: Page("Đã ghi phần bổ sung.", "Ghi đúng lời người gửi nói hoặc viết thêm."),
    A.CLASSIFY: Page(
        "Đã phân loại.",
        "Khiếu nại và tố cáo không phân loại ở đây: quay lại và chọn “Hướng dẫn khiếu nại” hoặc "
        "“Là tố cáo”.",
    ),
    A.GUIDE: Page("Đã hướng dẫn; người gửi đọc được.", "Người gửi đọc hướng dẫn này."),
    A.RESERVE: Page(
        "Đã chuyển riêng cho người đứng đầu.",
        "Từ lúc này chỉ người đứng đầu cơ quan xem được: nội dung không còn trong danh sách, tìm "
        "kiếm, sổ hay số liệu, và bạn cũng không xem lại được.",
        button="Chuyển riêng người đứng đầu",
    ),
    A.SETTLE: Page("Đã ghi; người gửi đọc được.", "Người gửi đọc nội dung này."),
    A.FORWARD: Page(
        "Đã ghi chuyển; soạn công văn chuyển ở phần văn bản.",
        "Phản ánh về quy định không thuộc thẩm quyền được chuyển trong 5 ngày làm việc.",
    ),
    A.MERGE: Page("Đã gộp.", "Phản ánh này được trả lời cùng phản ánh kia."),
    A.ASSIGN: Page("Đã phân công.", ""),
    A.DRAFT: Page(
        "Đã lưu trả lời; trình lãnh đạo khi xong.", "Viết cho người gửi đọc.", button="Lưu trả lời"
    ),
    A.SUBMIT: Page("Đã trình lãnh đạo duyệt.", "Lãnh đạo sẽ đọc nội dung này:", True),
    A.SEND_BACK: Page("Đã trả lại.", "Nội dung trả lời đang trình:", True),
    A.APPROVE: Page("Đã duyệt; gửi được cho người gửi.", "Nội dung trả lời đang trình:", True),
    A.SEND: Page("Đã gửi trả lời.", "Người gửi sẽ đọc được nội dung này:", True),
    A.PUBLISH: Page(
        "Đã công khai.",
        "Chương trình đã che bằng ••• những chỗ nhận ra được. Máy không thấy hết: đọc lại từng "
        "dòng, che thêm nếu cần, rồi xác nhận.",
    ),
    A.WITHHOLD: Page("Đã ghi không công khai.", "Lý do được giữ lại."),
    A.TAKE_DOWN: Page("Đã gỡ khỏi trang công khai.", "Lý do được giữ lại."),
}
# Nobody classifies, answers or approves what they do not have before their eyes.
SHOWS_QUESTION = frozenset(
    {
        A.RECEIVE,
        A.REFUSE,
        A.ASK_MORE,
        A.CLASSIFY,
        A.GUIDE,
        A.FORWARD,
        A.DRAFT,
        A.SUBMIT,
        A.APPROVE,
        A.SEND_BACK,
        A.PUBLISH,
    }
)
