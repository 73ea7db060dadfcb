"""``vba``: the file carries no macro project.

Pass: a .docx. Warning: a file with vbaProject.bin. Silent: other binary parts, such as printer settings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, verb
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding when there is a macro project."""
    if not analysis.document.macros:
        return result(rule, (), 1)
    return result(
        rule, [finding(rule, analysis, "macros", "文件里带有宏（本次没有运行）", (), actual="有宏", expected="无宏")], 1
    )


VERB = verb("vba", NoOptions, check, Group.FILE)
