"""Measures; ./run bench prints one JSON line per figure."""
