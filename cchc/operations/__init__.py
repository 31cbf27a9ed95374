"""Running the installation: audit verification over all rooms, backup, restore, worker, server.

Door: services, queries.
"""
