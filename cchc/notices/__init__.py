"""The outbox of messages: knows texts and addresses, no case.

Staff have an inbox; people outside are told by Zalo, SMS, e-mail or a call.
Door: models, choices, services, queries, measures, facts, errors, and ``emulator`` (the providers'
protocols on this machine, for development).
Rules: docs/rules/notices.md, docs/rules/citizen-notices.md.
"""
