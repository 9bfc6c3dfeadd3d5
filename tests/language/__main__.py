"""Bring the catalogues up to date with the program and compile them: `make language`, or `python -m tests.language`.

Texts without a translation are listed, and the command fails, until somebody has written one.
"""

import sys

from qadtui.definitions.texts import all_texts
from tests.language.catalogue import TRANSLATIONS, brought_up_to_date, entries_of, read_source, source_file, write


def main() -> int:
    """Update every language; 1 if there is something to translate."""
    texts, missing = all_texts(), 0
    for name in TRANSLATIONS:
        catalogue = brought_up_to_date(read_source(name), texts)
        write(catalogue, name)
        for text, words in entries_of(catalogue).items():
            if not words:
                missing += 1
                print(f"{source_file(name).name}: {name}: {text.context}: {text.message}")
        print(f"{name}: {len(texts)} texts, {missing} to translate")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
