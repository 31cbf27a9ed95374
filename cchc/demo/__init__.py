"""The fictional ward "phường An Bình (mẫu)", made by calling the services as people would.

Door: services, queries.
"""
