import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kernel", "0002_guards"),
        ("organisation", "0001_initial"),
        ("organisation", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("serial", models.PositiveIntegerField(verbose_name="số thứ tự trong năm")),
                ("code", models.CharField(max_length=60, unique=True, verbose_name="mã kế hoạch")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reviewing", "Đang rà soát"),
                            ("adopted", "Đang thực hiện"),
                            ("closed", "Đã kết thúc"),
                            ("discarded", "Đã bỏ"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="tên kế hoạch")),
                ("kind", models.CharField(blank=True, max_length=10, verbose_name="loại văn bản")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="số")),
                ("symbol", models.CharField(blank=True, max_length=60, verbose_name="ký hiệu")),
                (
                    "issued_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
                ),
                (
                    "issuer",
                    models.CharField(blank=True, max_length=200, verbose_name="cơ quan ban hành"),
                ),
                (
                    "signer_name",
                    models.CharField(blank=True, max_length=100, verbose_name="người ký"),
                ),
                (
                    "signer_post",
                    models.CharField(blank=True, max_length=100, verbose_name="chức vụ người ký"),
                ),
                (
                    "signer_authority",
                    models.CharField(blank=True, max_length=100, verbose_name="thể thức ký"),
                ),
                ("recipients", models.JSONField(default=list, verbose_name="nơi nhận")),
                ("legal_bases", models.JSONField(default=list, verbose_name="căn cứ")),
                ("citations", models.JSONField(default=list, verbose_name="trích dẫn khác")),
                (
                    "adopted_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="đưa vào thực hiện lúc"
                    ),
                ),
                (
                    "adopted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="organisation.agency",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="plans.plan",
                        verbose_name="kế hoạch cấp trên",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="plans.plan",
                        verbose_name="soạn từ kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "kế hoạch",
                "ordering": ("-year", "-serial"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year", "serial"), name="plan_serial_once_a_year"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Baseline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("serial", models.PositiveSmallIntegerField(verbose_name="lần")),
                ("taken_at", models.DateTimeField()),
                ("actor_key", models.CharField(max_length=60)),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("document", models.CharField(blank=True, max_length=300, verbose_name="văn bản")),
                ("content", models.JSONField(verbose_name="nội dung")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baselines",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản gốc kế hoạch",
                "ordering": ("serial",),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "serial"), name="baseline_serial_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=20, verbose_name="mã")),
                ("title", models.CharField(max_length=300, verbose_name="tên lĩnh vực")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "lĩnh vực",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "code"), name="area_once_per_plan")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10, verbose_name="định dạng")),
                ("pages", models.PositiveIntegerField(null=True, verbose_name="số trang")),
                ("lines", models.JSONField(default=list, verbose_name="các dòng của văn bản gốc")),
                ("read", models.JSONField(verbose_name="kết quả đọc ban đầu")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="source",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản gốc của kế hoạch",
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("ident", models.CharField(max_length=40, verbose_name="mã mục")),
                ("level", models.PositiveSmallIntegerField(verbose_name="cấp")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="số mục")),
                ("title", models.TextField(blank=True, verbose_name="tiêu đề")),
                ("text", models.TextField(blank=True, verbose_name="nội dung")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục của kế hoạch",
                "ordering": ("order",),
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("text", models.TextField(verbose_name="chỉ tiêu")),
                ("measure", models.TextField(blank=True, verbose_name="đại lượng đo")),
                (
                    "comparison",
                    models.CharField(
                        choices=[
                            ("ge", "từ … trở lên"),
                            ("le", "không quá …"),
                            ("eq", "đạt đúng …"),
                            ("none", "không có số"),
                        ],
                        max_length=5,
                        verbose_name="so sánh",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=18,
                        null=True,
                        verbose_name="giá trị",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=30, verbose_name="đơn vị")),
                ("also_at", models.JSONField(default=list, verbose_name="nhắc lại ở")),
                ("source", models.JSONField(null=True, verbose_name="vị trí trong văn bản")),
                ("doubts", models.JSONField(default=list, verbose_name="điểm nghi ngờ")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỉ tiêu",
                "ordering": ("order",),
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("ident", models.CharField(max_length=40, verbose_name="mã nhiệm vụ")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="số thứ tự")),
                ("title", models.TextField(verbose_name="nội dung")),
                ("products", models.JSONField(default=list, verbose_name="sản phẩm")),
                (
                    "deadline",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="thời hạn như văn bản"
                    ),
                ),
                (
                    "schedule_kind",
                    models.CharField(
                        choices=[
                            ("on_date", "Vào một ngày"),
                            ("month", "Theo tháng"),
                            ("quarter", "Theo quý"),
                            ("year", "Trong năm"),
                            ("periodic", "Định kỳ báo cáo"),
                            ("quarterly", "Hằng quý"),
                            ("throughout", "Thường xuyên trong năm"),
                            ("after_event", "Sau một sự kiện"),
                            ("mixed", "Nhiều thời hạn"),
                            ("unknown", "Chưa rõ"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="loại thời hạn",
                    ),
                ),
                ("event", models.TextField(blank=True, verbose_name="sự kiện chờ")),
                ("source", models.JSONField(null=True, verbose_name="vị trí trong văn bản")),
                ("doubts", models.JSONField(default=list, verbose_name="điểm nghi ngờ")),
                (
                    "dropped_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="bỏ khỏi kế hoạch lúc"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="plans.area",
                    ),
                ),
                (
                    "chief",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người chịu trách nhiệm chính",
                    ),
                ),
                (
                    "helpers",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người cùng thực hiện",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "nhiệm vụ",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "ident"), name="task_once_per_plan")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedDate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("label", models.CharField(blank=True, max_length=200, verbose_name="kỳ hạn")),
                ("product", models.TextField(blank=True, verbose_name="sản phẩm")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn")),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="planned_dates",
                        to="plans.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "kỳ hạn của nhiệm vụ",
                "ordering": ("order",),
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "Chủ trì"), ("coordinating", "Phối hợp")],
                        max_length=15,
                        verbose_name="vai trò",
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="như văn bản")),
                (
                    "unit_name",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="tên chuẩn trong văn bản"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="plans.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị tham gia nhiệm vụ",
                "ordering": ("order",),
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="mã phát hiện")),
                ("place", models.CharField(max_length=100, verbose_name="nơi")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("waived_at", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waivers",
                        to="plans.plan",
                    ),
                ),
                (
                    "waived_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "phát hiện được bỏ qua",
                "ordering": ("code", "place"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "code", "place"), name="finding_waived_once"
                    )
                ],
            },
        ),
    ]
