"""`qadtui report`: what the report programs make, without a screen, for cron and for other programs.

criteria   --set ship_date=2026-04-01..today
command    the command itself
job        the same as a process of its own, for the screens
"""
