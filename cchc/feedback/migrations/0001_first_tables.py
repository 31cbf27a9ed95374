import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cchc.kernel.encrypted


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dossiers", "0008_online_declarations"),
        ("kernel", "0003_reads_of_agency"),
        ("obligations", "0007_recommendations"),
        ("organisation", "0002_unit_overseer"),
        ("procedures", "0002_same_day_limit"),
    ]

    operations = [
        migrations.CreateModel(
            name="Petition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="mã")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("number", models.PositiveIntegerField(verbose_name="số trong năm")),
                ("token", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "sending_key",
                    models.UUIDField(
                        blank=True, null=True, unique=True, verbose_name="khóa lần gửi"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "Trang công khai"),
                            ("counter", "Trực tiếp tại nơi tiếp nhận"),
                            ("phone", "Điện thoại"),
                            ("letter", "Thư, đơn gửi đến"),
                            ("mailbox", "Hòm thư góp ý"),
                            ("forwarded", "Cơ quan khác chuyển đến"),
                        ],
                        max_length=20,
                        verbose_name="kênh tiếp nhận",
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("open", "Người làm công tác tiếp nhận, xử lý"),
                            ("sealed", "Kín với bộ phận bị phản ánh"),
                            ("leader", "Chỉ người đứng đầu"),
                            ("nobody", "Không ai trong cơ quan"),
                        ],
                        max_length=20,
                        verbose_name="phạm vi xem",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "Mới gửi"),
                            ("asked", "Chờ người gửi bổ sung"),
                            ("received", "Đã tiếp nhận"),
                            ("classified", "Đã phân loại"),
                            ("handling", "Đang xử lý"),
                            ("waiting", "Chờ duyệt trả lời"),
                            ("approved", "Đã duyệt, chờ gửi"),
                            ("answered", "Đã trả lời"),
                            ("published", "Đã công khai"),
                            ("refused", "Không tiếp nhận"),
                            ("forwarded", "Đã chuyển cơ quan khác"),
                            ("guided", "Đã hướng dẫn khiếu nại"),
                            ("merged", "Đã gộp"),
                            ("reserved", "Người đứng đầu giữ"),
                            ("settled", "Người đứng đầu đã xử lý"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("conduct", "Hành vi, việc giải quyết thủ tục"),
                            ("own_rules", "Quy định thuộc thẩm quyền"),
                            ("other_rules", "Quy định không thuộc thẩm quyền"),
                            ("complaint", "Khiếu nại"),
                            ("denunciation", "Tố cáo"),
                        ],
                        max_length=20,
                        verbose_name="phân loại",
                    ),
                ),
                ("title", cchc.kernel.encrypted.EncryptedText(verbose_name="việc")),
                ("text", cchc.kernel.encrypted.EncryptedText(verbose_name="nội dung")),
                (
                    "place",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="địa điểm"
                    ),
                ),
                ("name", cchc.kernel.encrypted.EncryptedText(verbose_name="người gửi")),
                (
                    "phone",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="điện thoại"
                    ),
                ),
                (
                    "email",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="thư điện tử"
                    ),
                ),
                (
                    "address",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="địa chỉ"
                    ),
                ),
                ("filed_at", models.DateTimeField(verbose_name="nhận lúc")),
                ("complete_at", models.DateTimeField(verbose_name="đủ nội dung lúc")),
                (
                    "forwarded_to",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="cơ quan nhận chuyển"
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc"),
                ),
                (
                    "reopened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="đề nghị xem lại lúc"),
                ),
                (
                    "withheld_reason",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="lý do không công khai"
                    ),
                ),
                (
                    "about_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                        verbose_name="bộ phận bị phản ánh",
                    ),
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
                    "assignee",
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
                    "dossier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.dossier",
                        verbose_name="hồ sơ",
                    ),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="feedback.petition",
                        verbose_name="gộp vào",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.procedure",
                        verbose_name="thủ tục",
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
                        verbose_name="bộ phận xử lý",
                    ),
                ),
            ],
            options={
                "verbose_name": "phản ánh, kiến nghị",
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["agency", "state", "-id"], name="petition_by_state"),
                    models.Index(fields=["agency", "filed_at"], name="petition_by_day"),
                    models.Index(fields=["agency", "answered_at"], name="petition_by_answer"),
                    models.Index(fields=["code"], name="petition_by_code"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year", "number"), name="petition_numbers_count_up"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reach", "sealed"), _negated=True),
                            ("about_unit__isnull", False),
                            _connector="OR",
                        ),
                        name="petition_sealed_from_a_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "denunciation"), _negated=True),
                            ("reach__in", ["leader", "nobody"]),
                            _connector="OR",
                        ),
                        name="denunciation_is_the_leaders",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "merged"), _negated=True),
                            ("merged_into__isnull", False),
                            _connector="OR",
                        ),
                        name="merged_petition_has_its_main",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("receive", "Xem xét, tiếp nhận"),
                            ("refuse", "Từ chối tiếp nhận"),
                            ("ask", "Yêu cầu bổ sung"),
                            ("forward", "Chuyển cơ quan có thẩm quyền"),
                            ("handle", "Xử lý, trả lời"),
                            ("publish", "Công khai kết quả"),
                        ],
                        max_length=20,
                        verbose_name="việc",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Chưa xong"),
                            ("done", "Đã xong"),
                            ("ended", "Không còn phải làm"),
                        ],
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="hạn")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="xong ngày")),
                (
                    "obligation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="obligations.obligation",
                        verbose_name="việc",
                    ),
                ),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="feedback.petition",
                    ),
                ),
            ],
            options={
                "verbose_name": "thời hạn của phản ánh",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["state", "due_on"], name="petition_duty_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("petition", "kind"),
                        name="one_open_duty_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            ("done_on__isnull", False),
                            _connector="OR",
                        ),
                        name="petition_duty_done_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(verbose_name="lần")),
                ("text", cchc.kernel.encrypted.EncryptedText(verbose_name="nội dung trả lời")),
                (
                    "comment",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="ý kiến khi trả lại"
                    ),
                ),
                ("drafted_at", models.DateTimeField(verbose_name="soạn lúc")),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="duyệt lúc"),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="gửi lúc"
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satisfied", "Hài lòng"),
                            ("partly", "Hài lòng một phần"),
                            ("not", "Không hài lòng"),
                        ],
                        max_length=20,
                        verbose_name="đánh giá",
                    ),
                ),
                (
                    "mark_words",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="ý kiến người gửi"
                    ),
                ),
                (
                    "marked_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="đánh giá lúc"
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người duyệt",
                    ),
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
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="feedback.petition",
                    ),
                ),
            ],
            options={
                "verbose_name": "trả lời phản ánh",
                "ordering": ("round",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("petition", "round"), name="one_answer_a_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at__isnull", True),
                            ("approved_at__isnull", False),
                            _connector="OR",
                        ),
                        name="answer_is_approved_before_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mark", ""),
                            models.Q(("marked_at__isnull", False), ("sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="only_a_sent_answer_is_marked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("added_at", models.DateTimeField(verbose_name="thêm lúc")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                        verbose_name="tệp",
                    ),
                ),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to="feedback.petition",
                    ),
                ),
            ],
            options={
                "verbose_name": "ảnh kèm phản ánh",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="việc")),
                ("question", models.TextField(verbose_name="nội dung hỏi")),
                ("answer", models.TextField(verbose_name="nội dung trả lời")),
                ("folded", models.TextField(editable=False)),
                ("is_shown", models.BooleanField(default=True, verbose_name="đang hiện")),
                ("published_at", models.DateTimeField(verbose_name="công khai lúc")),
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
                    "petition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication",
                        to="feedback.petition",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người",
                    ),
                ),
            ],
            options={
                "verbose_name": "phản ánh công khai",
                "ordering": ("-published_at", "-pk"),
                "indexes": [
                    models.Index(
                        fields=["agency", "is_shown", "-published_at"], name="published_petitions"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("asked", "Cơ quan đề nghị bổ sung"),
                            ("supplied", "Người gửi bổ sung"),
                            ("refused", "Cơ quan không tiếp nhận"),
                            ("guided", "Cơ quan hướng dẫn"),
                            ("forwarded", "Đã chuyển cơ quan có thẩm quyền"),
                            ("reopened", "Người gửi đề nghị xem lại"),
                            ("settled", "Người đứng đầu ghi nhận"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("text", cchc.kernel.encrypted.EncryptedText(verbose_name="nội dung")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="feedback.petition",
                    ),
                ),
            ],
            options={
                "verbose_name": "trao đổi với người gửi",
                "ordering": ("pk",),
            },
        ),
    ]
