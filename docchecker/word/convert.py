"""By way of LibreOffice, in a process that may do little: a .docx made of a .doc, .wps, .rtf or .odt, and pages as PDF.

LibreOffice runs with a profile of its own that is thrown away, without macros, links or updates. On Linux it gets
a network namespace with nothing in it (``unshare``); elsewhere its profile names a proxy that does not exist.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.word.reader import read
from docchecker.word.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.model import Document

#: kind of file (as refused by the reader) → suffix that LibreOffice knows it by
CONVERTIBLE = {
    "legacy_doc": ".doc", "wps": ".doc", "works": ".wps", "rtf": ".rtf", "odt": ".odt", "word_2003_xml": ".xml",
}  # fmt: skip

#: said in the report of a file that was converted
NOTE = "结论针对由 LibreOffice 转换得到的副本，与原文件在 Word 或 WPS 中的样子可能略有出入。"
DECRYPTED = "文件是加密的，已用给出的密码在内存中解密后检查。"

TIMEOUT = 60
MEMORY = 2 * 2**30
_OUTPUT = 100 * 2**20
_DOCX, _PDF = "docx:MS Word 2007 XML", "pdf:writer_pdf_Export"
_PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path(r"C:\Program Files\LibreOffice\program\soffice.com"),
    Path(r"C:\Program Files (x86)\LibreOffice\program\soffice.com"),
)
_ONE_AT_A_TIME = threading.Lock()

#: (path, property, type, value): no macros, no links, no updates, no recovery, a proxy that leads nowhere
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "CollectUsageInformation", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)  # fmt: skip


class Copy(NamedTuple):
    """A copy that can be read, and what is to be said about it. ``source`` is what was converted, empty for no conversion."""

    data: bytes
    note: str
    source: bytes = b""

    def document(self) -> Document:
        """Read the copy; fonts that only the converter names are unknown."""
        read_copy = read(self.data)
        if not self.source:
            return read_copy
        from docchecker.word.sourcefonts import without_invented

        return without_invented(read_copy, self.source)


def readable_copy(data: bytes, kind: str, password: str | None = None) -> Copy | None:
    """A .docx made of a file that was refused as ``kind``; None when nothing can be done about it.

    UnreadableDocument when it should have been possible and was not.
    """
    if kind == "encrypted" and password is not None:
        return _decrypted(data, password)
    if kind in CONVERTIBLE and libreoffice() is not None:
        return Copy(to_docx(data, kind), NOTE, data)
    return None


def _decrypted(data: bytes, password: str) -> Copy:
    from docchecker.word.decrypt import decrypt
    from docchecker.word.sniff import kind_of

    plain = decrypt(data, password)
    if plain.startswith(b"PK"):
        return Copy(plain, DECRYPTED)
    kind = kind_of(plain)
    converted = readable_copy(plain, kind)
    if converted is None:
        raise refusal(kind)
    return converted._replace(note=DECRYPTED + converted.note)


def libreoffice() -> Path | None:
    """LibreOffice's program; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next((place for place in _PLACES if place.is_file()), None)


def to_docx(data: bytes, kind: str, timeout: float = TIMEOUT, memory: int = MEMORY) -> bytes:
    """The file as .docx; ``timeout`` in seconds, ``memory`` (address space) in bytes. One conversion at a time.

    UnreadableDocument when LibreOffice is missing, fails, or takes longer.
    """
    return _converted(data, CONVERTIBLE[kind], _DOCX, kind, timeout, memory)


def to_pdf(data: bytes, suffix: str = ".docx") -> bytes:
    """The pages of a document as PDF. UnreadableDocument when LibreOffice is missing, fails, or takes long."""
    return _converted(data, suffix, _PDF, "conversion_failed", TIMEOUT, MEMORY)


def _converted(data: bytes, suffix: str, target: str, refused: str, timeout: float, memory: int) -> bytes:
    """What LibreOffice makes of a file; UnreadableDocument, as ``refused`` says, where there is no LibreOffice."""
    program = libreoffice()
    if program is None:
        raise refusal(refused)
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="docchecker-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"source{suffix}"
        source.write_bytes(data)
        _write_profile(folder / "profile")
        _run([*_without_network(), *_command(program, folder, source, target)], folder, timeout, memory)
        return _result(folder / "out" / f"source.{target.partition(':')[0]}")


def _command(program: Path, folder: Path, source: Path, target: str) -> list[str]:
    profile = (folder / "profile").as_uri()
    switches = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"]
    output = ["--convert-to", target, "--outdir", str(folder / "out")]
    return [str(program), f"-env:UserInstallation={profile}", *switches, *output, str(source)]


def _result(path: Path) -> bytes:
    try:
        if path.stat().st_size > _OUTPUT:
            raise refusal("too_large", limit=_OUTPUT // 2**20)
        return path.read_bytes()
    except OSError:
        raise refusal("conversion_failed") from None


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>"
        for path, name, value in _SETTINGS
    )
    target = profile / "user" / "registrymodifications.xcu"
    target.parent.mkdir(parents=True)
    target.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


@cache
def _without_network() -> tuple[str, ...]:
    """The command in front that takes the network away, as root or in a user namespace; empty where there is none."""
    unshare = shutil.which("unshare")
    for switches in (("--net",), ("--user", "--map-root-user", "--net")) if unshare else ():
        command = (str(unshare), *switches)
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command
    return ()


_KEPT = frozenset({"PATH", "LANG", "LC_ALL", "LC_CTYPE", "SYSTEMROOT", "WINDIR", "PROGRAMFILES"})
_NOWHERE = "http://127.0.0.1:9"


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.upper() in _KEPT}
    places = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR", "APPDATA"), str(folder))
    return {**kept, **places, "SAL_USE_VCLPLUGIN": "svp", "http_proxy": _NOWHERE, "https_proxy": _NOWHERE}


def _run(command: Sequence[str], folder: Path, timeout: float, memory: int) -> None:
    process = subprocess.Popen(
        command, cwd=folder, env=_environment(folder), start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _bound(process.pid, timeout, memory)
        if process.wait(timeout) != 0:
            raise refusal("conversion_failed")
    except subprocess.TimeoutExpired:
        raise refusal("conversion_timeout", limit=round(timeout)) from None
    finally:
        if process.returncode is None:
            _stop(process)


def _bound(process: int, timeout: float, memory: int) -> None:
    """Set limits that the process's children inherit, where the system can (Linux)."""
    try:
        import resource

        limit = resource.prlimit
    except (ImportError, AttributeError):
        return
    seconds = round(timeout) + 1
    for kind, most in (
        (resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_FSIZE, _OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        with suppress(ProcessLookupError):
            limit(process, kind, (most, most))


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with all that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    process.wait()
