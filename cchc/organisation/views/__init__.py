"""Screens of organisation."""
