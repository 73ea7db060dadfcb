"""Speed of whole runs, as ratios taken in one run: ``python benchmarks/bulk.py [--files 1000] [--long N] [--cluster]``.

The files are good reports of the length the notice asks for, all different. A ratio compares a run with unzipping and
parsing the same files one after the other, which any reader has to do. Run it in an environment where
``docchecker[bulk,cluster]`` is installed, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

GOOD = ("案例-合格", "问题清单-合格", "案例-合格-WPS", "问题清单-合格-WPS")
#: beyond so many files only the run is measured
_TABLES = 2000
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class Figures(NamedTuple):
    """Seconds of a run, and the memory of all its processes in MB when a tenth of the files and all were done."""

    seconds: float
    early: float
    late: float


def make_files(folder: Path, count: int) -> None:
    """Good files, each with other bytes: the comment at the end of a zip is part of no report."""
    from fixtures import make

    data = [make.build(name)[:-2] for name in GOOD]
    for number in range(count):
        comment = f"{number:08}".encode()
        (folder / f"{number:06}.docx").write_bytes(data[number % len(data)] + len(comment).to_bytes(2, "little") + comment)


def unzip_and_parse(folder: Path) -> float:
    """Seconds to unzip and parse the parts of every file."""
    from benchmarks import run

    start = time.perf_counter()
    for file in sorted(folder.iterdir()):
        run.unzip_and_parse(file)
    return time.perf_counter() - start


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
    from docchecker.bulk.batch import LEDGER, Job, Watcher, run_batch
    from docchecker.bulk.machine import batch_json
    from docchecker.bulk.workbook import workbook
    from docchecker.rulebook.loader import load_notice

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


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--long", type=int, default=0, help="also a run over so many files, to see the memory")
    parser.add_argument("--cluster", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_files(folder, arguments.files)
        plain = unzip_and_parse(folder)
        print(f"unzip+parse, one process: {arguments.files / plain:.0f} files/s")
        one, two = batch(folder, jobs=1), batch(folder, jobs=2)
        for words, figures in (("1 worker", one), ("2 workers", two)):
            print(f"{words}: {arguments.files / figures.seconds:.0f} files/s, {figures.seconds / plain:.2f} × unzip+parse")
        print(f"2 workers / 1: {one.seconds / two.seconds:.2f}")
        print(f"memory of all processes: {two.early:.0f} MB at file 100, {two.late:.0f} MB at file {arguments.files}")
        if arguments.cluster:
            dask = cluster(folder, 2)
            print(f"Dask, 2 workers: {arguments.files / dask.seconds:.0f} files/s, {two.seconds / dask.seconds:.2f} of the pool")
    if arguments.long:
        with tempfile.TemporaryDirectory() as name:
            make_files(Path(name), arguments.long)
            figures = batch(Path(name), jobs=2)
            print(f"{arguments.long} files: {figures.early:.0f} MB early, {figures.late:.0f} MB at the end")


if __name__ == "__main__":
    main()
