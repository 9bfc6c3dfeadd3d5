"""Batches without a screen: `qadtui batch` for cron and systemd, and the process that 36.14.13 lets run them.

command    the command itself
process    the same for the screen, which watches and can end it
stop       whether somebody asked for the end
"""
