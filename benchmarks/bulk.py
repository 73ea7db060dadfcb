"""Speed of whole runs, as ratios taken in one run: ``python benchmarks/bulk.py [--files 1000] [--long N] [--cluster]``.

The files are good reports of the length the notice asks for, all with other figures in their text. A ratio compares a
run with unzipping and parsing the same files one after the other, which any reader has to do. Beside them stands
``ooxml-integrity`` (package of that name), which looks at the parts of a .docx and not at what it says: where it is
installed, or with ``--integrity PYTHON``, the interpreter of an environment that has it. Run it in an environment
where ``docchecker[bulk,cluster]`` is installed, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

GOOD = ("案例-合格", "问题清单-合格", "案例-合格-WPS", "问题清单-合格-WPS")
#: beyond so many files only the run is measured
_TABLES = 2000
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_RANGES = {2: (10, 99), 3: (100, 999)}
_DOCUMENT = "word/document.xml"
#: figures of two and three digits in the text; years and numbers of items stay
_FIGURE = re.compile(r"(?<![0-9.])[1-9][0-9]{1,2}(?![0-9.年月日])(?=[^<>]*<)")
#: what another interpreter does: seconds to check every file of a folder, after one that loads everything
_INTEGRITY = """
import sys, time
from pathlib import Path
from ooxml_integrity import check
files = sorted(map(str, Path(sys.argv[1]).iterdir()))
check(files[0])
start = time.perf_counter()
for file in files:
    check(file)
print(time.perf_counter() - start)
"""


class Figures(NamedTuple):
    """Seconds of a run, and the memory of all its processes in MB when a tenth of the files and all were done."""

    seconds: float
    early: float
    late: float


def make_files(folder: Path, count: int) -> None:
    """Good files, each with other figures in its text."""
    from fixtures import make

    parts = [_parts(make.build(name)) for name in GOOD]
    random = Random(7)
    for number in range(count):
        (folder / f"{number:06}.docx").write_bytes(_other(parts[number % len(parts)], random))


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _other(parts: dict[str, bytes], random: Random) -> bytes:
    """A package of parts with other figures."""
    text = _FIGURE.sub(lambda found: str(random.randint(*_RANGES[len(found[0])])), parts[_DOCUMENT].decode())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**parts, _DOCUMENT: text.encode()}.items():
            package.writestr(name, data)
    return target.getvalue()


def unzip_and_parse(folder: Path) -> float:
    """Seconds to unzip and parse the parts of every file."""
    from benchmarks import run

    start = time.perf_counter()
    for file in sorted(folder.iterdir()):
        run.unzip_and_parse(file)
    return time.perf_counter() - start


def integrity(folder: Path, python: str) -> float | None:
    """Seconds that ooxml-integrity takes for the same files in one process; None where it cannot be run."""
    command = [python, "-c", _INTEGRITY, str(folder)]
    try:
        return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    except (OSError, subprocess.CalledProcessError):
        return None


def memory() -> float:
    """Resident MB of this process and of those it started, however far down (Linux; 0 elsewhere)."""
    parents: dict[int, int] = {}
    pages: dict[int, int] = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rsplit(")", 1)[1].split()
            pages[int(process.name)] = int((process / "statm").read_text().split()[1])
        except (OSError, IndexError):
            continue
        parents[int(process.name)] = int(fields[1])
    return sum(size for pid, size in pages.items() if _descends(pid, parents)) * _PAGE / 2**20


def _descends(pid: int, parents: dict[int, int]) -> bool:
    while pid and pid != os.getpid():
        pid = parents.get(pid, 0)
    return pid == os.getpid()


def batch(folder: Path, jobs: int | None = None, scheduler: str | None = None) -> Figures:
    """A whole run without pages, letters and the search for copies; what its table is made of included."""
    from docchecker import load_notice
    from docchecker.bulk.batch import LEDGER, Job, Watcher, run_batch
    from docchecker.bulk.outputs.machine import batch_json
    from docchecker.bulk.outputs.workbook import workbook

    notice, seen, sizes = load_notice(), [0, 0], [0.0, 0.0]

    def step(_result: object) -> None:
        seen[0] += 1
        if seen[0] == max(100, seen[1] // 100):
            sizes[0] = memory()
        elif seen[0] == seen[1]:
            sizes[1] = memory()

    def begin(total: int) -> None:
        seen[1] = total

    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        job = Job(str(folder), Path(out) / LEDGER, jobs=jobs, scheduler=scheduler, copies=False)
        done = run_batch(job, notice, Watcher(begin, step))
        ran = time.perf_counter() - start
        if len(done.submissions) <= _TABLES:
            batch_json(done, notice)
            workbook(done, notice)
            ran = time.perf_counter() - start
    assert {item.verdict for item in done.submissions} == {"pass"}
    return Figures(ran, *sizes)


def cluster(folder: Path, workers: int) -> Figures:
    """The same run on a Dask cluster of so many worker processes of one thread."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None) as made:
        batch(folder, scheduler=made.scheduler_address)  # workers load the rules
        return batch(folder, scheduler=made.scheduler_address)


def side_by_side(folder: Path, files: int, python: str) -> None:
    """One worker and two, beside what others need for the same files."""
    plain = unzip_and_parse(folder)
    beside = integrity(folder, python)
    one, two = batch(folder, jobs=1), batch(folder, jobs=2)
    rows = [
        ("unzip+parse, 1 process", plain),
        ("docchecker, 1 worker", one.seconds),
        ("docchecker, 2 workers", two.seconds),
    ]
    if beside is None:
        print(
            f"ooxml-integrity: {python} cannot run it; --integrity PYTHON names the interpreter of an environment that can"
        )
    else:
        rows.insert(1, ("ooxml-integrity, 1 process", beside))
    for words, seconds in rows:
        print(f"{words:<28}{files / seconds:>7.0f} files/s{seconds / plain:>8.2f} × unzip+parse")
    print(f"2 workers / 1: {one.seconds / two.seconds:.2f}")
    print(f"memory of all processes: {two.early:.0f} MB at file 100, {two.late:.0f} MB at file {files}")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--long", type=int, default=0, help="also a run over so many files, to see the memory")
    parser.add_argument("--cluster", action="store_true")
    parser.add_argument("--integrity", metavar="PYTHON", default=sys.executable)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_files(folder, arguments.files)
        side_by_side(folder, arguments.files, arguments.integrity)
        if arguments.cluster:
            two, dask = batch(folder, jobs=2), cluster(folder, 2)
            print(
                f"Dask, 2 workers: {arguments.files / dask.seconds:.0f} files/s, {two.seconds / dask.seconds:.2f} of the pool"
            )
    if arguments.long:
        with tempfile.TemporaryDirectory() as name:
            make_files(Path(name), arguments.long)
            figures = batch(Path(name), jobs=2)
            print(f"{arguments.long} files: {figures.early:.0f} MB early, {figures.late:.0f} MB at the end")


if __name__ == "__main__":
    main()
