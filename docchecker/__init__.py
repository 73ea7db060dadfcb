"""docchecker: checks Word reports against the annexes of a notice, offline."""

__version__ = "0.1.0"
