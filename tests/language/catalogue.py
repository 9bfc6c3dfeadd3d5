"""The translators' catalogues: a .po file that people write, and beside it the .mo file that the program reads.

    qadtui/language/locales/zh_CN/LC_MESSAGES/qadtui.po   msgctxt "so_cust"  msgid "Sold-To"  msgstr "销往"
                                              qadtui.mo   the same, compiled, so that a checkout needs no build step

Entries stand in the order of context and text and carry no line numbers, so a change shows as that change.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from qadtui import language
from qadtui.language.text import LANGUAGES, Text

TRANSLATIONS = tuple(name for name in LANGUAGES if name != "en")
Entries = dict[Text, str]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FOLDER = Path(language.__file__ or "").parent / "locales"
_HEADER = """\
# The texts of qadtui in {language}, written by hand. `make language` adds what is missing, drops what nobody uses any
# more, and compiles. An entry marked fuzzy takes the words of another context: look at it, and take the mark away.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""


def source_file(name: str) -> Path:
    """The .po file of a language."""
    return _FOLDER / name / "LC_MESSAGES" / "qadtui.po"


def compiled_file(name: str) -> Path:
    """The .mo file of a language."""
    return source_file(name).with_suffix(".mo")


def read_source(name: str) -> Catalog:
    """The .po file as it is; empty where there is none."""
    if not source_file(name).exists():
        return Catalog(name)
    with source_file(name).open("rb") as file:
        return read_po(file, name)


def entries_of(catalogue: Catalog) -> Entries:
    """The entries by text; one not translated yet, or marked fuzzy, is blank."""
    return {
        Text(str(message.id), _decoded(message.context)): "" if message.fuzzy else str(message.string or "")
        for message in catalogue
        if message.id
    }


def _decoded(context: str | bytes | None) -> str:
    """A context as a word; Babel leaves those of compiled files in bytes."""
    return context.decode() if isinstance(context, bytes) else context or ""


def compiled_entries(name: str) -> Entries:
    """What the program reads."""
    with compiled_file(name).open("rb") as file:
        return entries_of(read_mo(file))


def brought_up_to_date(known: Catalog, texts: Iterable[Text]) -> Catalog:
    """A catalogue of just these texts with the translations there are. A text that is new in its context takes the
    words it has in another one, marked fuzzy.
    """
    elsewhere = {str(message.id): message.string for message in known if message.id and message.string}
    fresh = Catalog(known.locale, fuzzy=False)
    for text in sorted(texts, key=lambda text: (text.context, text.message)):
        context = text.context or None
        if old := known.get(text.message, context):
            fresh.add(text.message, old.string, context=context, flags=old.flags, user_comments=old.user_comments)
        else:
            guess = elsewhere.get(text.message, "")
            fresh.add(text.message, guess, context=context, flags={"fuzzy"} if guess else ())
    return fresh


def write(catalogue: Catalog, name: str) -> None:
    """Write the .po file and compile it."""
    source_file(name).parent.mkdir(parents=True, exist_ok=True)
    with source_file(name).open("wb") as file:
        file.write(_HEADER.format(language=name).encode())
        write_po(file, catalogue, width=0, no_location=True, omit_header=True)
    with source_file(name).open("rb") as file, compiled_file(name).open("wb") as compiled:
        written = read_po(file, name)
        written.project, written.creation_date = "qadtui", _EPOCH  # the same texts are to give the same file
        write_mo(compiled, written)
