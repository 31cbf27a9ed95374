"""The ground floor: audit chain, clock, working time, periods, numbers, files, text, jobs.

Knows no case and no screen: agencies, persons and subjects are text keys here.

Door: every module whose name has no leading underscore.
"""
