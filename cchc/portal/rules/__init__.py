"""Pure rules of the public pages: docs/rules/portal.md."""
