"""Documents at every stage of their way, made by the services, with the fixed cast."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from cchc.documents import queries, services
from cchc.documents.choices import State
from cchc.documents.content import Content, Para
from cchc.documents.models import OfficialDocument
from cchc.documents.tests import examples
from cchc.kernel.clock import HANOI
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast

NOW = datetime(2026, 4, 1, 9, tzinfo=HANOI)
TODAY = NOW.date()


def moment(day: int, month: int = 4, hour: int = 9) -> datetime:
    """A moment of 2026 in Hà Nội."""
    return datetime(2026, month, day, hour, tzinfo=HANOI)


def letter(title: str = "V/v đôn đốc thực hiện nhiệm vụ") -> Content:
    """A complete công văn, as short as can be."""
    content = examples.urging_letter()
    return replace(content, subject_line=title, blocks=(Para("Đề nghị khẩn trương thực hiện."),))


def report() -> Content:
    """A complete báo cáo."""
    return replace(examples.report(), number=None, issued_on=None)


@dataclass(frozen=True)
class Desk:
    """The cast at work: who drafts (Bình), who is asked (Sơn), who signs (Lan), who numbers."""

    people: Cast

    @property
    def author(self) -> User:
        return self.people.binh

    @property
    def signer(self) -> User:
        return self.people.lan

    def draft(
        self, content: Content | None = None, *, actor: User | None = None, at: datetime = NOW
    ) -> OfficialDocument:
        """A new draft of Bình's."""
        said = content or letter()
        return services.draft(
            agency=self.people.ward,
            actor=actor or self.author,
            at=at,
            kind=said.kind,
            content=said,
        )

    def at_state(self, state: State, *, at: datetime = NOW) -> OfficialDocument:
        """A document that has come so far."""
        document = self.draft(at=at)
        by_author: dict[str, Any] = {"actor": self.author, "at": at}
        if state == State.WITHDRAWN:
            return services.withdraw(document=document, reason="Không còn cần.", **by_author)
        if state == State.COMMENTING:
            return services.ask_comments(document=document, people=[self.people.son], **by_author)
        if state == State.DRAFT:
            return document
        return self._signed_way(document, state, at)

    def _signed_way(
        self, document: OfficialDocument, state: State, at: datetime
    ) -> OfficialDocument:
        document = services.freeze(document=document, signer=self.signer, actor=self.author, at=at)
        if state == State.FROZEN:
            return document
        if state == State.SENT_BACK:
            return services.send_back(
                document=document, reason="Sửa lại căn cứ.", actor=self.signer, at=at
            )
        document = services.sign_off(document=document, actor=self.signer, at=at)
        if state == State.SIGNED:
            return document
        return self.issue(document, on=at.date(), at=at)

    def issue(
        self, document: OfficialDocument, *, on: date = TODAY, at: datetime = NOW
    ) -> OfficialDocument:
        """Numbered by Yến."""
        return services.issue(document=document, issued_on=on, actor=self.people.yen, at=at)

    def issued(self, content: Content | None = None, *, at: datetime = NOW) -> OfficialDocument:
        """A document of that content, gone all the way in a moment."""
        document = self.draft(content, at=at)
        frozen = services.freeze(document=document, signer=self.signer, actor=self.author, at=at)
        signed = services.sign_off(document=frozen, actor=self.signer, at=at)
        return self.issue(signed, on=at.date(), at=at)

    def seen_by(self, user: User) -> set[int]:
        """Which documents the person sees."""
        return set(queries.visible_to(user, today=TODAY).values_list("pk", flat=True))
