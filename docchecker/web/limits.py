"""How much one visitor may ask of the server. The one table."""

from __future__ import annotations

from typing import NamedTuple

_MEGABYTE = 2**20


class WebLimits(NamedTuple):
    """Upper bounds, far beyond what a person does at the page.

    ``request_bytes`` is one request with all its files, ``file_bytes`` one file, ``files`` the files of one request, what
    an archive holds included. A body has to arrive with ``least_rate`` bytes a second once ``grace`` seconds are
    over. ``requests`` and ``logins`` are what one address may send in a minute. ``cards`` is how many files one
    visitor keeps, ``visitors`` how many visitors are known. What is kept is gone after ``age`` seconds without a request,
    and ``away`` seconds after the page was closed: a browser lets a page in the background say once a minute that it is
    still there. ``free_bytes`` is what an upload leaves of the disk.
    """

    request_bytes: int = 300 * _MEGABYTE
    file_bytes: int = 50 * _MEGABYTE
    small_bytes: int = 256 * 1024
    files: int = 500
    grace: float = 10.0
    least_rate: int = 4096
    requests: int = 1200
    logins: int = 10
    cards: int = 600
    visitors: int = 500
    age: float = 3600.0
    away: float = 150.0
    free_bytes: int = 1024 * _MEGABYTE


LIMITS = WebLimits()
