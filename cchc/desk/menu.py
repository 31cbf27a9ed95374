"""The navigation: places of all rooms in groups, each for those who have something to do there."""

from collections.abc import Mapping
from dataclasses import replace

from django.urls import get_resolver, reverse

from cchc.desk.queries import Acts, owes_work
from cchc.organisation import menu as organisation
from cchc.organisation.choices import Act
from cchc.organisation.menu import Place
from cchc.web.components import MenuGroup, MenuItem

SEES = (Act.SEE_PLAN,)
LEADS = (Act.FOLLOW_UP_SATISFACTION,)
DOSSIER_WORKERS = (Act.RECEIVE_DOSSIER, Act.PROCESS_DOSSIER, Act.DECIDE_DOSSIER)
DOSSIER_LISTS = (Act.RECEIVE_DOSSIER, Act.SEE_MASKED_DOSSIERS)
TELLS = (Act.RECEIVE_DOSSIER, Act.DECIDE_DOSSIER, Act.MANAGE_TEMPLATES)
COSTS = (Act.DECIDE_DOSSIER, Act.RECONCILE_FEES, Act.MANAGE_TEMPLATES)
MINE = Place("Việc của tôi", "obligations:mine", "task", (Act.SUBMIT_PRODUCT,))
GROUPS: tuple[tuple[str, tuple[Place, ...]], ...] = (
    ("", (Place("Trang chủ", "desk:home", "home"),)),
    (
        "Kế hoạch",
        (
            Place("Kế hoạch, nhiệm vụ", "plans:list", "plan", SEES),
            Place("Nhập kế hoạch", "plans:bring_in", "upload", (Act.IMPORT_PLAN,)),
        ),
    ),
    (
        "Công việc",
        (
            MINE,
            Place("Chờ nghiệm thu", "obligations:to_judge", "check", (Act.ACCEPT_PRODUCT,)),
            Place("Xin gia hạn", "obligations:extensions", "clock", (Act.GRANT_EXTENSION,)),
            Place("Sự kiện chờ", "obligations:events", "flag", (Act.RECORD_EVENT,)),
            Place("Đôn đốc", "obligations:urging", "bell", (Act.URGE,)),
            Place("Kiến nghị giám sát", "obligations:recommendations", "eye", SEES),
            Place("Tất cả việc phải làm", "obligations:every", "filter", SEES),
            Place("Số liệu", "obligations:figures", "chart", SEES),
            Place("Bảng điều hành", "indicators:board", "chart", SEES),
            Place("Chỉ tiêu của kế hoạch", "indicators:targets", "flag", SEES),
            Place("Chỉ số", "indicators:indicators", "chart", SEES),
        ),
    ),
    (
        "Một cửa",
        (
            Place("Tiếp nhận hồ sơ", "dossiers:counter", "plus", (Act.RECEIVE_DOSSIER,)),
            Place("Hồ sơ chờ tôi", "dossiers:queue", "task", (Act.PROCESS_DOSSIER,)),
            Place("Sắp đến hạn, trễ hạn", "dossiers:risks", "clock", DOSSIER_WORKERS),
            Place("Tất cả hồ sơ", "dossiers:every", "filter", DOSSIER_LISTS),
            Place("Sổ theo dõi hồ sơ", "dossiers:register", "report", (Act.RECEIVE_DOSSIER,)),
            Place("Số liệu hồ sơ", "dossiers:figures", "chart", SEES),
            Place("Danh sách cần gọi", "notices:to_call", "bell", (Act.RECEIVE_DOSSIER,)),
            Place("Thông báo gửi người dân", "notices:notices", "mail", TELLS),
            Place("Chi phí thông báo", "notices:costs", "chart", COSTS),
            Place("Kênh, mẫu tin", "notices:channels", "settings", (Act.MANAGE_TEMPLATES,)),
            Place("Đối chiếu thu phí", "dossiers:reconciliation", "chart", (Act.RECONCILE_FEES,)),
            Place("Tài khoản thu phí", "dossiers:fee_account", "settings", (Act.MANAGE_SETTINGS,)),
            Place("Kho kết quả", "results:results", "stamp", (Act.KEEP_RESULTS,)),
            Place("Số hóa kết quả", "results:board", "document", (Act.SEE_BACKLOG,)),
            Place("Người dân, tổ chức", "citizens:people", "users", (Act.SEE_PERSONAL_DATA,)),
            Place("Nhật ký xem dữ liệu", "citizens:reads", "eye", (Act.SEE_ACCESS_LOG,)),
            Place(
                "Hồ sơ từ hệ thống tỉnh",
                "dossiers:imports",
                "upload",
                (Act.MIRROR_DOSSIERS, Act.DECIDE_DOSSIER),
            ),
        ),
    ),
    (
        "Sự hài lòng",
        (
            Place("Kết quả đánh giá", "surveys:results", "chart", (Act.SEE_SATISFACTION,)),
            Place(
                "Phiếu không hài lòng",
                "surveys:bad_answers",
                "flag",
                (Act.FOLLOW_UP_SATISFACTION,),
            ),
            Place("Ý kiến của người dân", "surveys:comments", "eye", (Act.SEE_SATISFACTION,)),
            Place("Nhập phiếu giấy", "surveys:paper", "edit", (Act.ENTER_SURVEYS,)),
            Place("Đợt khảo sát", "surveys:rounds", "users", (Act.ENTER_SURVEYS, *LEADS)),
            Place("Phiếu hỏi", "surveys:questionnaires", "report", (Act.SEE_SATISFACTION,)),
        ),
    ),
    (
        "Người dân",
        (
            Place(
                "Phản ánh, kiến nghị",
                "feedback:petitions",
                "mail",
                (Act.SEE_PETITIONS, Act.ANSWER_PETITION),
            ),
            Place("Số liệu phản ánh", "feedback:figures", "chart", (Act.COUNT_PETITIONS,)),
            Place("Nhật ký xem phản ánh", "feedback:reads", "eye", (Act.SEE_ACCESS_LOG,)),
            Place("Đối thoại", "dialogues:dialogues", "users", (Act.SEE_DIALOGUES,)),
            Place("Yêu cầu về dữ liệu", "privacy:requests", "eye", (Act.SEE_DATA_REQUESTS,)),
            Place("Sổ đồng ý", "privacy:consents", "check", (Act.SEE_DATA_REQUESTS,)),
            Place("Sổ vi phạm dữ liệu", "privacy:breaches", "flag", (Act.SEE_DATA_REQUESTS,)),
            Place("Thời hạn lưu giữ", "privacy:retention", "clock", (Act.SEE_DATA_REQUESTS,)),
            Place("Trang công khai", "portal:staff", "eye", (Act.WRITE_NEWS,)),
        ),
    ),
    (
        "Báo cáo",
        (
            Place("Báo cáo định kỳ", "reports:reports", "report", SEES),
            Place("Lịch báo cáo", "reports:calendar", "calendar", SEES),
            Place("Gửi cấp trên", "reports:sent", "upload", SEES),
            Place("Báo cáo của cấp dưới", "reports:received", "report", (Act.SEE_SUBMITTED,)),
            Place("Mẫu báo cáo", "reports:templates", "settings", (Act.MANAGE_TEMPLATES,)),
            Place("Loại báo cáo", "reports:kinds", "settings", (Act.MANAGE_REPORT_KINDS,)),
        ),
    ),
    (
        "Thủ tục hành chính",
        (
            Place("Danh mục thủ tục", "procedures:list", "filter", (Act.SEE_PROCEDURES,)),
            Place("Nhập danh mục", "procedures:bring_in", "upload", (Act.MANAGE_PROCEDURES,)),
            Place("Rà soát thủ tục", "reviews:reviews", "search", (Act.SEE_PROCEDURES,)),
            Place("Đề xuất sau rà soát", "reviews:proposals", "flag", (Act.SEE_PROCEDURES,)),
        ),
    ),
    (
        "Văn bản",
        (
            Place("Văn bản", "documents:documents", "document", SEES),
            Place("Sổ văn bản đi", "documents:outgoing", "stamp", SEES),
            Place("Sổ văn bản đến", "documents:incoming", "mail", SEES),
        ),
    ),
    (
        organisation.GROUP,
        (
            *organisation.PLACES,
            Place(
                "Nộp hồ sơ trực tuyến",
                "portal:filing_permit",
                "check",
                (Act.PREPARE_FILING, Act.APPROVE_FILING),
            ),
            Place(
                "Kết nối hệ thống khác",
                "api:clients",
                "upload",
                (Act.MANAGE_CLIENTS, Act.APPROVE_CLIENT),
            ),
        ),
    ),
)
WAITING_AT: dict[str, tuple[str, ...]] = {
    "obligations:mine": ("mine",),
    "obligations:to_judge": ("to_judge",),
    "obligations:extensions": ("extensions",),
    "documents:documents": ("sign", "number"),
    "reports:sent": ("returned",),
    "reports:received": ("from_below",),
}


def menu_of(acts: Acts, waiting: Mapping[str, int], path: str) -> list[MenuGroup]:
    """The groups that have an item for these acts; the item of the page is marked."""
    groups = [
        MenuGroup(label, [_item(place, waiting) for place in places if _is_for(place, acts)])
        for label, places in GROUPS
    ]
    here = _nearest([item.url for group in groups for item in group.items], path)
    return [
        replace(group, items=[replace(item, active=item.url == here) for item in group.items])
        for group in groups
        if group.items
    ]


def _is_for(place: Place, acts: Acts) -> bool:
    if place.url_name.partition(":")[0] not in get_resolver().namespace_dict:
        return False  # the room has no screens in this installation
    if place == MINE:
        return owes_work(acts)
    return not place.acts or not acts.isdisjoint(place.acts)


def _item(place: Place, waiting: Mapping[str, int]) -> MenuItem:
    number = sum(waiting.get(name, 0) for name in WAITING_AT.get(place.url_name, ()))
    return MenuItem(
        place.label, reverse(place.url_name), place.icon, badge=str(number) if number else ""
    )


def _nearest(urls: list[str], path: str) -> str:
    """The address under which the page lies; home only when it is the page itself."""
    above = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(above, key=len, default="")
