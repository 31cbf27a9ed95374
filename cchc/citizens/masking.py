"""How much of a person each eye sees, for every room that lists people."""

from cchc.citizens.rules.masking import Eye, address, name, number, phone, year

__all__ = ["Eye", "address", "name", "number", "phone", "year"]
