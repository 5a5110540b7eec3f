"""Texts: what is added to a statement's own words, which may tell how many posts there are."""

from collections.abc import Mapping
from dataclasses import dataclass

from composer.statement.options import TemplateText
from composer.statement.surrogates import refuse_lone_surrogates
from composer.thread.edits import Edited
from composer.thread.room import Additions


@dataclass(frozen=True, slots=True)
class Texts:
    """The templates of what is added, and what they know."""

    opening: TemplateText | None
    call_to_action: TemplateText | None
    content_warning: str
    variables: Mapping[str, object]
    """What the templates know, save ``total``."""
    edited: Edited
    """The statement with a person's edits, which may say what stands in place of the templates."""

    @property
    def may_tell_total(self) -> bool:
        """Whether what is added may differ with the number of posts: a template that tells it names it."""
        return any(
            template is not None and "total" in template.text for template in (self.opening, self.call_to_action)
        )

    def additions(self, total: int) -> Additions:
        """Return what is added to a thread of so many posts; what a person wrote there stands as it is."""
        opening, call_to_action = self.edited.opening, self.edited.call_to_action
        if opening is None:
            opening = self._filled(self.opening, total)
        if call_to_action is None:
            call_to_action = self._filled(self.call_to_action, total)
        return Additions(
            refuse_lone_surrogates(opening, "the opening"),
            refuse_lone_surrogates(call_to_action, "the call to action"),
            refuse_lone_surrogates(self.content_warning, "the content warning"),
        )

    def _filled(self, template: TemplateText | None, total: int) -> str:
        """Return a template's text with line ends as a statement's are."""
        if template is None or not template.text.strip():
            return ""
        text = template.text
        if "{" in text:
            from composer.thread.templates import filled  # noqa: PLC0415 - a thread without templates needs no Jinja2

            text = filled(template, {**self.variables, "total": total})
        return text.strip().replace("\r\n", "\n").replace("\r", "\n")


def named_template(name: str, template: str | TemplateText | None) -> TemplateText | None:
    """Return a template under the name that messages call it by."""
    return TemplateText(name, template) if isinstance(template, str) else template
