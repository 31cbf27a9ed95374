"""One way of writing a phone number, for every room that calls or writes to somebody."""

from cchc.citizens.rules.phones import Phone, PhoneKind, international, normal

__all__ = ["Phone", "PhoneKind", "international", "normal"]
