"""The options that commands share, and what they stand for: rules, kind of document, format and place of output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from docchecker.commands import complete
from docchecker.commands.arguments import nearest_words
from docchecker.commands.targets import DOCUMENTS, cannot_write
from docchecker.errors import why
from docchecker.report import BINARY, CERTIFICATE, FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docchecker.report.page import Page
    from docchecker.rulebook.model import Kind, Notice

    F = TypeVar("F", bound=Callable[..., object])

_COPY_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def one_of(*values: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Callback of an option that takes one of these words; one without a default may be left out."""

    def check(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
        if value is not None and value not in values:
            near = nearest_words(value, values)
            hint = f"；您是不是想写“{near}”？" if near else ""
            raise click.BadParameter(f"没有“{value}”，可以写 {'、'.join(values)}{hint}")
        return value

    return check


def _target(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    """Callback of ``-o``: None for ``-``."""
    return None if value is None or str(value) == "-" else writable(value)


def writable(value: Path) -> Path:
    """A place that a report can be written to and that is no document of the user's; BadParameter otherwise."""
    if value.suffix.lower() in DOCUMENTS:
        raise click.BadParameter(f"“{value.name}”是文档的扩展名；报告请另取名字，如 报告.txt")
    return _in_a_folder(value)


def _in_a_folder(value: Path) -> Path:
    if value.is_dir():
        raise click.BadParameter(f"“{value}”是文件夹，请写明文件名")
    if not value.absolute().parent.is_dir():
        raise click.BadParameter(f"没有“{value.parent}”这个文件夹")
    return value


def _copy(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    """Callback of ``-o`` of a command that writes a document."""
    if value is None:
        return None
    if value.suffix.lower() not in _COPY_SUFFIXES:
        raise click.BadParameter(f"“{value.name}”应当是 .docx 文件")
    return _in_a_folder(value)


def copy_option(*, required: bool, help_: str) -> Callable[[F], F]:
    """Decorator: ``-o``, the new document, and ``--force`` to write over one that is there."""
    output = click.option("-o", "--output", metavar="OUT", type=PATH, required=required, callback=_copy, help=help_)
    force = click.option("--force", is_flag=True, help="OUT 已经有了也写，换掉原来的；原文件从来不会被换掉。")
    return lambda function: output(force(function))


def _reports(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    """Callback of ``--report``: formats and the places they are written to."""
    return tuple(_report(value) for value in values)


def _report(value: str) -> tuple[str, Path]:
    format_, equals, place = value.partition("=")
    if not equals or not place:
        raise click.BadParameter(f"“{value}”应当写成 格式=文件，如 html=报告.html")
    if format_ not in FORMATS:
        near = nearest_words(format_, FORMATS)
        hint = f"；您是不是想写“{near}”？" if near else ""
        raise click.BadParameter(f"没有“{format_}”这种格式，可以写 {'、'.join(FORMATS)}{hint}")
    if format_ == CERTIFICATE:
        return format_, _new_document(Path(place))
    return format_, Path(place) if place == "-" else writable(Path(place))


def _new_document(value: Path) -> Path:
    """Return a place for a Word or PDF file that is not there yet; raise BadParameter otherwise."""
    if value.suffix.lower() not in (".docx", ".pdf"):
        raise click.BadParameter(f"“{value.name}”应当是 .docx 或 .pdf 文件，如 certificate=自查表.docx")
    if value.suffix.lower() == ".pdf":
        from docchecker.word.convert import libreoffice

        if libreoffice() is None:
            raise click.BadParameter("没有找到 LibreOffice，写不出 PDF；请写成 .docx，或者先安装 LibreOffice")
    if value.exists():
        raise click.BadParameter(f"“{value.name}”已经有了，请另取名字，或者先移开它")
    return _in_a_folder(value)


def format_option(*formats: str) -> Callable[[F], F]:
    """Decorator: ``--format``, one of these, the first when it is not given."""
    words = f"输出格式，不写就是 {formats[0]}。"
    callback = one_of(*formats)
    return click.option(
        "--format", "format_", default=formats[0], metavar="|".join(formats), callback=callback, help=words,
        shell_complete=complete.words(*formats),
    )  # fmt: skip


PATH = click.Path(path_type=Path)
output_option = click.option(
    "-o", "--output", metavar="FILE", type=PATH, callback=_target, help="写进这个文件（UTF-8），不写就显示出来。"
)
reports_option = click.option(
    "--report", "reports", metavar="FORMAT=FILE", multiple=True, callback=_reports,
    shell_complete=complete.reports,
    help="另外写一份报告，可以写几次，如 --report html=报告.html --report xlsx=报告.xlsx。\n"
    "FILE 写 - 时这一份写到标准输出，原来要显示的改到标准错误。",
)  # fmt: skip
allow_option = click.option(
    "--allow", metavar="FILE", type=PATH,
    help="写明哪些问题同意保留的文件；不写就用当前文件夹或它上层文件夹里的 docchecker-allow.toml。送来的材料里的不算数。",
)  # fmt: skip
rules_option = click.option("--rules", metavar="DIR", type=PATH, help="使用这个文件夹里的规则，不写就用自带的规则。")


color_option = click.option("--no-color", "plain", is_flag=True, help="不用颜色。环境变量 NO_COLOR 有值时也不用。")
kind_option = click.option(
    "--as", "kind", metavar="KIND", shell_complete=complete.kinds,
    help="指定材料类型，如 case（典型创新案例）、problems（问题清单），也可以写中文名，不写就自动识别。",
)  # fmt: skip


def notice_in(folder: Path | None) -> Notice:
    """The rules in force; BadRules says where a mistake is."""
    from docchecker import load_notice

    return load_notice(folder)


def kind_id(notice: Notice, named: str | None) -> str | None:
    """The id of a kind named by id, by its Chinese name or by a part of it that no other kind shares."""
    if named is None:
        return None
    kinds = list(notice.kinds.values())
    found = next(filter(None, (_kinds_named(named, tier) for tier in _tiers(kinds))), [])
    if len(found) == 1:
        return found[0]
    known = "、".join(f"{kind.id}（{kind.name}）" for kind in kinds)
    near = nearest_words(named, [name for kind in kinds for name in (kind.id, kind.name)])
    hint = f"；您是不是想写“{near}”？" if near and not found else ""
    said = f"“{named}”可以是几种材料" if found else f"没有“{named}”这种材料"
    raise click.UsageError(f"{said}，可以写 {known}{hint}", click.get_current_context())


def _tiers(kinds: list[Kind]) -> Iterator[list[tuple[str, str, bool]]]:
    """Names of kinds with what they stand for, the surest first; the last field: a part of the name is enough."""
    yield [(name, kind.id, False) for kind in kinds for name in (kind.id, kind.name)]
    yield [(name, kind.id, False) for kind in kinds for name in kind.title_words]
    yield [(kind.name, kind.id, True) for kind in kinds]
    yield [(name, kind.id, True) for kind in kinds for name in kind.title_words]


def _kinds_named(named: str, tier: list[tuple[str, str, bool]]) -> list[str]:
    fits = (id_ for name, id_, part in tier if named == name or (part and len(named) > 1 and named in name))
    return list(dict.fromkeys(fits))


def not_on_a_terminal(format_: str, output: Path | None) -> None:
    """UsageError for a format that a terminal cannot show."""
    if format_ in BINARY and output is None and sys.stdout.isatty():
        advice = f"{format_} 屏幕上显示不了，请用 -o 写明文件，如 -o 报告.{format_}"
        raise click.UsageError(advice, click.get_current_context())


def emit(
    make: Callable[[Page], str | bytes], format_: str, output: Path | None, plain: bool, *, aside: bool = False,
    **wishes: bool,
) -> None:  # fmt: skip
    """Show what ``make`` renders, or write it to a file; ``wishes`` are fields of the page.

    ``aside``: on standard error, because another report has standard output.
    """
    from docchecker.report.output import page_of, say
    from docchecker.report.page import Page

    if output is None or str(output) == "-":
        stream = sys.stderr if aside else sys.stdout
        made = make(page_of(stream, color=not plain)._replace(**wishes))
        try:
            say(made, utf8=format_ != "text", stream=stream)
        except OSError as error:
            raise click.ClickException(f"结果没有写完（{why(error)}）") from None
        return
    save_to(make(Page()._replace(**wishes)), output)


def save_to(text: str | bytes, output: Path) -> None:
    """Write a file; a sentence when that fails."""
    from docchecker.report.output import save

    try:
        save(text, output)
    except OSError as error:
        raise cannot_write(output, error) from None
