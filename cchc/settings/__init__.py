"""Settings by kind of installation: dev (demo, single ward), test, production."""
