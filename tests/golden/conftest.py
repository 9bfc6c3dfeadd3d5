"""The golden screens are those of the small company."""

from tests.working_company import company_file, company_pattern

__all__ = ["company_file", "company_pattern"]
