"""Addresses for machines, and the administrator's screens."""
