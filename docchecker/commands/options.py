"""The options that commands share, and what they stand for: rules, kind of document, format and place of output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from docchecker.report import BINARY, FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

    F = TypeVar("F", bound=Callable[..., object])

_COPY_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt")


def one_of(*values: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Callback of an option that takes one of these words; one without a default may be left out."""

    def check(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
        if value is not None and value not in values:
            raise click.BadParameter(f"没有“{value}”，可以写 {'、'.join(values)}")
        return value

    return check


def _target(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    """Callback of ``-o``: None for ``-``."""
    return None if value is None or str(value) == "-" else writable(value)


def writable(value: Path) -> Path:
    """A place that a report can be written to and that is no document of the user's; BadParameter otherwise."""
    if value.suffix.lower() in _WORD_SUFFIXES:
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


def copy_option(*, required: bool) -> Callable[[F], F]:
    """Decorator: ``-o``, the new document."""
    words = "写成这个新的 .docx 文件，不能是原文件。"
    return click.option("-o", "--output", metavar="OUT", type=PATH, required=required, callback=_copy, help=words)


def not_the_source(source: Path, output: Path) -> None:
    """UsageError when a copy would be written over the source, by whatever name."""
    same = output.resolve() == source.resolve() or (output.exists() and source.exists() and output.samefile(source))
    if same:
        raise click.UsageError(f"“{output}”就是原文件，请换一个文件名", click.get_current_context())


def _reports(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    """Callback of ``--report``: formats and the places they are written to."""
    return tuple(_report(value) for value in values)


def _report(value: str) -> tuple[str, Path]:
    format_, equals, place = value.partition("=")
    if not equals or not place:
        raise click.BadParameter(f"“{value}”应当写成 格式=文件，如 html=报告.html")
    if format_ not in FORMATS:
        raise click.BadParameter(f"没有“{format_}”这种格式，可以写 {'、'.join(FORMATS)}")
    return format_, writable(Path(place))


def format_option(*formats: str) -> Callable[[F], F]:
    """Decorator: ``--format``, one of these, the first when it is not given."""
    words = f"输出格式，不写就是 {formats[0]}。"
    callback = one_of(*formats)
    return click.option(
        "--format", "format_", default=formats[0], metavar="|".join(formats), callback=callback, help=words
    )


PATH = click.Path(path_type=Path)
output_option = click.option(
    "-o", "--output", metavar="FILE", type=PATH, callback=_target, help="写进这个文件（UTF-8），不写就显示出来。"
)
reports_option = click.option(
    "--report", "reports", metavar="FORMAT=FILE", multiple=True, callback=_reports,
    help="另外写一份报告，可以写几次，如 --report html=报告.html --report xlsx=报告.xlsx。",
)  # fmt: skip
rules_option = click.option("--rules", metavar="DIR", type=PATH, help="使用这个文件夹里的规则，不写就用自带的规则。")
password_option = click.option("--password", metavar="TEXT", help="加密文件的打开密码，只在内存里解密。")
color_option = click.option("--no-color", "plain", is_flag=True, help="不用颜色。环境变量 NO_COLOR 有值时也不用。")
kind_option = click.option(
    "--as", "kind", metavar="KIND", help="指定材料类型，如 case（典型创新案例）、problems（问题清单），不写就自动识别。"
)


def notice_in(folder: Path | None) -> Notice:
    """The rules in force; BadRules says where a mistake is."""
    from docchecker import load_notice

    return load_notice(folder)


def kind_id(notice: Notice, named: str | None) -> str | None:
    """The id of a kind named by id or by its Chinese name."""
    if named is None:
        return None
    ids = {name: kind.id for kind in notice.kinds.values() for name in (kind.id, kind.name)}
    if named not in ids:
        known = "、".join(f"{kind.id}（{kind.name}）" for kind in notice.kinds.values())
        raise click.UsageError(f"没有“{named}”这种材料，可以写 {known}", click.get_current_context())
    return ids[named]


def not_on_a_terminal(format_: str, output: Path | None) -> None:
    """UsageError for a format that a terminal cannot show."""
    if format_ in BINARY and output is None and sys.stdout.isatty():
        advice = f"{format_} 屏幕上显示不了，请用 -o 写明文件，如 -o 报告.{format_}"
        raise click.UsageError(advice, click.get_current_context())


def emit(make: Callable[[Page], str | bytes], format_: str, output: Path | None, plain: bool, **wishes: bool) -> None:
    """Show what ``make`` renders, or write it to a file; ``wishes`` are fields of the page."""
    from docchecker.report.output import page_of, say
    from docchecker.report.page import Page

    if output is None:
        say(make(page_of(sys.stdout, color=not plain)._replace(**wishes)), utf8=format_ != "text")
        return
    save_to(make(Page()._replace(**wishes)), output)


def save_to(text: str | bytes, output: Path) -> None:
    """Write a file; a sentence when that fails."""
    from docchecker.report.output import save

    try:
        save(text, output)
    except OSError as error:
        raise click.ClickException(f"写不进“{output}”（{error.strerror}），请换一个位置") from None
