"""The text beside an original: read by the worker, page after page, at least once."""

from datetime import datetime

from django_tasks import task

from cchc.kernel.files.storing import open_stored
from cchc.kernel.jobs import enqueue
from cchc.results.choices import TextState
from cchc.results.models import ResultText
from cchc.results.reading import engine
from cchc.results.reading.pages import Unreadable, pages_of

_OPEN = (TextState.WAITING, TextState.READING, TextState.NO_ENGINE)
PARTED = "\n\n"
_AFTER_OTHERS = -10  # nobody waits for it as for a notice or an import


def read_later(text: ResultText, *, at: datetime) -> None:
    """Hand the text to the worker in the caller's transaction."""
    enqueue(_read, key=text.pk, at=at.isoformat())


@task(priority=_AFTER_OTHERS)
def _read(key: int, at: str) -> None:
    """The job."""
    text = ResultText.objects.select_related("result__file").get(pk=key)
    read_text(text=text, at=datetime.fromisoformat(at))


def read_text(*, text: ResultText, at: datetime) -> ResultText:
    """Read the words of the original; a text that was read already stays as it is.

    Nothing here is an act of a person or makes a figure, so the chain does not hold it.
    """
    if text.state not in _OPEN:
        return text
    recogniser = engine.recogniser()
    found, recognised, missed = [], False, False
    try:
        with open_stored(text.result.file) as stream:
            for page in pages_of(stream, text.result.file.kind, recogniser):
                found.append(page.words)
                recognised, missed = recognised or page.is_recognised, missed or page.is_missed
                _tell(text, page.number, page.total)
    except (Unreadable, OSError):
        return _end(text, TextState.FAILED, found, at)
    if missed:
        return _end(text, TextState.NO_ENGINE, found, at)
    return _end(text, TextState.RECOGNISED if recognised else TextState.LAYER, found, at)


def read_again(*, at: datetime) -> int:
    """Hand over every text that waited for the recognition, once it is there; how many."""
    if engine.recogniser() is None:
        return 0
    waiting = list(ResultText.objects.filter(state=TextState.NO_ENGINE).defer("words"))
    for text in waiting:
        _save(text, state=TextState.WAITING)
        read_later(text, at=at)
    return len(waiting)


def _tell(text: ResultText, number: int, total: int) -> None:
    """How far it is, for the page that is looking."""
    _save(text, state=TextState.READING, pages=total, pages_done=number)


def _end(text: ResultText, state: TextState, found: list[str], at: datetime) -> ResultText:
    words = PARTED.join(words for words in found if words)
    _save(text, state=state, words=words, read_at=at)
    return text


def _save(text: ResultText, **columns: object) -> None:
    for name, value in columns.items():
        setattr(text, name, value)
    text.save(update_fields=list(columns))
