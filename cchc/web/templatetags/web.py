"""Tags and filters that draw the components; built in, so templates need no ``{% load %}``."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cchc.web.components import Badge, Due, Entry, Month, Stat, Tab, Tone, Work

register = template.Library()
COMPONENTS = "web/components/"


@register.simple_tag(takes_context=True)
def block_again(context: template.Context, name: str) -> SafeString:
    """The content of a block a second time, so that a title is written once."""
    blocks = context.render_context[BLOCK_CONTEXT_KEY]
    rendered: SafeString = blocks.get_block(name).render(context)
    return rendered


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of icons.svg; decoration only, so it is hidden from screen readers."""
    return format_html(
        '<svg class="c-icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("web/icons.svg"),
        name,
    )


@register.simple_tag
def crumb(label: str, url: str = "") -> SafeString:
    """One step of the breadcrumbs; the last has no address."""
    if url:
        return format_html('<li><a href="{}">{}</a></li>', url, label)
    return format_html('<li aria-current="page">{}</li>', label)


@register.simple_tag
def badge(state: Badge | str, tone: Tone = "neutral") -> SafeString:
    """A state: ``{% badge task.badge %}`` or ``{% badge "Đã nhận" "good" %}``."""
    shown = state if isinstance(state, Badge) else Badge(str(state), tone)
    return format_html('<span class="c-badge c-tone-{}">{}</span>', shown.tone, shown.label)


@register.inclusion_tag(COMPONENTS + "due.html")
def due(due: Due | None) -> dict[str, Any]:
    """A due date with its distance; None says that there is none."""
    return {"due": due}


@register.inclusion_tag(COMPONENTS + "stat.html")
def stat(stat: Stat) -> dict[str, Any]:
    """A figure tile; a row of them stands in ``<div class="c-stats">``."""
    return {"stat": stat}


@register.inclusion_tag(COMPONENTS + "progress.html")
def progress(part: int, whole: int, label: str) -> dict[str, Any]:
    """A bar with its text: "12/28 nhiệm vụ"; without a whole there is no bar."""
    return {"part": part, "whole": whole, "label": label}


@register.inclusion_tag(COMPONENTS + "tabs.html")
def tabs(tabs: list[Tab], label: str = "Các phần của trang") -> dict[str, Any]:
    """Tabs that are links."""
    return {"tabs": tabs, "label": label}


@register.inclusion_tag(COMPONENTS + "timeline.html")
def timeline(entries: list[Entry]) -> dict[str, Any]:
    """A history, in the order given."""
    return {"entries": entries}


@register.simple_tag
def fact(label: str, value: object, empty: str = "chưa có") -> SafeString:
    """One line of ``<dl class="c-facts">``."""
    shown = (
        value if value not in (None, "") else format_html('<span class="c-none">{}</span>', empty)
    )
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, shown)


@register.inclusion_tag(COMPONENTS + "pager.html", takes_context=True)
def pager(context: RequestContext, page: "Page[Any]") -> dict[str, Any]:
    """Links to the other pages, keeping the filters of the address."""
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"request": context["request"], "page": page, "pages": pages}


@register.inclusion_tag(COMPONENTS + "sort_header.html", takes_context=True)
def sort_header(context: RequestContext, label: str, key: str, css: str = "") -> dict[str, Any]:
    """A column head that sorts by ``?sort=key``, a second time by ``?sort=-key``."""
    request: HttpRequest = context["request"]
    now = request.GET.get("sort", "")
    direction = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    following = f"-{key}" if now == key else key
    return {
        "request": request,
        "label": label,
        "following": following,
        "direction": direction,
        "css": css,
    }


@register.inclusion_tag(COMPONENTS + "empty_state.html")
def empty_state(title: str, text: str, url: str = "", action: str = "") -> dict[str, Any]:
    """Nothing is here: what would be here, and what to do."""
    return {"title": title, "text": text, "url": url, "action": action}


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Label, help, widget and error of one field of a form."""
    return bound.as_field_group()


@register.inclusion_tag(COMPONENTS + "error_summary.html")
def error_summary(form: BaseForm, title: str = "Chưa lưu được. Xin xem lại:") -> dict[str, Any]:
    """What is wrong in the form, with links to the fields; nothing when all is well.

    Files that were chosen are gone when the page comes back, which is said too.
    """
    fields = [bound for bound in form if bound.errors]
    return {"form": form, "fields": fields, "title": title, "has_files": bool(form.files)}


@register.inclusion_tag(COMPONENTS + "post_button.html", takes_context=True)
def post_button(
    context: RequestContext, label: str, url: str, confirm: str = "", css: str = "btn"
) -> dict[str, Any]:
    """A button that posts; ``confirm`` is asked first where JavaScript runs."""
    token = context.get("csrf_token")
    return {"csrf_token": token, "label": label, "url": url, "confirm": confirm, "css": css}


@register.inclusion_tag(COMPONENTS + "long_work.html")
def long_work(work: Work) -> dict[str, Any]:
    """Progress of long work; polls itself until it is finished."""
    return {"work": work}


@register.simple_tag
def reload_without_scripts(seconds: int = 5) -> SafeString:
    """For block ``head`` of a page with long work: without JavaScript it loads itself anew."""
    return format_html(
        '<noscript><meta http-equiv="refresh" content="{}"></noscript>', int(seconds)
    )


@register.inclusion_tag(COMPONENTS + "calendar.html")
def month_calendar(month: Month) -> dict[str, Any]:
    """A month as a grid; on a phone a list of the days that hold something."""
    return {"month": month}


@register.inclusion_tag(COMPONENTS + "print_button.html")
def print_button(label: str = "In trang này") -> dict[str, Any]:
    """A button that prints; appears only where JavaScript runs."""
    return {"label": label}


@register.simple_block_tag(end_name="endcard")
def card(content: str, title: str = "", url: str = "", link: str = "", css: str = "") -> str:
    """A box with a heading; ``url`` and ``link`` make the one link of its head."""
    shown = {"content": content, "title": title, "url": url, "link": link, "css": css}
    return render_to_string(COMPONENTS + "card.html", shown)


@register.simple_block_tag(end_name="endtable")
def table(
    content: str,
    caption: str,
    hidden_caption: bool = True,
    filtered: bool = False,
    wide: bool = False,
) -> str:
    """A table of data; write thead and tbody inside, ``data-label`` on each td.

    ``filtered`` offers a quick filter of the shown rows where JavaScript runs; ``wide`` scrolls
    sideways inside its box (for more columns than a screen holds).
    """
    shown = {
        "content": content,
        "caption": caption,
        "hidden_caption": hidden_caption,
        "filtered": filtered,
        "wide": wide,
    }
    return render_to_string(COMPONENTS + "table.html", shown)


@register.simple_block_tag(end_name="endnotice")
def notice(content: str, tone: Tone = "info", title: str = "") -> str:
    """A message that stays on the page."""
    shown = {"content": content, "tone": tone, "title": title}
    return render_to_string(COMPONENTS + "notice.html", shown)


@register.simple_block_tag(end_name="endfilter_bar", takes_context=True)
def filter_bar(context: RequestContext, content: str, label: str = "Lọc danh sách") -> str:
    """A form by GET that narrows the list; write labelled fields inside."""
    shown = {"content": content, "label": label, "path": context["request"].path}
    return render_to_string(COMPONENTS + "filter_bar.html", shown)
