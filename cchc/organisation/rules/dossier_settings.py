"""What the one-stop shop counts with, until an agency decides; docs/rules/settings.md."""

from cchc.organisation.rules.setting_kinds import ASSUMED, SECONDARY, VERIFIED, Definition

_DOSSIERS = "Hồ sơ một cửa"

DOSSIER_SETTINGS: tuple[Definition, ...] = (
    Definition(
        "dossiers.identifier",
        _DOSSIERS,
        "Mã định danh cơ quan trong mã hồ sơ",
        "",
        "Thông tư 01/2018/TT-VPCP, Điều 19; Quyết định 20/2020/QĐ-TTg",
        SECONDARY,
        pattern=r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}|[A-Z][0-9]{2}(\.[0-9]{1,3}){0,3}",
        example="H56.10.5",
    ),
    Definition(
        "dossiers.desk_phone",
        _DOSSIERS,
        "Điện thoại của bộ phận một cửa, in trên phiếu",
        "",
        "Yêu cầu của mẫu phiếu (người hướng dẫn, số điện thoại)",
        SECONDARY,
        pattern=r"[0-9][0-9 .]{7,14}",
        example="0237 3852 246",
    ),
    Definition(
        "dossiers.count_from",
        _DOSSIERS,
        "Thời hạn theo ngày làm việc của hồ sơ được tính",
        "next_day",
        "Bộ luật Dân sự 2015, Điều 147, 148 (ngày đầu tiên không tính)",
        ASSUMED,
        choices=(
            ("next_day", "Từ ngày làm việc sau ngày tiếp nhận"),
            ("same_day_hours", "Từ giờ tiếp nhận, mỗi ngày 8 giờ làm việc"),
        ),
    ),
    Definition(
        "dossiers.appraisal_days",
        _DOSSIERS,
        "Trả hồ sơ chưa đủ điều kiện để bổ sung, tính lại thời hạn, trong",
        3,
        "Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4",
        VERIFIED,
        "ngày làm việc",
        1,
        10,
    ),
    Definition(
        "dossiers.reason_length",
        _DOSSIERS,
        "Lý do yêu cầu bổ sung, từ chối, dừng dài ít nhất",
        10,
        "Nghị định 63/2010/NĐ-CP, Điều 18 khoản 5 (nêu lý do bằng văn bản; độ dài tự đặt)",
        ASSUMED,
        "chữ",
        1,
        200,
    ),
    Definition(
        "dossiers.apology_days",
        _DOSSIERS,
        "Hoàn thành xin lỗi, hẹn lại, gọi công dân sau khi hồ sơ trễ, trong",
        2,
        "Yêu cầu của đơn vị; pháp luật chỉ quy định văn bản xin lỗi"
        " (Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9)",
        ASSUMED,
        "ngày làm việc",
        1,
        10,
    ),
    Definition(
        "dossiers.second_supplement",
        _DOSSIERS,
        "Hồ sơ bị yêu cầu bổ sung quá một lần được tính",
        "late",
        "Quyết định 766/QĐ-TTg (cách tính chỉ số)",
        SECONDARY,
        choices=(("late", "Trễ hạn từ lần yêu cầu thứ hai"), ("by_date", "Theo hạn trả")),
    ),
)
