"""What consent is asked for and in which words; docs/rules/consents.md."""

from cchc.privacy.choices import Purpose

# The words of version 1, until the agency writes its own.
READY_MADE: dict[Purpose, str] = {
    Purpose.PREFILL: (
        "Tôi đồng ý để cơ quan giữ họ tên, số giấy tờ, điện thoại và địa chỉ tôi vừa khai, chỉ để "
        "điền sẵn vào lần nộp hồ sơ sau của chính tôi. Không đồng ý thì vẫn nộp hồ sơ được. Tôi "
        "rút lại lúc nào cũng được ở mục Hồ sơ của tôi; rút thì thông tin ấy bị xóa."
    ),
    Purpose.MEDIA: (
        "Tôi đồng ý để cơ quan dùng tên và hình ảnh của tôi trong tin, bài về cải cách hành chính "
        "trên trang công khai và đài truyền thanh. Không đồng ý cũng không ảnh hưởng đến việc "
        "giải quyết hồ sơ. Tôi rút lại lúc nào cũng được; rút thì tin, bài được gỡ."
    ),
    Purpose.INVITE: (
        "Tôi đồng ý để cơ quan dùng điện thoại, thư điện tử của tôi gửi tin và lời mời (đối thoại, "
        "hội nghị, lớp hướng dẫn) ngoài việc giải quyết hồ sơ. Không đồng ý cũng không ảnh hưởng "
        "đến việc giải quyết hồ sơ. Tôi rút lại lúc nào cũng được."
    ),
}
