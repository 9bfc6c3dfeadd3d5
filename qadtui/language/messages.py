"""The message catalogue: every message has a number, a severity and a text, and stands here once.

Numbers 1, 8, 10, 11 and 12 are QAD's own; the others are ours, grouped by what they speak of:

      1 -  99   the dialogue: adding, modifying, confirming, ends of lists
    100 - 199   what is wrong with a field
    200 - 299   menus, users and rights
    300 - 399   items, prices, customers
    400 - 499   orders
    500 - 599   stock, allocation, shipment
    600 - 699   reports
    700 - 799   loading files
    900 - 999   the database: locks, versions, connections
"""

from decimal import Decimal
from enum import IntEnum
from typing import Any, ClassVar

from qadtui.language.text import Text, Translator


class Severity(IntEnum):
    """1 informs, 2 warns and pauses, 3 refuses."""

    INFO = 1
    WARNING = 2
    ERROR = 3


class Message:
    """A numbered message; its places (`{item}`) are filled when it is shown."""

    by_number: ClassVar[dict[int, "Message"]] = {}

    def __init__(self, number: int, severity: Severity, text: str) -> None:
        if number in Message.by_number:
            raise ValueError(f"message {number} is defined twice")
        self.number, self.severity, self.text = number, severity, Text(text, "message")
        Message.by_number[number] = self

    def __repr__(self) -> str:
        return f"Message({self.number}, {self.severity.name}, {self.text.message!r})"


class Refusal(Exception):
    """A rule says no: which message, which field the cursor should go to, and the values of the message's places.

    Values that are `Text` are translated with it.
    """

    def __init__(self, message: Message, field: str | None = None, **values: Any) -> None:
        super().__init__(message.number, message.text.message, values)
        self.message, self.field, self.values = message, field, values

    def __str__(self) -> str:
        return self.in_words(Translator("en"))

    def in_words(self, translate: Translator) -> str:
        """The refusal as one sentence in the translator's language."""
        return said(self.message, translate, self.values)


def said(message: Message, translate: Translator, values: dict[str, Any]) -> str:
    """A message's words with its places filled: texts are translated too, quantities come without trailing zeros."""
    return translate(message.text, **{name: _spoken(value, translate) for name, value in values.items()})


def _spoken(value: Any, translate: Translator) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return translate(value) if isinstance(value, Text) else value


INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR

# 1 - 99: the dialogue
ADDING_NEW_RECORD = Message(1, INFO, "Adding new record")
END_OF_LIST = Message(8, INFO, "End of list")
MODIFYING_EXISTING_RECORD = Message(10, INFO, "Modifying existing record")
CONFIRM_DELETE = Message(11, INFO, "Please confirm delete")
ALL_INFORMATION_CORRECT = Message(12, INFO, "Is all information correct")
CONFIRM_EXIT = Message(13, INFO, "Please confirm exit")
RECORD_DELETED = Message(14, INFO, "Record deleted")
BEGINNING_OF_FILE = Message(15, INFO, "Beginning of file")
END_OF_FILE = Message(16, INFO, "End of file")
KEYS_DROPPED = Message(18, INFO, "{count} waiting key(s) dropped")
PLEASE_WAIT = Message(19, INFO, "Please wait")
CONTINUE_DRAFT = Message(20, INFO, "{document} {number} was not finished. Continue with it")
SAVED = Message(21, INFO, "{document} {number} saved")
NO_HELP = Message(24, INFO, "There is no help for this place")
DISCARD_DRAFT = Message(25, INFO, "Throw this draft away")
CONFIRM_UPDATE = Message(26, INFO, "Please confirm update")
COPIED = Message(41, INFO, "Copied: {text}")
NOTHING_TO_PASTE = Message(42, INFO, "Nothing has been copied yet")
TOO_MANY_PROGRAMS = Message(43, ERROR, "{count} programs are open already; end one first")
OPEN_BENEATH = Message(44, ERROR, "{what} {code} is open in a program beneath this one")

