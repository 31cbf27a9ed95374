"""Where the rooms meet for the staff: "Việc của tôi", the leader's board, menus, search.

Door: none below it may import.
"""
