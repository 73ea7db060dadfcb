"""How much of a text quotes or relays what leaders and meetings said (附件3: 不要大篇幅引用领导讲话)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docchecker.counts import words
from docchecker.language.paragraphs.linear_model import RELAYED
from docchecker.language.paragraphs.sentences import sentences
from docchecker.language.patterns import Shape, Span, has, spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.language.judgements import ParagraphJudgement
    from docchecker.language.terms import Hit, Scan, Terms

_QUOTED = Shape(r"“[^“”]*”", needs="“")


_WORDS = Shape(r"话|讲话|叮嘱|嘱托|比方|要求|论述|指示|发言|寄语")
#: After these verbs and a comma stands speech whatever it begins with.
_SAYING = ("说", "指出", "强调", "表示", "认为", "谈到", "讲到", "讲道", "谈起", "重申", "号召", "告诫", "直言")
#: A speaker at a meeting or before listeners, whose words follow after a colon.
_TO_LISTENERS = Shape(r"会|讲话|说|讲|话|问|要求|强调|挑明|归纳|点了|念|传达|发言|叮嘱|交代|布置|表态|提出|提醒|件事")
#: The same speaker goes on.
_GOES_ON = Shape(
    r"^(?:他|她|又|还|接着|最后|随后|同时|再)[^，。；：“]{0,12}(?:说|讲|问|要求|强调|指出|提出|希望|表示|号召|叮嘱|提醒|交代|补充)"
)
#: Speech goes on in the sentence after it when that one demands something too and tells nothing of its own.
_DEMANDS = Shape(
    r"^(?:[^，。；：“”]{0,24}(?:要|必须|应当|务必|切实|坚持|坚决)(?!求|点|素|闻|件|道)|任何|各(?:级|地|部门|单位|乡镇)|只有|没有[^，。]{2,16}就)"
)
_OWN_FACTS = Shape(r"[0-9０-９]|[我本该][局县市区镇乡院校村所委办]|《|为此|于是|据此|随后|针对(?!性)|截至|目前")
#: What opens speech right after the verb, and after a comma.
_OPENING = ("：", ":", "“", "，“", "……", "要", "道：", "道，“", "着：")
_SPEAKING = ("要", "必须", "各", "全", "坚持", "坚决", "切实", "务必", "成绩", "我们", "书记", "党", "把", "在")
#: How far a verb may stand from its speaker, and from the start of a sentence that goes on with the same speaker.
_FAR = 30
_NEAR = 8
#: Who is spoken to may stand between the verb and the words: 要求各级管理者……，要…….
_LISTENERS = 16
#: Up to so many characters after a quotation are its tail.
_TAIL = 4
#: Speech is told from other text at this probability.
_LIKELY = 0.5
#: The speaker of a sentence stands among its first characters.
_SUBJECT = 20
_LISTS = ("leaders", "relay_verbs", "relay_praise")


class Quotation(NamedTuple):
    """One stretch of relayed speech in paragraph ``paragraph`` (from 0); ``words`` is its 字数."""

    paragraph: int
    start: int
    end: int
    words: int
    text: str


class QuotationShare(NamedTuple):
    """Quotation in some paragraphs: the stretches, their 字数 together and that of the whole."""

    quotations: tuple[Quotation, ...]
    words: int
    total: int

    @property
    def percent(self) -> float:
        """Share of the whole in per cent."""
        return 100 * self.words / self.total if self.total else 0.0

    @property
    def longest(self) -> int:
        """字数 of the longest stretch."""
        return max((one.words for one in self.quotations), default=0)


def quotation_share(paragraphs: Iterable[tuple[str, tuple[Span, ...]]]) -> QuotationShare:
    """Return the quotations in some paragraphs, each given with its stretches of leaders' words."""
    found: list[Quotation] = []
    total = 0
    for index, (text, stretches) in enumerate(paragraphs):
        total += words(text)
        found.extend(Quotation(index, a, b, words(text[a:b]), text[a:b]) for a, b in stretches)
    return QuotationShare(tuple(found), sum(one.words for one in found), total)


