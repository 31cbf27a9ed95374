"""Files of people become blocks of text and tables: .docx, .pdf, .xlsx, plain text.

Door: blocks, errors, limits, reading (``extract``). Rules: docs/rules/extraction.md.
"""
