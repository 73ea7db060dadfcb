"""The command that opens the local page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docchecker.commands.console import Command
from docchecker.commands.options import PATH, notice_in, rules_option

if TYPE_CHECKING:
    from pathlib import Path

    from docchecker.web.guard import Door

_SHORTEST_TOKEN = 12
_AUTO = "auto"
_COMPONENTS = ("starlette", "uvicorn", "python_multipart", "pebble")


@click.command(
    "serve", cls=Command,
    help="打开本机的检查页面：把文件拖进去，看要改什么，下载改好的副本。文件不离开本机，关闭页面后清除。\n按 Ctrl+C 结束。",
)  # fmt: skip
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", help="在哪个地址上等，不写就是 127.0.0.1，只有本机打得开。"
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8765,
    help="端口，被占用就用后面空着的；不写就是 8765。",
)
@click.option(
    "--token",
    metavar="TOKEN",
    envvar="DOCCHECKER_TOKEN",
    help="打开页面要输的口令，至少12个字符，写 auto 自动生成一个；用别的地址时必须有，也可以写在环境变量 DOCCHECKER_TOKEN 里。",
)
@click.option(
    "--name",
    "names",
    metavar="HOST",
    multiple=True,
    help="页面的域名，如 check.example.gov.cn，可写多次；不写就只认地址。",
)
@click.option(
    "--root-path", "root", metavar="PREFIX", default="", help="前面有代理时，页面在代理上的路径，如 /docchecker。"
)
@click.option(
    "--once",
    "once",
    metavar="FILE",
    type=PATH,
    multiple=True,
    help="打开页面就检查这个文件，可写多次；页面关闭后自动结束。",
)
@click.option(
    "--out",
    metavar="DIR",
    type=PATH,
    help="开批量审核，每次审核的结果放进这个文件夹，没有就新建；中途停了，下次接着查。",
)
@click.option(
    "--inbox",
    "inboxes",
    metavar="DIR",
    type=PATH,
    multiple=True,
    help="批量审核可以选的收件文件夹，可写多次，要和 --out 一起写。",
)
@click.option("--roster", metavar="FILE", type=PATH, help="单位名单，批量审核时查缺、出通知用，写法和 batch 的一样。")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="同时检查几个文件，不写就按处理器个数。")
@click.option("--no-browser", is_flag=True, help="不打开浏览器。")
@rules_option
def serve(
    host: str, port: int, token: str | None, names: tuple[str, ...], root: str, once: tuple[Path, ...], out: Path | None,
    inboxes: tuple[Path, ...], roster: Path | None, jobs: int | None, no_browser: bool, rules: Path | None,
) -> None:  # fmt: skip
    """Serve the page until interrupted."""
    _components()
    from docchecker.report.output import say
    from docchecker.web import audit
    from docchecker.web.listening import NoPort, address_of, listen
    from docchecker.web.server import BadPlan, Plan
    from docchecker.web.server import serve as run

    _folders(out, inboxes)
    door, prefix, notice = _door(host, token, names, root, once), _prefix(root), notice_in(rules)
    try:
        listening = listen(host, port)
    except NoPort as error:
        raise click.ClickException(str(error)) from None
    address = address_of(listening, host, prefix)

    def ready(more: str) -> None:
        say(f"检查页面：{address + more if no_browser else address}\n按 Ctrl+C 结束。")
        if not no_browser:
            _open(address + more)

    audit.start()
    try:
        run(listening, notice, door, Plan(prefix, jobs, once, ready, out, inboxes, roster))
    except BadPlan as error:
        raise click.ClickException(str(error)) from None
    say("已结束，传来的文件都已清除。")


def _components() -> None:
    """ClickException when what the page needs is not installed."""
    from importlib.util import find_spec

    lacking = [name for name in _COMPONENTS if find_spec(name) is None]
    if lacking:
        raise click.ClickException(f"没有安装网页的组件（{'、'.join(lacking)}），请安装 docchecker[web]")


def _door(host: str, token: str | None, names: tuple[str, ...], root: str, once: tuple[Path, ...]) -> Door:
    """Whom the server lets in; UsageError when others could come in without a token, by a proxy too."""
    import secrets  # late: it loads OpenSSL

    from docchecker.web.access import Access
    from docchecker.web.guard import Door
    from docchecker.web.origins import is_loopback

    local, ctx = is_loopback(host), click.get_current_context()
    if token is not None and token != _AUTO and len(token) < _SHORTEST_TOKEN:
        raise click.UsageError(f"口令太短，至少要{_SHORTEST_TOKEN}个字符", ctx)
    if not local and not token:
        raise click.UsageError(f"--host {host} 别的机器也打得开，请加 --token 设一个口令", ctx)
    if (names or root) and not token:
        raise click.UsageError("--name、--root-path 是给别的机器用的，请加 --token 设一个口令", ctx)
    if once and token:
        raise click.UsageError("--once 只在本机用，不能和 --token 一起写", ctx)
    if token == _AUTO:
        token = secrets.token_urlsafe(12)
        click.echo(f"口令：{token}", err=True)
    if not local or names or root:
        click.echo("注意：别的机器也打得开这个页面，传来的文件在这台机器上检查；口令不要外传。", err=True)
    return Door(frozenset(name.lower() for name in (*names, host)), local and not names, Access(token))


def _folders(out: Path | None, inboxes: tuple[Path, ...]) -> None:
    """UsageError for folders of the office that cannot be used."""
    ctx = click.get_current_context()
    if inboxes and out is None:
        raise click.UsageError("--inbox 要和 --out 一起写，结果放进 --out 的文件夹", ctx)
    for one in inboxes:
        if not one.is_dir():
            raise click.UsageError(f"没有“{one}”这个文件夹，请核对 --inbox", ctx)
        if out is not None and one.resolve() in (out.resolve(), *out.resolve().parents):
            raise click.UsageError("--out 不能放在收件文件夹里，请换一个文件夹", ctx)
    if len({one.resolve().name for one in inboxes}) < len(inboxes):
        raise click.UsageError("两个收件文件夹的名字相同，请改一个名字", ctx)


def _prefix(root: str) -> str:
    cut = root.strip("/")
    return f"/{cut}" if cut else ""


def _open(address: str) -> None:
    """Open the browser beside the server, which goes on meanwhile."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
