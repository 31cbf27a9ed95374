"""Screens of plans: coming in, review, life."""
