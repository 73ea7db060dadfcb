"""The same run on the machines of a Dask cluster, through the executor that Dask itself offers."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

_CONNECT_SECONDS = 20


class NoCluster(Exception):
    """The cluster cannot be used; the message says why (Chinese)."""


@contextmanager
def cluster_executor(address: str) -> Iterator[tuple[Executor, int]]:
    """The executor of the cluster at an address (tcp://…), and how many files it checks at a time."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise NoCluster("没有安装集群组件，请安装 docchecker[cluster]") from None
    try:
        client = distributed.Client(address, timeout=_CONNECT_SECONDS)
    except (OSError, ValueError, TimeoutError):
        raise NoCluster(f"连不上集群 {address}，请核对地址，并确认调度器已启动") from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise NoCluster(f"集群 {address} 上没有工作节点，请先启动 dask worker")
        # Tasks with a preference are handed out at once; others wait at the scheduler until a worker is idle.
        workers = list(client.nthreads())
        with client.get_executor(pure=False, workers=workers, allow_other_workers=True) as executor:
            yield executor, threads
