"""What decides: pure functions of values; docs/rules/reports.md."""
