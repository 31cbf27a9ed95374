"""Screens of dialogues for the staff."""
