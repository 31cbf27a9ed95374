"""Files kept by content: hashed, of a known kind, never half-written. docs/rules/files.md.

Door: the modules ``kinds`` (KINDS, EVIDENCE), ``models`` (StoredFile), ``serving``
(download_headers), ``storing`` (store, lay_down,
lay_down_sealed, enter, open_stored, opened, check, sweep).
"""
