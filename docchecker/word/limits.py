"""How much of a file is read before it is refused. The one table; every reader of files takes it as an argument."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Upper bounds, all far beyond what a report needs.

    Of some 600 real files none has a part over 1 MB, 39,000 characters or 2,200 paragraphs.

    ``file_bytes`` is the file as it lies on the disk, ``entries`` the entries of its zip, ``part_bytes`` one part
    and ``total_bytes`` all parts read, inflated. ``ratio`` is inflated to stored size of a part, looked at from
    ``ratio_from`` bytes on. Of each XML part: ``depth`` of elements within one another (at most 256, libxml2's own
    bound), ``tags`` (start and end tags), ``attributes``, ``paragraphs``. ``style_chain`` is how many styles may be
    based on one another; ``paragraph_characters`` and ``characters`` are of the text as read. ``nesting`` is how
    deep a zip may lie in another. ``spin`` is how often a password may have to be hashed ([MS-OFFCRYPTO] 2.3.4.10;
    Office writes 100,000).
    """

    file_bytes: int = 200 * 2**20
    entries: int = 10_000
    part_bytes: int = 48 * 2**20
    total_bytes: int = 96 * 2**20
    ratio: int = 200
    ratio_from: int = 2**20
    depth: int = 256
    tags: int = 1_000_000
    attributes: int = 1_000_000
    paragraphs: int = 50_000
    style_chain: int = 256
    paragraph_characters: int = 50_000
    characters: int = 300_000
    nesting: int = 2
    spin: int = 1_000_000


LIMITS = Limits()
