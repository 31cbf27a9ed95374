"""cchc: runs the administrative-reform plan of a Vietnamese ward (cải cách hành chính)."""
