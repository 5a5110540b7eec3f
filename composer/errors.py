"""What can go wrong, said for the person who has to put it right."""


class ComposerError(Exception):
    r"""Something that cannot be done: one line a problem, each with what, where and what to do.

    >>> str(ComposerError("content/a.md: this file is empty. Write the statement into it.", "content/b.md: not found."))
    'content/a.md: this file is empty. Write the statement into it.\ncontent/b.md: not found.'
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class StatementError(ComposerError):
    """A statement that cannot be read."""


class SettingsError(ComposerError):
    """A setting that is wrong: an option, a line of front matter or of campaign.toml."""


class TemplateError(ComposerError):
    """An opening, call to action or marker that cannot be filled in."""


class LayoutError(ComposerError):
    """A text that no post can hold: a word too long, a limit too small for the marker."""


class CheckError(ComposerError):
    """A finished thread that is not what was promised: a bug of this program."""


class WritingError(ComposerError):
    """Files that cannot be written."""
