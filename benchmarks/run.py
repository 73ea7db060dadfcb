"""Speed, as ratios taken in one run: ``python benchmarks/run.py [--quick] [FOLDER]``.

FOLDER is a folder of .docx to read instead of the fixtures. Run it in an environment where docchecker is installed,
with bytecode cached (the first process of a new environment compiles).
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
_EXTRA_PARTS = ("word/header", "word/footer", "word/footnotes", "word/endnotes", "word/theme/")
_PARTS = {
    "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml",
    "word/settings.xml", "word/numbering.xml", "docProps/app.xml",
}  # fmt: skip


def cpu_of(command: list[str], runs: int) -> float:
    """Median CPU seconds of a whole process."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times[1:])


def best_of(work: Callable[[], object], runs: int) -> float:
    """Shortest wall-clock seconds of a call."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def unzip_and_parse(file: Path) -> None:
    """What any reader has to do: unzip and parse the parts that are needed."""
    from lxml import etree

    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            if name in _PARTS or (name.startswith(_EXTRA_PARTS) and name.endswith(".xml")):
                etree.fromstring(package.read(name))


def processes(runs: int) -> None:
    """A whole ``check`` of one file against a bare import of python-docx."""
    case = str(FIXTURES / "案例-合格.docx")
    check = cpu_of([sys.executable, "-m", "docchecker", "check", case], runs)
    bare = cpu_of([sys.executable, "-c", "import docx"], runs)
    print(
        f"check of one file / import docx (CPU of whole processes): {check / bare:.2f}  ({check:.3f} s / {bare:.3f} s)"
    )


def reading(folder: Path, runs: int) -> None:
    """Reading against unzip + parse of the same parts."""
    from docchecker.errors import UnreadableDocument
    from docchecker.word.reader import read

    ratios = []
    for file in sorted(folder.glob("*.docx")):
        try:
            read(file)
        except UnreadableDocument:
            continue
        plain = best_of(lambda file=file: unzip_and_parse(file), runs)
        ratios.append(best_of(lambda file=file: read(file), runs) / plain)
    print(f"read / unzip+parse, {len(ratios)} files: median {statistics.median(ratios):.2f}, worst {max(ratios):.2f}")


def growth(runs: int) -> None:
    """Reading ten times the paragraphs, and memory against document.xml."""
    import tracemalloc

    from docchecker.word.reader import read

    times = {}
    for paragraphs in (1_000, 10_000):
        data = long_document(paragraphs)
        times[paragraphs] = best_of(lambda data=data: read(data), runs)
    print(f"reading 10,000 / 1,000 paragraphs: {times[10_000] / times[1_000]:.1f}")
    data = long_document(10_000)
    size = len(zipfile.ZipFile(__import__("io").BytesIO(data)).read("word/document.xml"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tracemalloc.start()
    document = read(data)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    print(
        f"memory / document.xml ({size / 1e6:.1f} MB): model {held / size:.1f}, growth of the process {peak / size:.1f}"
    )
    assert len(document.paragraphs) == 10_000


def long_document(paragraphs: int) -> bytes:
    """A document of many paragraphs with two looks."""
    sys.path.insert(0, str(ROOT))
    from tests.building import Para, Run, document

    text = "县普法办逐一核实，名册三年没有更新。"
    body = [
        Para([Run(f"{i}.", bold=True, east_asia="仿宋", size=16), Run(text, east_asia="仿宋", size=16)])
        for i in range(paragraphs)
    ]
    return document(body)


def judging(runs: int) -> None:
    """The text judgements of a case and of a list, after loading."""
    from docchecker import checks, load_notice
    from docchecker.classify import classify
    from docchecker.word.reader import read

    notice = load_notice()
    for name in ("案例-合格", "问题清单-合格"):
        document = read(FIXTURES / f"{name}.docx")
        structure = classify(document, notice)
        whole = best_of(lambda d=document, s=structure: checks.run(d, s, notice), runs)
        print(f"classify done, all checks of {name}: {whole * 1e3:.1f} ms")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES)
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    runs = 3 if arguments.quick else 9
    processes(runs)
    reading(arguments.folder, runs)
    growth(2 if arguments.quick else 5)
    judging(runs)


if __name__ == "__main__":
    main()
