"""Official documents: kinds, numbers, layout of Nghị định 30/2020, drafts, issue, files.

Door: models, choices, services, queries, measures, facts, errors, and ``content`` (what a
document says, as data), ``render`` (``docx(content)``, ``pdf(content)``) and ``preview``
(``paper(content)``, drawn on the screen by documents/paper.html; ``code(text)``: a QR code by
itself; ``drawing(block)``: a drawing by itself).
Rules: docs/rules/documents.md.
"""
