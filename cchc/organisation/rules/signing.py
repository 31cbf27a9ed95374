"""How a signature block is headed; docs/rules/delegation.md (Nghị định 30/2020, Điều 8)."""

from collections.abc import Collection
from dataclasses import dataclass

FOR_THE_COMMITTEE = "TM. ỦY BAN NHÂN DÂN"


@dataclass(frozen=True)
class Signature:
    """The block under a document: ``authority`` may be empty or have two lines."""

    authority: str
    post: str
    name: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Authority and post, one line each, as they are printed above the signature."""
        return (*self.authority.splitlines(), self.post)


def signature(
    *, roles: Collection[str], post: str, name: str, delegated: tuple[str, str] | None
) -> Signature:
    """The block of a person.

    ``delegated``: the authority under which the person signs for an absent one, and that one's
    post: ("KT.", "Chủ tịch"). A leader signs for the committee; a vice-chair in the chair's stead.
    """
    post = post.upper()
    if "vice_chair" in roles:
        return Signature(f"{FOR_THE_COMMITTEE}\nKT. CHỦ TỊCH", post, name)
    if "chair" in roles:
        return Signature(FOR_THE_COMMITTEE, post, name)
    if delegated:
        authority, absent_post = delegated
        return Signature(f"{authority} {absent_post.upper()}", post, name)
    return Signature("", post, name)
