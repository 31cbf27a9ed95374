"""The words of an original: its own text layer, or what the optional recognition sees.

docs/rules/results.md, guarantees 6 and 7; docs/operations/ocr.md.
"""
