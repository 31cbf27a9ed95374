"""Screens of obligations: lists, the page of one, acts, extensions, events, figures."""
