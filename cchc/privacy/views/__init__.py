"""Screens of data requests and retention."""
