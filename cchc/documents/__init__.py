"""Official documents: kinds, numbers, layout of Nghị định 30/2020, drafts, issue, files.

Door: models, choices, services, queries, measures, facts, errors, and ``content`` (what a
document says, as data) and ``render`` (``docx(content)``, ``pdf(content)``).
Rules: docs/rules/documents.md.
"""
