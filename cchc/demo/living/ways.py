"""A document on its way: put before its signer, sent back, signed, numbered by the clerk."""

from dataclasses import dataclass
from datetime import datetime

from cchc.demo.living.playing import Scene
from cchc.documents import services
from cchc.documents.models import OfficialDocument
from cchc.organisation.models import User

CLERK = "yen"


@dataclass(frozen=True)
class Way:
    """The steps of one document, which the scene keeps under ``name`` once it is drafted."""

    scene: Scene
    name: str
    author: str
    signer: str

    @property
    def document(self) -> OfficialDocument:
        """The document as the last step left it."""
        return self.scene.papers[self.name]

    @property
    def writer(self) -> User:
        """Who drafts it."""
        return self.scene.people[self.author]

    @property
    def head(self) -> User:
        """Who signs it."""
        return self.scene.people[self.signer]

    @property
    def clerk(self) -> User:
        """Who numbers it."""
        return self.scene.people[CLERK]

    def freeze(self, at: datetime) -> None:
        """The author puts it before the signer."""
        services.freeze(document=self.document, signer=self.head, actor=self.writer, at=at)

    def send_back(self, reason: str, at: datetime) -> None:
        """The signer wants it otherwise."""
        services.send_back(document=self.document, reason=reason, actor=self.head, at=at)

    def sign(self, at: datetime) -> None:
        """The signer agrees."""
        services.sign_off(document=self.document, actor=self.head, at=at)

    def issue(self, at: datetime) -> None:
        """The clerk numbers it."""
        self.scene.papers[self.name] = services.issue(
            document=self.document, issued_on=at.date(), actor=self.clerk, at=at
        )
