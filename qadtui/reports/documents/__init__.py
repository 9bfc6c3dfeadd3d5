"""Printed documents: an order, a packing list. One paper for each record, laid out by a screen file.

rows       the little language of a paper's rows
layout     what a paper looks like, as the file's [document] section says
reading    the values that stand on it, from the database
filling    values and rows become lines
paging     lines become pages
papers     all of it, paper by paper, for everything that was asked for
"""
