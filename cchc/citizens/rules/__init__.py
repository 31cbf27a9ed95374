"""Rules of this room: values in, values out. docs/rules/citizens.md."""