# 100 - 199: what is wrong with a field
NOT_A_NUMBER = Message(101, ERROR, "Not a number")
TOO_LARGE = Message(102, ERROR, "Value is too large for this field")
TOO_MANY_DECIMALS = Message(103, ERROR, "Too many decimals for this field")
NOT_A_DATE = Message(104, ERROR, "Not a date")
NOT_YES_NO = Message(105, ERROR, "Answer yes or no")
TOO_WIDE = Message(106, ERROR, "Text is too long for this field")
NOT_ALLOWED = Message(107, ERROR, "Character not allowed here")
BLANK_NOT_ALLOWED = Message(40, ERROR, "Blank not allowed")
DOES_NOT_EXIST = Message(110, ERROR, "{what} {code} does not exist")
ALREADY_EXISTS = Message(111, ERROR, "{what} {code} already exists")
IN_USE = Message(112, ERROR, "{what} {code} is used by {by}; it cannot be deleted")
NOT_ONE_OF = Message(113, ERROR, "Must be one of: {choices}")
MUST_NOT_BE_NEGATIVE = Message(114, ERROR, "Must not be negative")
MUST_BE_POSITIVE = Message(115, ERROR, "Must be more than zero")
FROM_AFTER_TO = Message(116, ERROR, "From must not be after To")
CANNOT_CHANGE = Message(117, ERROR, "{what} cannot be changed any more")
NOT_ZERO = Message(118, ERROR, "Must not be zero")
END_BEFORE_START = Message(119, ERROR, "The end date is before the start date")

# 200 - 299: menus, users and rights
INVALID_CHOICE = Message(201, ERROR, "** Invalid Choice **")
NO_ACCESS = Message(202, ERROR, "You have no access to {number}")
USER_UNKNOWN = Message(203, ERROR, "User {user} is not known here")
USER_INACTIVE = Message(204, ERROR, "User {user} is not active")
DATE_NOT_YOURS = Message(205, ERROR, "You may not set the session date")
LAST_ADMINISTRATOR = Message(206, ERROR, "One active administrator must remain")
PROGRAM_FAILED = Message(208, ERROR, "{program} failed; nothing of this step was saved")
SEE_FILE = Message(209, INFO, "See {file}")
OF_ANOTHER_SITE = Message(210, ERROR, "{what} {code} belongs to a site that is not yours")
ADDED_TO_USER_MENU = Message(230, INFO, "{number} is now in the user menu")
REMOVED_FROM_USER_MENU = Message(231, INFO, "{number} is no longer in the user menu")
IN_USER_MENU_ALREADY = Message(232, ERROR, "{number} is in the user menu already")
USER_MENU_EMPTY = Message(233, INFO, "The user menu is empty")
NO_SUCH_FUNCTION = Message(234, ERROR, "There is no function {number}")
USER_MENU_FULL = Message(235, ERROR, "The user menu is full")
LOADING = Message(207, INFO, "Opening the database ...")

# 300 - 399: items, prices, customers
PRICES_OVERLAP = Message(301, ERROR, "Overlaps the price from {start} to {end} of the same kind")
PRICE_OUT_OF_LIMITS = Message(302, ERROR, "Price must be between {minimum} and {maximum}")
NO_CONVERSION = Message(303, ERROR, "No conversion from {um} to {stock_um} for item {item}")
SAME_UNIT = Message(305, ERROR, "The two units are the same")
PRICE_LIMITED = Message(306, WARNING, "The price list limits the price; {price} is used")

# 400 - 499: orders
NOT_A_CUSTOMER = Message(3, ERROR, "Not a valid customer")
ORDER_DOES_NOT_EXIST = Message(401, ERROR, "Sales order {order} does not exist")
LINE_DOES_NOT_EXIST = Message(402, ERROR, "Line {line} does not exist")
LINE_SHIPPED = Message(403, ERROR, "Line {line} has been shipped; it cannot be deleted")
ORDER_SHIPPED = Message(404, ERROR, "Order {order} has been shipped; it cannot be deleted")
BELOW_SHIPPED = Message(405, ERROR, "{shipped} are shipped already; the order cannot be for less")
BELOW_ALLOCATED = Message(406, ERROR, "{allocated} are allocated in detail; release them in 7.1.6 first")
NO_LINES = Message(407, ERROR, "The order has no lines")
ORDER_ON_HOLD = Message(408, ERROR, "Order {order} is on hold: {status}")
STOCK_POSITION = Message(409, INFO, "On Hand: {on_hand}  On Order: {on_order}  Avail. to Allocate: {available}")
HAS_CURRENCY_LINES = Message(410, ERROR, "The currency cannot be changed once the order has lines")
LINE_TOO_HIGH = Message(411, ERROR, "Line numbers end at {highest}")
PO_REQUIRED = Message(412, ERROR, "Customer {customer} needs a purchase order number")
ITEM_IS = Message(414, INFO, "{item}  {description}")
NO_MASTER_COMMENT = Message(420, INFO, "There is no master comment of that name")
LINE_NOT_CONFIRMED = Message(413, ERROR, "Line {line} is not confirmed")

