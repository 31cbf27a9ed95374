"""Screens of dossiers: the counter, lists, the page of one, acts, slips, the register."""
