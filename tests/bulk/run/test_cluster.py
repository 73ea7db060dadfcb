"""A run on a real cluster of two worker processes, one of which is killed while it runs."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from docchecker.bulk.batch import LEDGER, Job, Watcher, run_batch
from docchecker.bulk.run.cluster import NoCluster, cluster_executor
from fixtures import make
from tests.bulk.samples import NOTICE

NAMES = ("问题清单-合格", "清单-问题过少", "清单-标题仿宋")


@pytest.fixture(scope="module")
def cluster():
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 3, "distributed.worker.profile.enabled": False}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as made,
    ):
        yield made


@pytest.fixture
def job(tmp_path, cluster):
    (tmp_path / "收件").mkdir()
    for at in range(40):
        (tmp_path / "收件" / f"{at}.docx").write_bytes(make.build(NAMES[at % 3]) + bytes([at]))
    (tmp_path / "结果").mkdir()
    url = f"file://{tmp_path / '收件'}"
    return Job(url, tmp_path / "结果" / LEDGER, scheduler=cluster.scheduler_address, copies=False, timeout=20)


def verdicts(batch):
    return {item.name: (item.verdict, item.sha256) for item in batch.submissions}


def test_one_worker_is_killed(job, cluster, tmp_path):
    local = job._replace(scheduler=None, jobs=2, ledger=tmp_path / "结果" / "本机.sqlite")
    expected = verdicts(run_batch(local, NOTICE))
    seen = []

    def step(result):
        seen.append(result.entry.name)
        if len(seen) == 5:
            os.kill(cluster.workers[0].pid, signal.SIGKILL)

    found = verdicts(run_batch(job, NOTICE, Watcher(lambda _total: None, step)))
    assert found == expected
    assert sorted(seen) == sorted(expected)
    again = []
    run_batch(
        job._replace(resume=True), NOTICE, Watcher(lambda _total: None, lambda result: again.append(result.checked))
    )
    assert again == [None] * 40


def test_no_cluster(monkeypatch):
    monkeypatch.setattr("docchecker.bulk.run.cluster._CONNECT_SECONDS", 0.2)
    with pytest.raises(NoCluster, match="连不上集群 tcp://127.0.0.1:1"), cluster_executor("tcp://127.0.0.1:1"):
        pass


def test_a_cluster_without_workers(cluster, monkeypatch):
    monkeypatch.setattr("distributed.Client.nthreads", lambda _client: {})
    with pytest.raises(NoCluster, match="没有工作节点"), cluster_executor(cluster.scheduler_address):
        pass


def test_cluster_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match=r"docchecker\[cluster\]"), cluster_executor("tcp://127.0.0.1:1"):
        pass
