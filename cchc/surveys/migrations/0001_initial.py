import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cchc.kernel.encrypted


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dossiers", "0009_rating_tokens"),
        ("kernel", "0003_reads_of_agency"),
        ("obligations", "0007_recommendations"),
        ("organisation", "0002_unit_overseer"),
        ("procedures", "0002_same_day_limit"),
    ]

    operations = [
        migrations.CreateModel(
            name="Answered",
            fields=[
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="dossiers.dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ đã được đánh giá",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="AttemptCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agency_code",
                    models.CharField(blank=True, max_length=50, verbose_name="cơ quan"),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("gone", "Dùng lại phiếu đã trả lời, hết hạn"),
                            ("unknown", "Đường dẫn không do hệ thống cấp"),
                            ("staff", "Trả lời từ phiên làm việc của công chức"),
                            ("wrong_pin", "Sai số cuối hoặc PIN ở máy tại quầy"),
                            ("too_many", "Gửi quá dày từ một máy"),
                            ("own", "Người giải quyết hồ sơ nhập phiếu về mình"),
                            ("changed", "Phiếu gửi sai mẫu"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("number", models.PositiveIntegerField(default=0, verbose_name="số lần")),
                ("is_closed", models.BooleanField(default=False, verbose_name="đã khóa sổ")),
            ],
            options={
                "verbose_name": "số lần trả lời bị từ chối",
                "ordering": ("day", "kind"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency_code", "day", "kind"), name="attempts_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "index",
                    models.CharField(
                        choices=[
                            ("service", "Hài lòng về sự phục vụ của cơ quan"),
                            ("handling", "Hài lòng về việc giải quyết thủ tục hành chính"),
                        ],
                        max_length=20,
                        verbose_name="chỉ số",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiếu hỏi",
                "ordering": ("-index",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "index"), name="one_questionnaire_per_index"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tên đợt")),
                ("first", models.DateField(verbose_name="hồ sơ xong từ ngày")),
                ("last", models.DateField(verbose_name="đến hết ngày")),
                (
                    "method",
                    models.CharField(
                        choices=[("phone", "Gọi điện thoại"), ("visit", "Đến tại nhà")],
                        max_length=10,
                        verbose_name="cách hỏi",
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="cỡ mẫu mong muốn")),
                ("seed", models.CharField(max_length=40, verbose_name="số khởi đầu")),
                ("frame", models.JSONField(default=dict, verbose_name="số hồ sơ của mỗi lĩnh vực")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Đang khảo sát"), ("closed", "Đã kết thúc")],
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("drawn_at", models.DateTimeField(verbose_name="chọn lúc")),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người chọn",
                    ),
                ),
            ],
            options={
                "verbose_name": "đợt khảo sát",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["agency", "-id"], name="round_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lte", models.F("last"))), name="round_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="băm có khóa của tệp")),
                ("rows", models.PositiveIntegerField(verbose_name="số phiếu")),
                ("written_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhập phiếu giấy",
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "digest"),
                        name="paper_file_once",
                        violation_error_message="Tệp này đã được nhập.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày trả lời")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("link", "Đường dẫn, mã QR"),
                            ("kiosk", "Máy tại quầy"),
                            ("paper", "Phiếu giấy"),
                            ("import", "Phiếu giấy nhập từ tệp"),
                            ("phone", "Phỏng vấn qua điện thoại"),
                            ("visit", "Phỏng vấn tại nhà"),
                        ],
                        max_length=10,
                        verbose_name="kênh",
                    ),
                ),
                ("is_closed", models.BooleanField(default=False, verbose_name="đã khóa sổ")),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhập",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.field",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xử lý",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.procedure",
                        verbose_name="thủ tục",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                        verbose_name="bản quét",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                        verbose_name="bộ phận",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.round",
                        verbose_name="đợt khảo sát",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiếu trả lời",
                "ordering": ("id",),
                "indexes": [
                    models.Index(fields=["agency", "day"], name="response_by_day"),
                    models.Index(
                        condition=models.Q(("is_closed", False)),
                        fields=["agency", "day"],
                        name="response_to_close",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("channel__in", ("link", "kiosk")),
                            ("entered_by__isnull", False),
                            _connector="OR",
                        ),
                        name="entered_response_names_who_entered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel__in", ("phone", "visit")), _negated=True),
                            ("round__isnull", False),
                            _connector="OR",
                        ),
                        name="interview_belongs_to_a_round",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="bản số")),
                ("note", models.TextField(blank=True, verbose_name="căn cứ, ghi chú")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("published", "Đang dùng"),
                            ("retired", "Đã thay"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                ("drafted_at", models.DateTimeField(verbose_name="soạn lúc")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="công bố lúc"),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người soạn",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người công bố",
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="surveys.questionnaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản phiếu hỏi",
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("questionnaire", "number"), name="edition_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("questionnaire",),
                        name="one_draft_edition",
                        violation_error_message="Phiếu hỏi này đã có một bản đang soạn.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published")),
                        fields=("questionnaire",),
                        name="one_published_edition",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"), ("published_at__isnull", False), _connector="OR"
                        ),
                        name="edition_published_at_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sampled",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveIntegerField(verbose_name="thứ tự")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chưa hỏi"),
                            ("answered", "Đã trả lời"),
                            ("refused", "Từ chối trả lời"),
                            ("unreached", "Không liên hệ được"),
                        ],
                        max_length=10,
                        verbose_name="kết quả liên hệ",
                    ),
                ),
                (
                    "tries",
                    models.PositiveSmallIntegerField(default=0, verbose_name="số lần liên hệ"),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.dossier",
                        verbose_name="hồ sơ",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.field",
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sampled",
                        to="surveys.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ trong mẫu",
                "ordering": ("order",),
                "constraints": [
                    models.UniqueConstraint(fields=("round", "dossier"), name="sampled_once"),
                    models.UniqueConstraint(fields=("round", "order"), name="sampled_in_order"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("code", models.CharField(max_length=10, verbose_name="mã câu")),
                ("factor", models.CharField(max_length=100, verbose_name="yếu tố")),
                ("text", models.CharField(max_length=300, verbose_name="câu hỏi")),
                (
                    "is_overall",
                    models.BooleanField(default=False, verbose_name="câu đánh giá chung"),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="surveys.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "câu hỏi",
                "ordering": ("edition", "order"),
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "code"), name="question_code_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_overall", True)),
                        fields=("edition",),
                        name="one_overall_question",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "response",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="comment",
                        serialize=False,
                        to="surveys.response",
                    ),
                ),
                ("text", cchc.kernel.encrypted.EncryptedText(verbose_name="ý kiến")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "Chưa đọc"),
                            ("published", "Công bố"),
                            ("hidden", "Không công bố"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                ("published_text", models.TextField(blank=True, verbose_name="lời được công bố")),
                ("reason", models.TextField(blank=True, verbose_name="lý do không công bố")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="quyết định lúc"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người quyết định",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến của người dân",
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "hidden"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="comment_hidden_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "published"), ("published_text", ""), _connector="OR"
                        ),
                        name="comment_text_only_when_published",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "response",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="follow_up",
                        serialize=False,
                        to="surveys.response",
                    ),
                ),
                (
                    "obligation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="obligations.obligation",
                        verbose_name="việc phải làm",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiếu không hài lòng phải xem xét",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="MarkGiven",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Rất không hài lòng"),
                            (2, "Không hài lòng"),
                            (3, "Bình thường"),
                            (4, "Hài lòng"),
                            (5, "Rất hài lòng"),
                        ],
                        verbose_name="mức",
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="surveys.response",
                        verbose_name="phiếu trả lời",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.question",
                        verbose_name="câu hỏi",
                    ),
                ),
            ],
            options={
                "verbose_name": "mức trả lời",
                "ordering": ("response", "question"),
                "constraints": [
                    models.UniqueConstraint(fields=("response", "question"), name="mark_once"),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 1), ("value__lte", 5)),
                        name="mark_of_five",
                    ),
                ],
            },
        ),
    ]
