"""The order of Vietnamese names: by the given name, which stands last."""

from cchc.kernel.text import fold


def name_order(full_name: str) -> tuple[str, str, str]:
    """A key for sorting: given name first, then the family name; the same on every engine."""
    words = full_name.split()
    return (fold(words[-1]) if words else "", fold(full_name), full_name)
