"""Screens of the catalogue: reading, acting, bringing in a file."""
