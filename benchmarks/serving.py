"""The page under load: first verdicts one after the other, then many uploads at once. ``python benchmarks/serving.py``.

Prints the time of a verdict through the page as a ratio to the same check in this process, and how many of the parallel
uploads were answered and how much memory the page and its processes took more than idle.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = (ROOT / "fixtures" / "案例-合格.docx").read_bytes()
#: the same file in a form, as the page sends it
FORM = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n' + SAMPLE + b"\r\n--x--\r\n"
ONE_BY_ONE, AT_ONCE, THREADS = 50, 200, 50


def posted(url: str) -> tuple[int, float]:
    """Return the status and the seconds of one check through the page."""
    begun = time.perf_counter()
    asked = urllib.request.Request(
        url, data=FORM, headers={"Content-Type": "multipart/form-data; boundary=x"}, method="POST"
    )
    with urllib.request.urlopen(asked) as answer:
        answer.read()
        return answer.status, time.perf_counter() - begun


def here() -> float:
    """Return the median seconds of the same check in this process."""
    from docchecker import load_notice
    from docchecker.pipeline import check_bytes

    notice = load_notice()
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        check_bytes("a.docx", SAMPLE, notice)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def memory(process: psutil.Process) -> int:
    """Return the bytes that a process and its children hold by themselves."""
    family = [process, *process.children(recursive=True)]
    return sum(one.memory_info().rss for one in family if one.is_running())


def main() -> None:
    """Run the page, load it, print the figures."""
    command = [sys.executable, "-m", "docchecker", "serve", "--no-browser", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        url = running.stdout.readline().split("：", 1)[1].strip() + "api/check"
        for _ in range(5):
            posted(url)
        seconds = sorted(posted(url)[1] for _ in range(ONE_BY_ONE))
        process = psutil.Process(running.pid)
        idle = memory(process)
        with ThreadPoolExecutor(THREADS) as pool:
            statuses = [status for status, _ in pool.map(lambda _: posted(url), range(AT_ONCE))]
        more = memory(process) - idle
        running.terminate()
    p95 = seconds[int(len(seconds) * 0.95) - 1]
    print(
        f"one by one: median {statistics.median(seconds) * 1e3:.0f} ms, p95 {p95 * 1e3:.0f} ms, p95 / in process {p95 / here():.1f}"
    )
    print(f"{AT_ONCE} at once: {statuses.count(200)} answered, {more / 2**20:.0f} MB more than idle")


if __name__ == "__main__":
    main()
