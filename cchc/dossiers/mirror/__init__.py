"""The export of another system, read row by row; pure. Rules: docs/rules/dossier-mirror.md."""
