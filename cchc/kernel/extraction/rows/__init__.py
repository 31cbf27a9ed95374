"""Tables of any length, row by row in even memory: .xlsx and .csv.

Door: ``reading`` (the way in) and ``cells`` (what comes out).
Rules: docs/rules/extraction.md, "Long tables".
"""
