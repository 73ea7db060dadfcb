"""``external``: what the file takes from elsewhere when it is opened, and what could not be read.

Silent: hyperlinks. Note: a linked picture or template, an embedded part in another format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.context import Context, Result, finding, result, verb
from docchecker.findings import Status
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule


def check(rule: Rule, _options: NoOptions, context: Context) -> Result:
    """One finding for outside references, one for each thing that could not be read."""
    findings = []
    targets = context.document.external
    if targets:
        message = f"文件引用了外部内容{len(targets)}处，本次没有读取：{targets[0]}"
        findings.append(finding(rule, context, message, (), actual=f"{len(targets)}处", expected="无"))
    for unread in context.document.unread:
        message = f"文件里有没能读取的内容：{unread}，其中的文字没有检查"
        findings.append(finding(rule, context, message, (), status=Status.UNDECIDED, actual=unread, expected="无"))
    return result(rule, findings, 1)


VERB = verb("external", NoOptions, check, Group.FILE)
