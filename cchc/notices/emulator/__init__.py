"""Providers' protocols on this machine, for development and tests, with faults to switch on.

Speaks Zalo's token and template addresses, the JSON address of the SMS gateway, and a plain HTTP
gateway; sends receipts back to the callback address. Knows no database and no Django.
"""

from cchc.notices.emulator.server import Emulator, serve

__all__ = ["Emulator", "serve"]
