"""Laws, plans and documents named as a basis or requirement (附件3: 政策制度依据)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from docchecker.language.patterns import Shape, Span, has, matches, spans

if TYPE_CHECKING:
    from docchecker.language.terms import Terms

_TITLE = Shape(
    r"《([^《》]{2,80}(?:《[^《》]{1,60}》[^《》]{0,40})?|[^《》]{0,20}〈[^〈〉]{1,40}〉[^《》]{0,30})》", needs="《"
)
_NUMBER = Shape(r"[〔﹝\[（(【][12][0-9]{3}[〕﹞\]）)】]\s?第?\s?[0-9X×]{1,5}\s?号", needs="号")
_ARTICLE = Shape(r"(?:法|条例|规定|办法|法典|宪法|规则|准则|章程)》?第[0-9一二三四五六七八九十百零]{1,8}条", needs="条")
_OWN = Shape(
    r"(?:制定|出台|编制|起草|编写|编印|制发|形成|拟定|制订|印发|修订|建立"
    r"|发放|赠送|讲解|宣传|学习|解读|诵读|宣讲|翻开|刊发|排演|拍摄|创作|推出|开设|开办|播出|刊登|撰写)"
    r"(?:了|印发了?|完善了?|并印发|一本|一册|出)?[^，。；《》]{0,6}$"
)
#: An organ above the one that writes; what it makes known is no document of one's own. 我市, 本省 is the writer's.
_HIGHER = Shape(
    r"(?<![我本])(?:中共中央|中央|国务院|中办|国办|全国人大|全国普法办|最高人民|总局"
    r"|(?:司法|教育|公安|民政|财政|农业农村|水利|文化和旅游|生态环境|自然资源|交通运输|应急管理|人力资源社会保障)部"
    r"|[省市](?:委|政府|人大|司法|普法|依法|[\u4e00-\u9fff]{0,6}[厅局办院会])|自治区|上级)"
)
#: The writer speaks of itself, and what names an organ.
_WE = Shape(r"[我本该全][局县市区镇乡院校村所委办司站队厂]")
_ORGAN = Shape(r"[局厅部委院]|人大|政府|普法办|中央|公司|[县市区镇乡校所办](?!里)")
_MADE_KNOWN = Shape(r"(?:制定|出台|印发|下发|颁布|公布|发布|通过|转发|修订)(?:了)?[^，。；《》]{0,6}$")
_PLAIN = Shape(r"[）)》〉\s]+$|[（(][^（）()]*[）)]$")

#: How many characters before a title say what is done with it.
_BEFORE = 32


@lru_cache(maxsize=256)  # asked for once as a label and once as a cue
def bases(text: str, terms: Terms) -> tuple[Span, ...]:
    """Where a law, plan or document is named as a basis or requirement."""
    if not any(sign in text for sign in "《〔第[﹝（"):
        return ()
    out = [*spans(_NUMBER, text), *spans(_ARTICLE, text)]
    basis = terms.scan(text, ("basis_words",)).has("basis_words") if "《" in text else False
    for match in matches(_TITLE, text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if _is_law(match.group(1), terms) and basis and not _is_own(before):
            out.append(Span(*match.span()))
    return tuple(sorted(out))


def numbered(text: str) -> tuple[Span, ...]:
    """Return where a document is named by its number, which is a basis whatever stands around it."""
    return tuple(spans(_NUMBER, text))


def only_own(sentence: str) -> bool:
    """Return whether every document that a sentence names is one that its writer made."""
    titles = matches(_TITLE, sentence)
    if not titles or has(_NUMBER, sentence) or has(_ARTICLE, sentence):
        return False
    # In a row of titles the first says for all of them what is done: 制定了《甲》《乙》和《丙》.
    before = sentence[max(0, titles[0].start() - _BEFORE) : titles[0].start()]
    rest = "".join(sentence[a.end() : b.start()] for a, b in zip(titles, titles[1:], strict=False))
    return _is_own(before) and (has(_WE, before) or not has(_ORGAN, before)) and not rest.strip("、和及以与，")


def _is_own(before: str) -> bool:
    """Return whether a document is the writer's own, by what stands before its title."""
    if not has(_OWN, before):
        return False
    return not (has(_MADE_KNOWN, before) and has(_HIGHER, before))


def _is_law(title: str, terms: Terms) -> bool:
    """Whether a title is that of a law, plan or document rather than of a booklet, newspaper or programme."""
    tail = next(iter(spans(_PLAIN, title)), None)
    bare = title[: tail.start] if tail and tail.start else title
    if bare.endswith(terms["booklets"]):
        return False
    return bare.endswith(terms["laws"])
