"""Screens of results and of the backlog."""
