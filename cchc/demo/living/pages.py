"""A file that stands for a paper of the demo ward and says so."""

_PDF = (
    b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 298]/Contents 4 0 R/Resources"
    b"<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%%%EOF\n"
)


def sample_page(what: str, number: int) -> bytes:
    """One page that says what it is and that it is a sample, in ASCII that every reader has."""
    said = f"({what} - KHONG CO GIA TRI) Tj 0 -30 Td (So {number}) Tj".encode("ascii")
    text = b"BT /F1 14 Tf 40 200 Td %s ET" % said
    return _PDF % (len(text), text)
