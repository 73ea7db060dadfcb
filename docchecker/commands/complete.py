"""What a shell offers after the Tab key: formats, levels, kinds of material, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import click
    from click.shell_completion import CompletionItem

    Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _fitting(items: Iterable[tuple[str, str]], begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(word, help=about or None) for word, about in items if word.startswith(begun)]


def words(*known: str) -> Completer:
    """Return a completer for an option that takes one of these words."""
    return lambda _ctx, _param, begun: _fitting(((word, "") for word in known), begun)


def kinds(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the kinds of material, by id and, once a Chinese character is typed, by Chinese name."""
    from docchecker import load_notice

    found = load_notice().kinds.values()
    return _fitting([(kind.id, kind.name) for kind in found] + [(kind.name, "") for kind in found if begun], begun)


def rules(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the rules with what they demand."""
    from docchecker import load_notice

    summaries = {rule.id: rule.summary for rule in load_notice().rules}
    return _fitting(summaries.items(), begun.upper())


def reports(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return “html=”, “json=” … for ``--report``."""
    from docchecker.report import FORMATS

    return _fitting(((f"{name}=", "") for name in FORMATS), begun)
