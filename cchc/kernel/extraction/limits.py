"""How large a file may be before it is refused unread."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes. The defaults hold every plan seen and refuse what would block a worker."""

    file_size: int = 30 * MEGABYTE
    pages: int = 200
    unpacked_size: int = 200 * MEGABYTE
    unpacked_ratio: int = 200
    xml_part: int = 24 * MEGABYTE
    zip_entries: int = 5_000
    rows: int = 20_000
    sheet_cells: int = 500_000
    conversion_seconds: int = 60
    pdf_seconds: int = 20
    pdf_memory: int = 1024 * MEGABYTE


USUAL = Limits()
