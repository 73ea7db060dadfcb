"""What the fork server imports before it makes workers: everything that checking a file needs."""

from __future__ import annotations

from docchecker import pipeline
from docchecker.bulk.run import tasks
from docchecker.report import json_report
from docchecker.rulebook import loader

__all__ = ["json_report", "loader", "pipeline", "tasks"]
