"""How a stored file is handed to a browser: always as a download, never shown in the page."""

from urllib.parse import quote

from cchc.kernel.files.models import StoredFile
from cchc.kernel.text import fold


def download_headers(stored: StoredFile, *, size: int | None = None) -> dict[str, str]:
    """Headers of the answer, PDF included: nothing handed in ever runs in our origin.

    ``size``: of a content that lies sealed, where it is another than that of the file.
    """
    plain = fold(stored.name.rpartition(".")[0]).replace(" ", "-") or "tep"
    exact = quote(stored.name, safe="")
    return {
        "Content-Type": stored.media_type,
        "Content-Length": str(stored.size if size is None else size),
        "Content-Disposition": (
            f"attachment; filename=\"{plain}.{stored.kind}\"; filename*=UTF-8''{exact}"
        ),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
