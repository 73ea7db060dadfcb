"""What the fork server imports before it makes workers: everything that checking a file needs."""

from __future__ import annotations

from docchecker import pipeline
from docchecker.bulk.run import tasks
from docchecker.report import codec
from docchecker.rulebook import loader

__all__ = ["codec", "loader", "pipeline", "tasks"]
