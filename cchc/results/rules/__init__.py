"""Rules of results; pure. docs/rules/results.md."""