def relayed(judgement: ParagraphJudgement, said: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Return the stretches of a judged paragraph that relay a leader or a meeting: ``said``, or more likely than not."""
    out: list[Span] = []
    for sentence, chance in zip(judgement.sentences, judgement.chances.get(RELAYED, ()), strict=True):
        if chance > _LIKELY or any(a <= sentence.start and sentence.end <= b + 1 for a, b in said):
            joined = out.pop().start if out and out[-1].end == sentence.start else sentence.start
            out.append(Span(joined, sentence.end))
    return tuple(out)


@lru_cache(maxsize=256)  # a paragraph is judged, and counted in its part
def relays(text: str, terms: Terms) -> tuple[Span, ...]:
    """The stretches that quote or relay leaders, in order; what follows one and praises it belongs to it."""
    if not terms.scan(text, ("leaders",)).has("leaders"):
        return ()
    out: list[Span] = []
    speaker = False
    for start, sentence in sentences(text):
        scan = terms.scan(sentence, _LISTS)
        follows = bool(out) and out[-1].end == start
        span = _relayed(scan, follows) or _after_colon(scan) or _goes_on(scan, follows or speaker)
        demands = follows and not span and has(_DEMANDS, sentence) and not has(_OWN_FACTS, sentence)
        if demands:
            span = Span(0, len(sentence))
        if span:
            out.append(Span(start + span.start, start + span.end))
        speaker = _takes_the_floor(scan)
    return tuple(out) or _told_afterwards(text, terms)


def _subject(scan: Scan) -> Hit | None:
    """The leader or meeting a sentence begins with."""
    return next(
        (
            one
            for one in scan.of("leaders")
            if one.end < _SUBJECT and _is_leader(scan.text, one, spans(_QUOTED, scan.text))
        ),
        None,
    )


def _after_colon(scan: Scan) -> Span | None:
    """A leader speaks to a meeting and the words follow after a colon: 镇长在例会上把话挑明：……."""
    subject, colon = _subject(scan), scan.text.find("：")
    if not subject or not 0 <= colon - subject.end <= _FAR or "“" in scan.text[:colon]:
        return None
    if colon == subject.end and scan.text[colon + 1 : colon + 2] == "“":
        return Span(0, len(scan.text))
    return Span(0, len(scan.text)) if has(_TO_LISTENERS, scan.text[subject.end : colon]) else None


def _goes_on(scan: Scan, speaking: bool) -> Span | None:
    """他又说：……, where the sentence before had the speaker."""
    return Span(0, len(scan.text)) if speaking and has(_GOES_ON, scan.text) else None


def _takes_the_floor(scan: Scan) -> bool:
    """Whether a sentence lets a leader begin to speak without saying yet what: 区长……在例会上发言。."""
    subject = _subject(scan)
    return subject is not None and any(
        word in scan.text[subject.end :] for word in ("发言", "讲话", "开了口", "讲了", "说了")
    )


def _relayed(scan: Scan, follows: bool) -> Span | None:
    """The part of a sentence that is relayed speech: up to the last quotation of it, or all of it."""
    said = _speech_start(scan, follows)
    quoted = spans(_QUOTED, scan.text)
    if said is None:
        goes_on = follows and (scan.has("relay_praise") or (quoted and quoted[0].start == 0))
        return Span(0, len(scan.text)) if goes_on else None
    after = [end for start, end in quoted if start >= said - 2]
    return Span(0, _end_of_speech(scan.text, after[-1]) if after else len(scan.text))


def _end_of_speech(text: str, end: int) -> int:
    """The end of the sentence when nothing but a mark follows the quotation."""
    return len(text) if len(text) - end < _TAIL else end


def _speech_start(scan: Scan, follows: bool) -> int | None:
    """Where the words of a leader begin, None when the sentence relays nobody."""
    quoted = spans(_QUOTED, scan.text)
    outside = [verb for verb in scan.of("relay_verbs") if not any(a <= verb.start < b for a, b in quoted)]
    for verb in outside:
        if not _is_speech(verb.word, scan.text[verb.end :]):
            continue
        if follows and verb.start < _NEAR:
            return verb.end
        leaders = (one for one in scan.of("leaders") if _is_leader(scan.text, one, quoted))
        if any(0 <= verb.start - leader.end <= _FAR for leader in leaders):
            return verb.end
    return None


def _is_leader(text: str, hit: Hit, quoted: list[Span]) -> bool:
    """Whether a speaker is meant: not inside a quotation, not part of the name of a thought."""
    return not any(a <= hit.start < b for a, b in quoted) and not text.startswith(("法治", "新时代"), hit.end)


def _is_speech(verb: str, rest: str) -> bool:
    """Whether what follows the verb is speech: a quotation, a colon, a comma after a verb of saying, or 要… soon after."""
    if rest.startswith(_OPENING) or (rest[:1] == "，" and (verb.endswith(_SAYING) or rest[1:].startswith(_SPEAKING))):
        return True
    return "要" in rest[:6] or any(sign in rest[:_LISTENERS] for sign in ("，要", "：", "：“"))


def _told_afterwards(text: str, terms: Terms) -> tuple[Span, ...]:
    """“……”“……”院长这几段话: quotations first, whose words they are after them."""
    quoted = spans(_QUOTED, text)
    if not quoted or quoted[0].start > 0:
        return ()
    ends = [quoted[0].end]
    for start, end in quoted[1:]:
        if start - ends[-1] > 1:
            break
        ends.append(end)
    rest = text[ends[-1] : ends[-1] + _FAR]
    if not terms.scan(rest, _LISTS).has("leaders") or not spans(_WORDS, rest):
        return ()
    stop = text.find("。", ends[-1])
    return (Span(0, stop + 1 if 0 <= stop - ends[-1] <= _FAR else ends[-1]),)
