"""Every text is translated, each translation is of a text, and what is compiled is what was written."""

import re
from pathlib import Path

import pytest
from babel.messages import Catalog

from qadtui.definitions import texts
from qadtui.definitions.texts import all_texts, calls_of
from qadtui.language.text import Text, Translator
from tests.language import catalogue
from tests.language.catalogue import TRANSLATIONS, Entries, brought_up_to_date, compiled_entries, entries_of

SAME_IN_CHINESE = {"UM"}
"""Words that Chinese systems show as they are: the heading of units is two cells wide."""

MAKERS = {
    "definitions/binding.py", "definitions/criteria.py", "definitions/menus.py", "definitions/screens.py",
    "definitions/texts.py",
    "language/messages.py", "models/dictionary.py", "reports/definition.py", "reports/sections.py",
    "reports/documents/filling.py", "reports/documents/given.py", "reports/documents/layout.py",
    "reports/documents/names.py", "terminal/keys.py", "terminal/legends.py",
}  # fmt: skip
"""Where texts are made of what menus, screens, tables and keys say, which the collector reads there."""


@pytest.fixture(scope="module", params=TRANSLATIONS)
def entries(request: pytest.FixtureRequest) -> Entries:
    """A language as its translators wrote it."""
    return entries_of(catalogue.read_source(request.param))


@pytest.fixture(scope="module")
def wanted() -> set[Text]:
    return all_texts()


def test_no_text_lacks_its_translation(entries: Entries, wanted: set[Text]) -> None:
    assert sorted(text for text in wanted if not entries.get(text)) == [], "make language, then fill in"


def test_no_translation_is_of_a_text_that_is_gone(entries: Entries, wanted: set[Text]) -> None:
    assert sorted(set(entries) - wanted) == [], "make language drops them"


def test_no_translation_is_the_english_word_again(entries: Entries) -> None:
    assert {text.message for text, words in entries.items() if words == text.message} <= SAME_IN_CHINESE


def test_a_translation_has_the_places_of_its_text(entries: Entries) -> None:
    wrong = [words for text, words in entries.items() if words and _places(words) != _places(text.message)]
    assert wrong == []


def test_a_translated_legend_names_the_same_keys(entries: Entries) -> None:
    legends = [(text.message, words) for text, words in entries.items() if text.context == "legend"]
    assert [words for message, words in legends if re.findall(r"\d+", words) != re.findall(r"\d+", message)] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_compiled_file_is_what_the_translators_wrote(language: str) -> None:
    written = {text: words for text, words in entries_of(catalogue.read_source(language)).items() if words}
    assert compiled_entries(language) == written, "make language compiles"


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_source_is_as_the_command_writes_it(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = catalogue.source_file(language).read_text(encoding="utf-8")
    known = catalogue.read_source(language)
    monkeypatch.setattr(catalogue, "_FOLDER", tmp_path)
    catalogue.write(brought_up_to_date(known, entries_of(known)), language)
    assert catalogue.source_file(language).read_text(encoding="utf-8") == written, "make language puts it in order"


def test_an_operator_reads_what_the_translators_wrote() -> None:
    translate = Translator("zh_CN")
    assert translate(Text("Sold-To", "so_cust")) == "销往"
    assert translate(Text("Adding new record", "message")) == "加入新记录"
    assert translate(Text("Line {line} does not exist", "message"), line=7) == "项 7 不存在"


def test_texts_made_in_code_are_made_where_the_collector_looks() -> None:
    made = {
        file.relative_to(texts.PACKAGE).as_posix()
        for file in texts.PACKAGE.rglob("*.py")
        for call in calls_of(file, "Text")
        if not texts.written_out(call.args)
    }
    assert made <= MAKERS


def test_texts_and_messages_in_code_are_found_without_running_it(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(
        'raise SystemError(Text("Lost", "command"))\nGONE = Message(9, ERROR, "Gone")\nmade = Text(words)\n'
    )
    assert list(texts.texts_of_code(tmp_path)) == [Text("Lost", "command"), Text("Gone", "message")]


def test_a_new_text_takes_the_words_of_another_context_until_somebody_looked_at_it() -> None:
    known = Catalog("zh_CN")
    known.add("Site", "地点", context="si_site")
    site, new, other = Text("Site", "si_site"), Text("Site", "tr_site"), Text("Shift", "tr_shift")
    updated = brought_up_to_date(known, [other, new, site])
    assert entries_of(updated) == {site: "地点", new: "", other: ""}
    suggested = updated.get("Site", "tr_site")
    assert suggested is not None
    assert (suggested.string, suggested.fuzzy) == ("地点", True)
    assert entries_of(brought_up_to_date(updated, [new])) == {new: ""}


def _places(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))
