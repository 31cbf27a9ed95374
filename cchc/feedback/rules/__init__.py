"""Rules of petitions: pure functions of values; docs/rules/feedback.md."""
