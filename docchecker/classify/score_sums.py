"""What a sum of a score sheet is of: a part, the bonus, all but the bonus, all."""

from __future__ import annotations

PART_SUM, BONUS_SUM, BASE_SUM, TOTAL_SUM = "part", "bonus", "base", "total"
