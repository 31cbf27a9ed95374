"""SQLite as Django drives it, with a fairer wait for the turn to write.

docs/decisions/0006-sqlite-writers-wait-by-chance.md.
"""
