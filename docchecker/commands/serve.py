"""The command ``serve``: the local page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docchecker.commands.console import Command
from docchecker.commands.options import notice_in, rules_option

if TYPE_CHECKING:
    from pathlib import Path

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def _invented() -> str:
    import secrets  # late: it loads OpenSSL

    return secrets.token_urlsafe(18)


@click.command(
    "serve", cls=Command,
    help="打开一个网页：把文件拖进去，看要改什么，下载改好的文件。只在本机打开，文件不离开本机，关掉网页就删除。",
)  # fmt: skip
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", help="在哪个地址打开，不写只在本机；别的地址要 --token。"
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8765,
    help="端口，被占用就用下一个空着的；不写是 8765。",
)
@click.option("--token", metavar="TEXT", default="", help="口令，本机以外的地址必须有；写 auto 自动生成。")
@click.option(
    "--name", "names", metavar="NAME", multiple=True, help="网页还用哪个域名访问（反向代理后面的），可以写几次。"
)
@click.option("--root-path", metavar="PATH", default="", help="反向代理给的路径前缀，如 /docchecker。")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=2, help="同时检查几个文件，不写是 2。")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器。")
@rules_option
def serve(
    host: str, port: int, token: str, names: tuple[str, ...], root_path: str, jobs: int, no_browser: bool, rules: Path | None
) -> None:  # fmt: skip
    """Serve the local page."""
    notice = notice_in(rules)
    if host not in _LOOPBACK and not token:
        raise click.UsageError(
            "本机以外的地址要写口令：--token 自己定的口令，或者 --token auto", click.get_current_context()
        )
    try:
        from docchecker.web.server import Address, listening
        from docchecker.web.server import serve as run
    except ImportError:
        raise click.ClickException("本机没有装网页用的组件；请安装 docchecker[web]。") from None
    try:
        socket = listening(host, port)
    except OSError as error:
        raise click.ClickException(f"在 {host} 打不开网页（{error.strerror}）；请换一个 --host 或 --port。") from None
    password = _invented() if token == "auto" else token
    address = Address(host, socket.getsockname()[1], names, password, root_path.rstrip("/"))
    if host not in _LOOPBACK:
        click.echo("注意：网络上的人有了口令就能打开这个网页。口令不要发给不相干的人。", err=True)
    run(notice, address, socket, jobs, lambda url: click.echo(f"网页：{url}\n按 Ctrl+C 结束。"), browser=not no_browser)
