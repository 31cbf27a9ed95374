"""The manual of docs/manual/, shown inside the application: one page for each kind of post."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cchc.desk.queries import Acts
from cchc.organisation.choices import Act

FOLDER = Path(settings.ROOT) / "docs" / "manual"
INDEX = "index"
# The first act that the person has decides which page is theirs, as on the first page.
PAGES: tuple[tuple[str, str, Act], ...] = (
    ("lanh-dao", "Lãnh đạo", Act.GRANT_EXTENSION),
    ("van-phong", "Văn phòng", Act.ASSIGN_TASK),
    ("van-thu", "Văn thư", Act.ISSUE_DOCUMENT),
    ("mot-cua", "Một cửa", Act.RECEIVE_DOSSIER),
    ("cong-chuc", "Công chức", Act.SUBMIT_PRODUCT),
    ("giam-sat", "Giám sát", Act.RECOMMEND),
    ("cap-tren", "Cơ quan cấp trên", Act.SEE_SUBMITTED),
    ("quan-tri", "Quản trị", Act.MANAGE_ACCOUNTS),
)
# For those who have no account: staff print it.
OUTSIDE = ("nguoi-dan",)


@dataclass(frozen=True)
class Page:
    """A page of the manual: its title, and its text as HTML that our own renderer made."""

    title: str
    text: SafeString


def page(slug: str) -> Page:
    """The page of that name; Http404 when the manual has none."""
    if slug not in (INDEX, *slugs()):
        raise Http404
    return _rendered(FOLDER / f"{slug}.md")


def slugs() -> Sequence[str]:
    """The pages beside the index."""
    return [*(slug for slug, _, _ in PAGES), *OUTSIDE]


def own_slug(acts: Acts) -> str:
    """The page for the person's first act; the index for nobody in particular."""
    return next((slug for slug, _, act in PAGES if act in acts), INDEX)


def address(slug: str) -> str:
    """Where the page is read."""
    return reverse("desk:manual") if slug == INDEX else reverse("desk:manual_page", args=[slug])


@cache
def _rendered(place: Path) -> Page:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(place.read_text(encoding="utf-8"))
    title = tokens[1].content  # the first line is the "# heading"; the layout draws it
    for token in tokens:
        for part in token.children or ():
            _lead_inside(part)
    text = reader.renderer.render(tokens[3:], reader.options, {})
    return Page(title, SafeString(text))


def _lead_inside(part: Token) -> None:
    """A link to another file of the manual leads to its page."""
    target = str(part.attrGet("href") or "")
    if part.type == "link_open" and target.endswith(".md"):
        part.attrSet("href", address(target.removesuffix(".md")))
