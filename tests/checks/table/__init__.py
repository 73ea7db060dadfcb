"""Every rule in one table: what passes, what does not, and what is nearly wrong and right."""

from tests.checks.table.case_rows import CASE_ROWS
from tests.checks.table.file_rows import FILE_ROWS
from tests.checks.table.list_rows import LIST_ROWS
from tests.checks.table.report_rows import REPORT_ROWS
from tests.checks.table.row import Row

TABLE: dict[str, Row] = {**CASE_ROWS, **LIST_ROWS, **FILE_ROWS, **REPORT_ROWS}

__all__ = ["TABLE", "Row"]
