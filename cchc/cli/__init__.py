"""The command ``cchc``: reads arguments, calls the doors of the rooms, prints.

Each module of ``COMMANDS`` in ``main`` has ``arguments(parser)`` and ``run(options) -> int``.
Door: ``main``.
"""
