import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Agency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=35, unique=True, verbose_name="mã cơ quan")),
                (
                    "name",
                    models.CharField(
                        help_text="ví dụ: UBND phường An Bình", max_length=200, verbose_name="tên"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("ward", "UBND cấp xã"), ("superior", "Cơ quan cấp trên")],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        help_text="ghi trước ngày, tháng", max_length=100, verbose_name="địa danh"
                    ),
                ),
                ("full_name", models.CharField(max_length=200, verbose_name="tên trên văn bản")),
                (
                    "superior_line",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="tên cơ quan chủ quản trên văn bản"
                    ),
                ),
                (
                    "symbol",
                    models.CharField(default="UBND", max_length=30, verbose_name="ký hiệu văn bản"),
                ),
                ("is_sample", models.BooleanField(default=False, verbose_name="dữ liệu mẫu")),
                (
                    "superior",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wards",
                        to="organisation.agency",
                        verbose_name="cấp trên",
                    ),
                ),
            ],
            options={
                "verbose_name": "cơ quan",
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "username",
                    models.CharField(max_length=60, unique=True, verbose_name="tên đăng nhập"),
                ),
                ("full_name", models.CharField(max_length=100, verbose_name="họ và tên")),
                (
                    "honorific",
                    models.CharField(
                        blank=True,
                        help_text="ông, bà, anh, chị",
                        max_length=10,
                        verbose_name="xưng hô",
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="đang hoạt động")),
                (
                    "must_change_password",
                    models.BooleanField(default=True, verbose_name="phải đổi mật khẩu"),
                ),
                (
                    "password_set_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="đặt mật khẩu lúc"),
                ),
                (
                    "failed_sign_ins",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="lần đăng nhập sai liên tiếp"
                    ),
                ),
                (
                    "locked_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="khóa đến"),
                ),
                (
                    "opened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="mở tài khoản lúc"),
                ),
                (
                    "reviewed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="rà soát gần nhất lúc"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="organisation.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "người dùng",
                "ordering": ("full_name",),
            },
        ),
        migrations.CreateModel(
            name="OldPassword",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("encoded", models.CharField(max_length=128, verbose_name="mật khẩu đã băm")),
                ("set_at", models.DateTimeField(verbose_name="đặt lúc")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="old_passwords",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "mật khẩu cũ",
                "ordering": ("-set_at",),
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                ("name_folded", models.CharField(editable=False, max_length=200)),
                ("short_name", models.CharField(blank=True, max_length=60, verbose_name="tên gọn")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("leaders", "Lãnh đạo"),
                            ("department", "Bộ phận chuyên môn"),
                            ("collective", "Nhóm bộ phận"),
                            ("oversight", "Cơ quan giám sát"),
                            ("partner", "Đơn vị phối hợp (không có tài khoản)"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự")),
                (
                    "closed_on",
                    models.DateField(blank=True, null=True, verbose_name="ngừng từ ngày"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="organisation.agency",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                        verbose_name="đã nhập vào",
                    ),
                ),
            ],
            options={
                "verbose_name": "bộ phận",
                "ordering": ("order", "name"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "name_folded"),
                        name="unit_name_once_per_agency",
                        violation_error_message="Cơ quan đã có bộ phận tên này.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="chức vụ")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("chair", "Chủ tịch"),
                            ("vice_chair", "Phó Chủ tịch"),
                            ("office", "Văn phòng"),
                            ("clerk", "Văn thư"),
                            ("one_stop", "Công chức Một cửa"),
                            ("officer", "Công chức chuyên môn"),
                            ("accountant", "Công chức Tài chính - Kế toán"),
                            ("supervisor", "Giám sát"),
                            ("superior", "Cơ quan cấp trên"),
                            ("administrator", "Quản trị hệ thống"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="từ ngày")),
                ("to_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                (
                    "field",
                    models.CharField(blank=True, max_length=200, verbose_name="lĩnh vực phụ trách"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="organisation.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "chức vụ",
                "ordering": ("unit", "from_on"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True),
                            ("to_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="post_ends_after_it_begins",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="cách viết khác")),
                ("text_folded", models.CharField(editable=False, max_length=200)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="organisation.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "tên gọi khác của bộ phận",
                "ordering": ("text",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "text_folded"),
                        name="alias_names_one_unit",
                        violation_error_message="Cách viết này đã thuộc về một bộ phận.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WeekShifts",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField(verbose_name="áp dụng từ ngày")),
                ("shifts", models.JSONField(verbose_name="ca làm việc")),
                (
                    "document",
                    models.CharField(blank=True, max_length=200, verbose_name="văn bản quy định"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="week_shifts",
                        to="organisation.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "giờ làm việc",
                "ordering": ("from_on",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "from_on"), name="one_week_per_start_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("holiday", "Nghỉ lễ, tết"),
                            ("swap_off", "Nghỉ hoán đổi"),
                            ("swap_work", "Làm bù"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="lý do")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="văn bản")),
                ("shifts", models.JSONField(blank=True, null=True, verbose_name="ca làm bù")),
                (
                    "swapped_with",
                    models.DateField(blank=True, null=True, verbose_name="hoán đổi với ngày"),
                ),
                (
                    "is_confirmed",
                    models.BooleanField(default=False, verbose_name="đã đối chiếu văn bản"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_days",
                        to="organisation.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "ngày đặc biệt",
                "ordering": ("day",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "day"), name="one_rule_per_day_and_agency"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField(verbose_name="từ ngày")),
                ("to_on", models.DateField(verbose_name="đến ngày")),
                (
                    "document",
                    models.CharField(blank=True, max_length=200, verbose_name="văn bản ủy quyền"),
                ),
                (
                    "authority",
                    models.CharField(
                        blank=True,
                        help_text="KT., TL. hoặc TUQ.",
                        max_length=10,
                        verbose_name="thể thức ký",
                    ),
                ),
                (
                    "revoked_on",
                    models.DateField(blank=True, null=True, verbose_name="thu hồi ngày"),
                ),
                (
                    "absent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_held",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "ủy quyền",
                "ordering": ("-from_on",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))),
                        name="delegation_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("absent", models.F("substitute")), _negated=True),
                        name="nobody_substitutes_for_themselves",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Setting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60, verbose_name="tên")),
                ("value", models.JSONField(verbose_name="giá trị")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="căn cứ")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settings",
                        to="organisation.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "cấu hình",
                "ordering": ("key",),
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "key"), name="one_value_per_setting")
                ],
            },
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, verbose_name="lúc")),
                ("address", models.GenericIPAddressField(null=True, verbose_name="địa chỉ máy")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("success", "Đăng nhập"),
                            ("wrong", "Sai tên hoặc mật khẩu"),
                            ("locked", "Tài khoản đang khóa"),
                            ("throttled", "Máy bị tạm chặn"),
                            ("signed_out", "Đăng xuất"),
                            ("resumed", "Mở khóa phiên"),
                        ],
                        max_length=20,
                        verbose_name="kết quả",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lượt đăng nhập",
                "ordering": ("-at",),
                "indexes": [models.Index(fields=["address", "at"], name="sign_ins_by_address")],
            },
        ),
    ]