# 500 - 599: stock, allocation, shipment
NOT_AVAILABLE = Message(501, ERROR, "Only {available} available to allocate")
ABOVE_OPEN = Message(502, ERROR, "Only {open} open to allocate on this line")
NO_STOCK_THERE = Message(503, ERROR, "No stock of item {item} at that location, lot and reference")
STATUS_NOT_AVAILABLE = Message(504, ERROR, "Inventory status {status} does not allow allocation")
NOT_ON_HAND = Message(505, ERROR, "Only {on_hand} on hand there")
EXCEEDS_ORDERED = Message(506, ERROR, "Quantity {quantity} is more than the {open} open on this line")
LOT_REQUIRED = Message(507, ERROR, "Item {item} needs a lot/serial number")
SERIAL_ONE = Message(508, ERROR, "A serial number has a quantity of 1")
LOCATION_SINGLE_ITEM = Message(509, ERROR, "Location {location} holds another item already")
LOCATION_SINGLE_LOT = Message(510, ERROR, "Location {location} holds another lot already")
NOTHING_TO_SHIP = Message(511, ERROR, "Nothing to ship")
RECEIPT_POSTED = Message(512, INFO, "Transaction {number} posted")
SHIPMENT_POSTED = Message(513, INFO, "Order {order} shipped: {quantity} in {lines} line(s)")
LEAVE_WITHOUT_SHIPPING = Message(520, INFO, "Leave without shipping")
ALREADY_POSTED = Message(514, INFO, "This was posted already")
STOCK_EXPIRED = Message(515, ERROR, "That lot expired on {expired}")
RESERVED_BY_OTHERS = Message(516, ERROR, "Only {free} there is free of other orders")
NOT_LOT_CONTROLLED = Message(517, ERROR, "Item {item} is not lot controlled")
STATUS_RESTRICTS = Message(518, ERROR, "Inventory status {status} does not allow this transaction")
SERIAL_EXISTS = Message(519, ERROR, "Serial number {lot} is on hand already")

# 600 - 699: reports
PAGE_OF = Message(601, INFO, "Page: {page}")
NO_RECORDS = Message(602, INFO, "No records found")
PAGE_OF_PAGES = Message(630, INFO, "Page: {page} of {pages}")
FIND = Message(631, INFO, "Find:")
NOT_FOUND = Message(632, INFO, "{text} is not found from here on")
GO_TO_PAGE = Message(633, INFO, "Go to page:")
NO_SUCH_PAGE = Message(634, INFO, "There is no page {page}; the last one is {last}")
ROWS_SO_FAR = Message(635, INFO, "{rows} rows, {rate} a second")
ROWS_OF = Message(636, INFO, "{rows} of {total} rows, {rate} a second, {left} left")
REPORT_MADE = Message(637, INFO, "{rows} rows: {where}")
REPORT_STOPPED = Message(638, INFO, "Stopped; nothing was written")
JOB_ENDED_EARLY = Message(639, ERROR, "The report was ended before it was whole ({reason})")
JOB_FAILED = Message(640, ERROR, "The report failed; see {file}")
REQUEST_QUEUED = Message(641, INFO, "Request {number} waits in batch {batch}")
FILE_EXISTS = Message(642, INFO, "{file} is there already. Replace it")
FILE_NOT_WRITTEN = Message(643, ERROR, "Cannot write {file}: {reason}")
NO_CHINESE_FONT = Message(620, ERROR, "A PDF needs a font for its Chinese characters; install {package}")

# 650 - 669: printers and batches
NO_SUCH_OUTPUT = Message(650, ERROR, "Output is {words}, a printer or a file.pdf")
RESERVED_OUTPUT = Message(651, ERROR, "{name} means something else in an Output field; name the printer otherwise")
UNKNOWN_CHARSET = Message(652, ERROR, "{charset} is no character set")
NOT_A_CONTROL_CODE = Message(653, ERROR, "Write unprintable characters as / and three digits: /027 is Esc")
NO_FOLDER = Message(654, ERROR, "The folder {folder} does not exist")
IS_A_FOLDER = Message(655, ERROR, "{file} is a folder; name a file")
NO_SUCH_PRINTER = Message(656, ERROR, "Output is {words} or a printer of 36.13.2")
NO_LP = Message(657, ERROR, "There is no command lp to print with; install CUPS")
PRINTER_REFUSED = Message(658, ERROR, "Printer {printer}: {reason}")
PRINTING_STOPPED = Message(659, ERROR, "{printer}: {sent} of {size} bytes sent, then {reason}")
NOT_A_TIME = Message(660, ERROR, "Not a time of day; write it as 22:30")
AT_MOST = Message(661, ERROR, "Must be at most {most}")
FILE_OF_A_BATCH = Message(662, ERROR, "A batch keeps its files in its own folder; name one without a folder")
RUNNER_DIED = Message(663, ERROR, "The program that ran it was killed")
NO_REQUEST = Message(664, ERROR, "There is no batch request {number}")
NOT_YOURS = Message(665, ERROR, "Batch request {number} is of user {user}")
BATCH_RAN = Message(667, INFO, "{done} run, {failed} failed")
NO_RESULT = Message(668, INFO, "Batch request {number} has nothing to be shown here")

