"""``thread-composer new``: a statement to start from."""

import click


@click.command(
    epilog="""\b
Examples:
  thread-composer new peru        content/peru.md, and campaign.toml and templates where they are missing""",
)
@click.argument("name")
def new(name: str) -> None:
    """Start a statement: content/NAME.md with its front matter explained. Nothing is ever overwritten."""
