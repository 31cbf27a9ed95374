"""Screens of this room: finding and opening people, writing about them, who read what."""
