"""What is wrong with a definition file: which file, where in it, and why."""


class DefinitionError(Exception):
    """A fault in menus.toml or a screen file, to be mended by whoever wrote it."""

    def __init__(self, file: str, place: str, reason: str) -> None:
        super().__init__(f"{file}: {place}: {reason}")
        self.file, self.place, self.reason = file, place, reason