# 670 - 679: browses
CANNOT_SORT = Message(670, INFO, "A browse cannot be sorted by {column}")
VIEW_KEPT = Message(671, INFO, "The view is kept")
VIEW_IS_STANDARD = Message(672, INFO, "This is the standard view")
RECORDS_SHOWN = Message(673, INFO, "Records: {count}")
TOTAL_SHOWN = Message(674, INFO, "Total: {sums}")
TOTAL_IN_CURRENCY = Message(676, INFO, "Total {currency}: {sums}")
NOT_IN_MENU = Message(675, ERROR, "No menu leads to {screen}")
NOTHING_TO_PRINT = Message(680, INFO, "Nothing to print")
ONLY_ON_PAPER = Message(681, ERROR, "A document is printed, or kept as pdf or text")

# 700 - 799: loading files
CELL_REASON = Message(701, ERROR, "{file}, line {line}, column {column}: {reason}")
UNKNOWN_FILE = Message(702, ERROR, "{file} is not a table or an event that can be loaded")
UNKNOWN_COLUMN = Message(703, ERROR, "Column {column} is not known")
MISSING_COLUMN = Message(704, ERROR, "Column {column} is missing")
WRONG_CELL_COUNT = Message(705, ERROR, "{found} values where the heading has {expected}")
NOT_UTF8 = Message(706, ERROR, "Not a UTF-8 text file")
ROW_REASON = Message(707, ERROR, "{file}, line {line}: {reason}")
FILE_REASON = Message(708, ERROR, "{file}: {reason}")
COLUMN_TWICE = Message(709, ERROR, "Column {column} stands there twice")
NOT_CSV = Message(710, ERROR, "Not comma-separated: {reason}")
NOT_ISO_DATE = Message(711, ERROR, "Not a date; write it as 2026-04-01")
NO_FILES = Message(712, ERROR, "{folder} holds no CSV files")
ORDER_NOT_LOADED = Message(713, ERROR, "Order {order} is not in sales_orders.csv")
ROWS_LOADED = Message(714, INFO, "{rows} rows loaded")
SHORT_IN_ALL = Message(715, WARNING, "{items} items are short, of {quantity} stock units in all")
ITEM_SHORT = Message(716, WARNING, "Item {item} is short of {quantity}")
FOLDER_IN_USE = Message(717, ERROR, "{file} is there already; nothing was written")

# 900 - 999: the database
CHANGED_MEANWHILE = Message(901, ERROR, "Changed meanwhile by {user} at {time}, look again")
LOCKED_BY = Message(902, ERROR, "{what} {code} is being edited by {user} on {terminal} since {since}")
DATABASE_BUSY = Message(903, ERROR, "Another program keeps the database busy; try again")
DATABASE_NEWER = Message(
    904, ERROR, "{database} was written by a newer qadtui ({version}); this one knows up to {known}"
)
DATABASE_IN_USE = Message(
    905, ERROR, "{database} must be upgraded, but others have it open; try again when they have left"
)
BACKUP_NEEDED = Message(
    906, ERROR, "{database} must be upgraded from {version} to {known}; back it up, then confirm it"
)
NOT_OUR_DATABASE = Message(907, ERROR, "{database} is not a qadtui database")
UPGRADE_BROKE_REFERENCES = Message(
    908, ERROR, "The upgrade would leave rows of {tables} pointing nowhere; nothing was done"
)
NO_WAL = Message(909, ERROR, "{file} cannot be kept safely there (no write-ahead log); use a local disk")
SQLITE_FAULT = Message(
    910, WARNING, "SQLite {version} can damage a database that several programs write; install pysqlite3"
)
