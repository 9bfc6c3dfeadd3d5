"""Bursts are typed into a company of one's own."""

from tests.working_company import company, company_file, company_pattern

__all__ = ["company", "company_file", "company_pattern"]
