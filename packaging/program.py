"""The start of the one-folder program: ``docchecker`` for people without Python."""

from __future__ import annotations

import multiprocessing
import sys
from importlib.util import find_spec

from docchecker.commands.main import main


def run() -> None:
    """Check what was dragged onto the program; started by a double-click it opens the page."""
    multiprocessing.freeze_support()
    alone = len(sys.argv) == 1
    if alone and find_spec("starlette"):
        print("检查页面就要打开，把文件拖到页面上；关上这个窗口就结束。\n")
        sys.argv.append("serve")
    elif alone:
        print("把要检查的 .docx 文件或文件夹拖到这个程序的图标上，就会检查。也可以在命令行里用：\n")
    try:
        main()
    finally:
        if sys.platform == "win32" and sys.stdin is not None and sys.stdin.isatty() and len(sys.argv) < 3:
            input("\n按回车键关闭窗口。")


if __name__ == "__main__":
    run()
