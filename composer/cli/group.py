"""A group of commands that imports a command only when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class LazyGroup(click.Group):
    """Finds the command ``name`` as ``composer.cli.name.name`` and lists it without importing it."""

    def __init__(self, *args: Any, commands_help: dict[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - Click's own
        super().__init__(*args, **kwargs)
        self.commands_help = commands_help

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order in which a newcomer needs them."""
        del ctx
        return list(self.commands_help)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        del ctx
        if cmd_name not in self.commands_help:
            return None
        command: click.Command = getattr(import_module(f"composer.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked for; a name that is none is answered with the one that is near."""
        if args[0] not in self.commands_help and not args[0].startswith("-"):
            from composer.statement.fields import near_match  # noqa: PLC0415 - only a mistake pays for it

            ctx.fail(f'There is no command "{args[0]}".{near_match(args[0], self.commands_help)}')
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return the commands and options that begin so, importing no command."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only the Tab key pays for it

        names = {} if incomplete.startswith("-") else self.commands_help
        commands = [CompletionItem(name, help=line) for name, line in names.items() if name.startswith(incomplete)]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their help, importing none."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self.commands_help.items()))
