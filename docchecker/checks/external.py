"""``external``: what the file takes from elsewhere when it is opened, and what could not be read.

Pass: pictures that stand in the file. Note: a linked picture or template, an embedded part in another format. Silent:
hyperlinks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, verb
from docchecker.findings import Status
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding for outside references, one for each thing that could not be read."""
    findings = []
    targets = analysis.document.external
    if targets:
        message = f"文件引用了外部内容{len(targets)}处，本次没有读取：{targets[0]}"
        findings.append(
            finding(rule, analysis, "outside_content", message, (), actual=f"{len(targets)}处", expected="无")
        )
    for unread in analysis.document.unread:
        message = f"文件里有没能读取的内容：{unread}，其中的文字没有检查"
        findings.append(
            finding(rule, analysis, "unread", message, (), status=Status.UNDECIDED, actual=unread, expected="无")
        )
    return result(rule, findings, 1)


VERB = verb("external", NoOptions, check, Group.FILE)
