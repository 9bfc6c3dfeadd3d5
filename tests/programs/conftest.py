"""Programs are tested at a station of the small company."""

from tests.working_company import company, company_file, company_pattern, station

__all__ = ["company", "company_file", "company_pattern", "station"]
