"""Selections become rows, and rows become pages."""
