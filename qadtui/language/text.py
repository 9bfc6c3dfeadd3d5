"""Texts that are translated when they are shown, not when they are written.

Labels stand in the code once, in English; who reads them is known only when a screen is painted, and one process may
serve readers of several languages. So a text is a value, and a `Translator` (one for each operator) makes it words:

    Text("Sold-To", "so_cust")  --Translator("zh_CN")-->  销往

The context is the QAD name of a field, or the kind of text (`menu`, `message`, `help`, `legend`), because one English
word can need several Chinese ones.
"""

from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any, NamedTuple

LANGUAGES = ("en", "zh_CN")
_CATALOGUES = Path(__file__).parent / "locales"


class Text(NamedTuple):
    """An English source text and the context it stands in."""

    message: str
    context: str = ""

    def __str__(self) -> str:
        return self.message


def language_named(name: str | None) -> str:
    """The language of ours that a name such as `zh`, `zh_CN.UTF-8`, `ch` or `en_GB` means; English otherwise."""
    wanted = (name or "").lower()
    return "zh_CN" if wanted.startswith(("zh", "ch")) else "en"


class Translator:
    """Turns texts into one operator's language; a text without a translation stays English."""

    def __init__(self, language: str = "en") -> None:
        self.language = language_named(language)
        self._catalogue = _catalogue(self.language)

    def __call__(self, text: Text | str, /, **values: Any) -> str:
        """The words of `text`, with `{name}` places filled from `values`."""
        words = self._translate(text)
        return words.format(**values) if values else words

    def _translate(self, text: Text | str) -> str:
        if isinstance(text, str) or not text.message:
            return str(text)
        if not text.context:
            return self._catalogue.gettext(text.message)
        return self._catalogue.pgettext(text.context, text.message)


def _catalogue(language: str) -> NullTranslations:
    compiled = _CATALOGUES / language / "LC_MESSAGES" / "qadtui.mo"
    if language == "en" or not compiled.exists():
        return NullTranslations()
    with compiled.open("rb") as file:
        return GNUTranslations(file)
