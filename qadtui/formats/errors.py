"""Why a text is not a value."""

from enum import StrEnum


class Reason(StrEnum):
    """The ways a text can fail its format; the screen gives each its words."""

    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    TOO_MANY_DECIMALS = "too_many_decimals"
    NOT_A_DATE = "not_a_date"
    NOT_YES_NO = "not_yes_no"
    TOO_WIDE = "too_wide"
    NOT_ALLOWED = "not_allowed"


class FormatError(ValueError):
    """A text that its format refuses, and the reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
