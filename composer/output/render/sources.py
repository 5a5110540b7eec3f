"""The files that lie beside a page's code: its template, styles and scripts."""

from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template


def source_file(package: str, name: str) -> str:
    """Return the text of a file in a package."""
    return (files(package) / name).read_text(encoding="utf-8")


@cache
def page_template(package: str, name: str) -> Template:
    """Return a template in a package: whatever it is given is text, and what it is not given is an error."""
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(partial(source_file, package)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
