"""Programs, libraries and systems that some tests need: a mark each, what it looks for, and what brings it.

A test marked ``needs_libreoffice`` is skipped where LibreOffice is missing, and the run lists what to install. With
``ALL_PROGRAMS=1`` in the environment a missing program makes such a test fail.
"""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from typing import NamedTuple

from docchecker.word.convert import libreoffice


class Program(NamedTuple):
    """A program or library: its name for people, the packages that bring it, whether it is there, what installs it."""

    name: str
    packages: str
    present: bool
    installer: str = "apt-get install"


def _found(*names: str) -> bool:
    return all(shutil.which(name) for name in names)


def _library(name: str, module: str) -> Program:
    """A library of the extra ``dev``."""
    return Program(name, module, find_spec(module) is not None, "pip install")


def _system(name: str, present: bool) -> Program:
    """A kind of system, which nothing can install."""
    return Program(name, "Linux", present, "换一台电脑：")


_POSIX = os.name == "posix"
PROGRAMS: dict[str, Program] = {
    "needs_posix": _system("POSIX 的权限、管道和设备", _POSIX),
    "needs_byte_names": _system("可以是任意字节的文件名", _POSIX and sys.platform != "darwin"),
    "needs_setpriv": Program("setpriv", "util-linux", _POSIX and _found("setpriv")),
    "needs_chromium": Program("Chromium", "chromium chromium-driver", _found("chromium", "chromedriver")),
    "needs_libreoffice": Program("LibreOffice", "libreoffice-writer-nogui", libreoffice() is not None),
    "needs_pdfium": _library("PDFium", "pypdfium2"),
    "needs_flask": _library("Flask", "flask"),
    "needs_django": _library("Django", "django"),
}


def missing(marks: set[str]) -> list[Program]:
    """The programs that these marks ask for and that are not there."""
    return [program for mark, program in PROGRAMS.items() if mark in marks and not program.present]
