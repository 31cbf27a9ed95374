import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cchc.kernel.encrypted


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("obligations", "0007_recommendations"),
        ("organisation", "0002_unit_overseer"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dialogue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        help_text="đếm trong năm", verbose_name="buổi thứ"
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("land", "Đất đai"),
                            ("investment", "Đầu tư, kinh doanh"),
                            ("construction", "Xây dựng"),
                            ("environment", "Môi trường"),
                            ("finance", "Tài chính, ngân sách"),
                            ("other", "Lĩnh vực khác"),
                        ],
                        max_length=20,
                        verbose_name="lĩnh vực",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("citizens", "Người dân"),
                            ("businesses", "Doanh nghiệp, hộ kinh doanh"),
                            ("both", "Người dân và doanh nghiệp"),
                        ],
                        max_length=20,
                        verbose_name="đối thoại với",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="chủ đề")),
                ("place", models.CharField(max_length=300, verbose_name="địa điểm")),
                ("starts_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                (
                    "first_on",
                    models.DateField(
                        blank=True,
                        help_text="không đổi khi dời buổi",
                        null=True,
                        verbose_name="ngày công bố đầu tiên",
                    ),
                ),
                (
                    "questions_until",
                    models.DateField(
                        blank=True, null=True, verbose_name="nhận câu hỏi đến hết ngày"
                    ),
                ),
                (
                    "chair_post",
                    models.CharField(max_length=200, verbose_name="chức vụ người chủ trì"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang chuẩn bị"),
                            ("announced", "Đã công bố lịch"),
                            ("held", "Đã tổ chức, đang theo dõi lời hứa"),
                            ("closed", "Đã khép lại"),
                            ("called_off", "Đã hủy"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "citizens",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="số người dân dự"
                    ),
                ),
                (
                    "businesses",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="số doanh nghiệp dự"
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="diễn biến, kết luận")),
                ("move_reason", models.TextField(blank=True, verbose_name="lý do dời")),
                ("end_reason", models.TextField(blank=True, verbose_name="lý do hủy")),
                ("prepared_at", models.DateTimeField(verbose_name="lập lúc")),
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
                    "chair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người chủ trì",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.officialdocument",
                        verbose_name="giấy mời",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.officialdocument",
                        verbose_name="biên bản",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "buổi đối thoại",
                "ordering": ("-starts_at", "-pk"),
                "indexes": [
                    models.Index(fields=["agency", "state", "starts_at"], name="dialogue_by_state")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year", "number"), name="dialogue_number_once_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "called_off"), _negated=True),
                            models.Q(("end_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="dialogue_called_off_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["held", "closed"]), _negated=True),
                            models.Q(("businesses__isnull", False), ("citizens__isnull", False)),
                            _connector="OR",
                        ),
                        name="dialogue_held_with_numbers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DialogueQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="mã câu hỏi")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("portal", "Trang công khai"),
                            ("counter", "Tại quầy"),
                            ("meeting", "Nêu tại buổi đối thoại"),
                        ],
                        max_length=20,
                        verbose_name="cách gửi",
                    ),
                ),
                (
                    "asker",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="người hỏi"
                    ),
                ),
                (
                    "contact",
                    cchc.kernel.encrypted.EncryptedText(
                        blank=True, default="", verbose_name="cách liên lạc"
                    ),
                ),
                ("text", cchc.kernel.encrypted.EncryptedText(verbose_name="câu hỏi như đã gửi")),
                ("wording", models.TextField(blank=True, verbose_name="nội dung công khai")),
                ("answer", models.TextField(blank=True, verbose_name="trả lời")),
                ("reason", models.TextField(blank=True, verbose_name="lý do không tiếp nhận")),
                (
                    "feedback",
                    models.CharField(
                        blank=True,
                        help_text="nếu có",
                        max_length=40,
                        verbose_name="mã phản ánh liên quan",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Chờ xem xét"),
                            ("admitted", "Đã tiếp nhận, chờ trả lời"),
                            ("refused", "Không tiếp nhận"),
                            ("answered", "Đã trả lời"),
                        ],
                        max_length=20,
                        verbose_name="trạng thái",
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc"),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người trả lời",
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="dialogues.dialogue",
                    ),
                ),
                (
                    "received_by",
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
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                        verbose_name="bộ phận trả lời",
                    ),
                ),
            ],
            options={
                "verbose_name": "câu hỏi đối thoại",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["dialogue", "state"], name="question_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="question_refused_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["admitted", "answered"]), _negated=True),
                            models.Q(("wording", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="question_admitted_with_wording",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DialoguePromise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="lời hứa")),
                (
                    "feedback",
                    models.CharField(
                        blank=True,
                        help_text="nếu có",
                        max_length=40,
                        verbose_name="mã phản ánh liên quan",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="dialogues.dialogue",
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="dialogues.dialoguequestion",
                        verbose_name="từ câu hỏi",
                    ),
                ),
            ],
            options={
                "verbose_name": "lời hứa tại đối thoại",
                "ordering": ("pk",),
            },
        ),
    ]
