"""Batches: reports that wait, are run by somebody else than who asked for them, and can be looked at afterwards."""

from qadtui.rules.batches.claiming import Claimed, Wanted, begin, candidates, end, fail, put_back
from qadtui.rules.batches.requests import PROCESSOR, TABLE, check_batch, delete, request, requests_of
from qadtui.rules.batches.results import PART, find_line, heading_of, keep_part, line_count, lines_of

__all__ = [
    "PART",
    "PROCESSOR",
    "TABLE",
    "Claimed",
    "Wanted",
    "begin",
    "candidates",
    "check_batch",
    "delete",
    "end",
    "fail",
    "find_line",
    "heading_of",
    "keep_part",
    "line_count",
    "lines_of",
    "put_back",
    "request",
    "requests_of",
]
