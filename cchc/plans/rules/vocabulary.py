"""What the words at the beginning of an item say about it: a product, a unit, a time, a duty.

All words are without marks (``words.bare``). Rule: docs/rules/plan-reading.md, "Vocabulary".
"""

from cchc.plans.rules.words import word_set, words


def _heads(text: str) -> frozenset[str]:
    return frozenset(head.strip() for head in text.split("|"))


PRODUCT_HEADS = _heads("""
    bao cao|bc|ke hoach|cac ke hoach|kh|quyet dinh|cac quyet dinh|van ban|cac van ban|danh sach|
    lap danh sach|phuong an|hop dong|to trinh|huong dan|cong van|cac cong van|bien ban|nghi quyet|
    chuong trinh|de an|quy che|thong bao|ho so|tai lieu|hoi nghi|cac hoi nghi|lop tap huan|
    cac lop|bang|phieu|du thao|quy trinh|ket qua|chuyen muc|tin bai|cac tin bai|bai viet|de xuat|
    so theo doi|so tay|bo chi so|he thong|phan mem|danh muc|du toan|quy dinh|chi thi|bo tieu chi|
    chuyen de|tai khoan|giay moi|thu moi|ban|ban do|san pham|ty le|phat bieu|giay khen|nhat ky|
    to niem yet|to roi|hinh anh|video
""")

UNIT_HEADS = _heads("""
    bo phan|cac bo phan|cong chuc|cac cong chuc|van phong|vp|phong|cac phong|ban|cac ban|
    trung tam|cong an|dai|doan|doan thanh nien|hoi|cac hoi|to|cac to|to dan pho|cac to dan pho|
    to cong nghe|ubnd|hdnd|uy ban|hoi dong|mttq|ubmttq|mat tran|dang uy|tt dang uy|thuong truc|
    lanh dao|chu tich|pho chu tich|cac nganh|nganh|cac doan the|doan the|cac don vi|don vi|
    co quan|cac co quan|tram|truong|cac truong|thon|cac thon|khu pho|cac khu pho|to truong|
    tu phap|tai chinh|dia chinh|van hoa|ke toan|thu quy|van thu|buu dien|quan su|bch|ban chi huy|
    so|cac so|cb|can bo|cac can bo|cbcc|truong cac|nguoi dung dau|thu truong|bo phan mot cua|
    kinh te|noi vu|thanh tra|benh vien|cac thanh vien|thanh vien|toan the|cac to chuc|vien chuc|
    tttt|ttphcc|ttpvhcc|cac bo|cac xa|cac phuong|hop tac xa|doanh nghiep|cac doanh nghiep|
    vp ubnd|ca phuong|ca xa|tccn|bo|ccb|ld|cvp|chanh van phong|giam doc|mat tran to quoc
""")

# Abbreviations that name a unit without another word beside them.
ALONE = frozenset({"mttq", "ubmttq", "ttphcc", "ttpvhcc"})

TIME_HEADS = _heads("""
    thuong xuyen|quy|thang|nam|trong nam|trong quy|trong thang|truoc|truoc ngay|dinh ky|
    hang nam|hang quy|hang thang|hang tuan|sau khi|giai doan|theo ke hoach|theo lo trinh|khi co|
    ngay|tu|tu thang|tu nam|den|den ngay|cham nhat|theo quy dinh|ca nam|cuoi nam|dau nam|
    thuc hien thuong xuyen|nhiem vu thuong xuyen|lien tuc|trien khai tu|bat dau|ban hanh trong|
    hoan thanh truoc|hoan thanh trong|xong truoc|theo tien do|theo yeu cau|dot xuat|quanh nam|
    theo chi dao|muon nhat|khong qua|thuong ky|moi quy|moi thang
""")

DUTY_HEADS = _heads("""
    tiep tuc|thuc hien|trien khai|nang cao|ra soat|tang cuong|day manh|xay dung|to chuc|
    tuyen truyen|ban hanh|doi moi|danh gia|bo tri|boi duong|tap trung|duy tri|kiem tra|phoi hop|
    theo doi|cong khai|cap nhat|hoan thien|cung co|phat huy|don doc|tham muu|dao tao|sap xep|
    kien toan|chu dong|quan triet|pho bien|bo sung|sua doi|kiem soat|giam sat|xu ly|tiep nhan|
    so hoa|ung dung|phat trien|khuyen khich|van dong|huong dan|bao dam|dam bao|khac phuc|gan|
    phan cong|lap|chi dao|hien dai hoa|don gian hoa|cong bo|niem yet|mo|ho tro|khao sat|tu kiem tra|
    tu danh gia|cham diem|rut ngan|cat giam|huy dong|quan ly|su dung|day nhanh|phan dau|tang|giam|
    lap danh muc|chuan hoa|tich hop|van hanh|nghien cuu|de xuat|kien nghi|thiet lap|quy dinh|
    thanh lap|bao tri|nang cap|trang bi|thong ke|tong hop|so ket|tong ket|lay y kien|doi thoai|
    xay moi|ap dung|giu|gui|mo so|doi chieu|xem xet|siet|soat|giup|cu|cham|quet|ra lai|cu the hoa|
    xac dinh|quan tam|dua|cai tien|cai cach|ket noi|khai thac|lua chon|ky ket|luan chuyen|chuyen doi
""")

# A line that ends with one of these has not ended its item.
_UNFINISHED_PAIRS = _heads("thuong xuyen trong|sau khi|truoc ngay|dinh ky")
_BARE_UNITS = _heads("bo phan|cong chuc|can bo|phong|ban|cac bo|cac don|cac co")
_UNFINISHED_WORDS = word_set(
    "va hoac cua theo ve cho voi de tai trong tren cac nhung cung kem so cong don"
)


def begins_with(text: str, heads: frozenset[str]) -> bool:
    """Whether the first one to four words of the text are one of the heads."""
    first = words(text)[:4]
    return any(" ".join(first[:count]) in heads for count in range(1, len(first) + 1))


def begins_with_time(text: str) -> bool:
    """Whether the text begins like a deadline; "Quy chế" and "Nam" lack the marks of quý, năm."""
    start = text.lstrip(" -–+•").lower()
    if start.startswith(("quy ", "nam ")):
        return False
    return begins_with(text, TIME_HEADS)


def is_unfinished(text: str) -> bool:
    """Whether the text cannot end here: "Báo cáo kết quả của", "các lớp tập huấn,", "Bộ phận"."""
    if text.rstrip().endswith((",", "(", "/", "&", "-", "–")):
        return True
    said = words(text)
    if not said or text.rstrip().endswith((";", ".")):
        return False
    if " ".join(said) in _BARE_UNITS:
        return True
    return said[-1] in _UNFINISHED_WORDS or " ".join(said[-2:]) in _UNFINISHED_PAIRS


def begins_small(text: str) -> bool:
    """Whether the text begins with a small letter, as the rest of a broken line does."""
    return text.lstrip("\"“'(")[:1].islower()
