"""The commands on the rules in force: ``rules list``, ``show``, ``coverage``, ``diff`` and ``verify``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docchecker.commands.console import COULD_NOT, Group, complain
from docchecker.commands.options import color_option, emit, format_option, notice_in, output_option, rules_option

if TYPE_CHECKING:
    from pathlib import Path

    from docchecker.rulebook.model import Notice


@click.group("rules", cls=Group, help="查看和核对正在使用的规则。", no_args_is_help=False)
def rules() -> None:
    """The rules in force."""


@rules.command("list", help="列出所有规则。")
@format_option("text", "json")
@output_option
@rules_option
@color_option
def rules_list(format_: str, output: Path | None, rules: Path | None, plain: bool) -> None:
    """List the rules."""
    from docchecker.report import rules_report

    notice = notice_in(rules)
    render = rules_report.list_json if format_ == "json" else rules_report.list_text
    emit(lambda page: render(notice, page), format_, output, plain)


@rules.command("show", help="说明一条规则：要求什么、依据哪一条、对的和不对的样子、怎么改、规则写在哪里。")
@click.argument("rule_id", metavar="[ID]", required=False)
@click.option("--all", "every", is_flag=True, help="说明所有的规则，这时不写 ID。")
@format_option("text", "json", "html", "md")
@output_option
@rules_option
@color_option
def rules_show(
    rule_id: str | None, every: bool, format_: str, output: Path | None, rules: Path | None, plain: bool
) -> None:
    """Show one rule, or all."""
    from docchecker.report import rules_report, rules_show

    notice = notice_in(rules)
    ids = _ids_named(rule_id, every, rules_report.rule_ids(notice))
    renders = {
        "text": rules_show.show_text,
        "json": rules_report.show_json,
        "html": rules_show.show_html,
        "md": rules_show.show_md,
    }
    emit(lambda page: renders[format_](notice, ids, page), format_, output, plain)


def _ids_named(rule_id: str | None, every: bool, known: tuple[str, ...]) -> tuple[str, ...]:
    """All rules, or the one that is named."""
    from docchecker.rulebook.nearest import hint

    ctx = click.get_current_context()
    if every and rule_id is None:
        return known
    if rule_id is None:
        raise click.UsageError("缺少 ID；要看所有的规则，请写 --all", ctx)
    if every:
        raise click.UsageError("写了 --all 就不要再写 ID", ctx)
    if rule_id.upper() not in known:
        raise click.UsageError(f"没有“{rule_id}”这条规则，{hint(rule_id.upper(), known)}", ctx)
    return (rule_id.upper(),)


@rules.command("coverage", help="列出通知的每一条：程序查不查、由哪条规则查，哪些要由人判断。")
@format_option("text", "json", "md")
@output_option
@rules_option
@color_option
def rules_coverage(format_: str, output: Path | None, rules: Path | None, plain: bool) -> None:
    """List the clauses of the notice."""
    from docchecker.report import coverage

    notice = notice_in(rules)
    renders = {"text": coverage.coverage_text, "json": coverage.coverage_json, "md": coverage.coverage_md}
    emit(lambda page: renders[format_](notice, page), format_, output, plain)


@rules.command("diff", help="说明两份规则有什么不同：NEW 和 OLD 相比改了什么。写规则的文件夹，或者自带规则的名字。")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@format_option("text", "json")
@output_option
@color_option
def rules_diff(old: str, new: str, format_: str, output: Path | None, plain: bool) -> None:
    """Say what two notices ask for differently."""
    from docchecker.report import rules_diff

    notices = _notice_named(old), _notice_named(new)
    render = rules_diff.diff_json if format_ == "json" else rules_diff.diff_text
    emit(lambda page: render(*notices, page), format_, output, plain)


def _notice_named(named: str) -> Notice:
    """Return the notice in a folder, or the shipped one of that name where there is no such folder."""
    from pathlib import Path

    from docchecker import load_notice
    from docchecker.rulebook.places import notice_names, rules_root

    if not Path(named).exists() and named in notice_names(rules_root()):
        return load_notice(name=named)
    return notice_in(Path(named))


@rules.command("verify", help="核对规则文件有没有写错，错在哪一行。")
@format_option("text", "json")
@output_option
@rules_option
@color_option
def rules_verify(format_: str, output: Path | None, rules: Path | None, plain: bool) -> int:
    """Say whether the rule files have a mistake."""
    from docchecker.checks import VERBS
    from docchecker.report import rules_report
    from docchecker.rulebook.verify import verify

    notice = notice_in(rules)
    problems = verify(notice.folder, VERBS)
    for problem in problems:
        complain(f"规则文件有误：{problem}")
    if problems:
        return COULD_NOT
    render = rules_report.verify_json if format_ == "json" else rules_report.verify_text
    emit(lambda page: render(notice, page), format_, output, plain)
    return 0
