"""Numbers as automatic lists print them: 1, 01, iv, IV, d, DD."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 3999
_MOST_REPEATED = 30
_LETTERS = 26


def numeral(number: int, style: str) -> str:
    """The number in one of Word's formats; an unknown format is printed in plain digits."""
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{number:02d}"
    if style in {"upperRoman", "lowerRoman"} and 0 < number <= _MOST_ROMAN:
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    if style in {"upperLetter", "lowerLetter"} and 0 < number <= _LETTERS * _MOST_REPEATED:
        return _letters(number) if style == "upperLetter" else _letters(number).lower()
    return str(number)


def _roman(number: int) -> str:
    printed = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        printed += letters * times
    return printed


def _letters(number: int) -> str:
    """After Z comes AA, then BB: Word repeats the letter."""
    repeated, at = divmod(number - 1, _LETTERS)
    return chr(ord("A") + at) * (repeated + 1)
