"""Screens of petitions for the staff."""
