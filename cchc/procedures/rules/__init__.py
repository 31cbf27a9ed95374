"""Pure rules of the catalogue: docs/rules/procedures.md."""
