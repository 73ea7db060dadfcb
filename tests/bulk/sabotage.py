"""Checks that break down, to be run in worker processes; and executors that call them."""

from __future__ import annotations

import concurrent.futures
import ctypes
import os
import time

from docchecker.bulk.run.tasks import check_places


def crash(*_given):
    os._exit(3)


def segfault(*_given):
    ctypes.string_at(0)


def hang(*_given):
    time.sleep(60)


def hoard(*_given):
    return len(bytearray(8 * 2**30))


def fail(*_given):
    raise ValueError("no")


def whoami(*_given):
    return os.getpid()


class Saboteur(concurrent.futures.Executor):
    """Passes everything on, but for files whose name holds a word: they, and what is sent with them, are done something else to."""

    def __init__(self, inner, instead):
        self.inner, self.instead = inner, instead

    def submit(self, fn, /, *args, **kwargs):
        if fn is check_places:
            for word, other in self.instead.items():
                if any(word in name for _, name in args[0]):
                    return self.inner.submit(other, *args)
        return self.inner.submit(fn, *args, **kwargs)


class Now(concurrent.futures.Executor):
    """Runs everything at once in this process."""

    def __init__(self):
        self.calls = []

    def submit(self, fn, /, *args, **kwargs):
        self.calls.append(fn.__name__)
        future = concurrent.futures.Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Never(concurrent.futures.Executor):
    """Takes everything and ends nothing."""

    def submit(self, fn, /, *args, **kwargs):
        return concurrent.futures.Future()
