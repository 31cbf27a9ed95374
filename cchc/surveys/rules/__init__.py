"""Rules of satisfaction: pure functions of values; docs/rules/satisfaction.md."""
