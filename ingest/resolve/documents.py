"""Whether two names mean one document: by title, place, period, and what the text around binds to a title."""

from __future__ import annotations

import re

from ingest.resolve.context import Context
from ingest.resolve.expand import expand
from ingest.resolve.own import relative_place
from ingest.resolve.plans import period_of, plan_title
from ingest.resolve.verdict import Judgement
from ontology.types.place import NATION

_QUOTES = str.maketrans("", "", '“”"《》〈〉')
_SHORT_NAME = re.compile(
    r"(?P<full>《[^《》]{2,200}》|[^(（]+)[(（](?:[^()（）]{2,20}号[,，;；、])?"
    r"(?:以下|下同|后)?(?:统一|统)?(?:简称|下称|称)(?:为)?[:：]?[《“]?(?P<short>[^)》”）]+)[》”]?[)）]"
)
_NUMBERED = re.compile(r"(?P<full>[^(（]+)[(（](?P<number>[^()（）]{2,12}[〔\[][12]\d{3}[〕\]]\d{1,4}号)[)）]")
_NUMBER_BRACKETS = str.maketrans("[]", "〔〕")
_PLAIN = _QUOTES | _NUMBER_BRACKETS


def _quoted(text: str) -> str:
    """A title in its marks at the end of a text, without what leads up to it."""
    if not text.endswith("》"):
        return text
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += {"》": 1, "《": -1}.get(text[at], 0)
        if depth == 0:
            return text[at:]
    return text


_YEARS = r"[(（]?20\d\d年?[-—–~至]+20\d\d年?[)）]?》"


def _with_years(mention: str, text: str) -> str:
    """A title with the years that the text around gives it."""
    title = mention.strip("《》")
    found = re.search(f"《{re.escape(title)}{_YEARS}", text) if len(title) >= 6 else None
    return found[0] if found else mention


def judge_documents(mention: str, candidate: str, context: Context, text: str) -> Judgement:
    """Whether a mention in its text (up to 2,000 characters of it) means the document of a title."""
    for found in _SHORT_NAME.finditer(text[:2000]):
        if found["short"].strip("《》“”") == mention.translate(_QUOTES):
            mention = _quoted(found["full"])
    for found in _NUMBERED.finditer(text[:2000]):
        if found["number"].translate(_NUMBER_BRACKETS) == mention.translate(_NUMBER_BRACKETS):
            mention = _quoted(found["full"])
    mention = _with_years(mention, text[:2000])
    if mention.translate(_PLAIN) == candidate.translate(_PLAIN):
        return Judgement(True, features=("same title",))
    carries, carried = (plan_title(name).translate(_QUOTES) != name.translate(_QUOTES) for name in (candidate, mention))
    if carries and not carried:
        return Judgement(False, features=("the notice that carries it",))
    a, b = (_title(t, context) for t in (mention, candidate))
    if _trial(candidate, mention):
        return Judgement(False, features=("one is on trial, the other is not",))
    if a[0] == b[0] and _one_period(a[1], b[1], context) and _one_place(a[2], b[2], context):
        return Judgement(True, features=("same title",))
    if a[0] == b[0] and not _one_place(a[2], b[2], context):
        return Judgement(False, features=(f"another place: {a[2]} / {b[2]}",))
    return Judgement(False)


_ON_TRIAL = re.compile(r"[(（](?:试行|暂行)[)）]|(?:试行|暂行)(?:办法|规定)?[》”]*$")


def _trial(a: str, b: str) -> bool:
    """Whether only one of two titles is of rules on trial, which later rules of the same title replace."""
    return bool(_ON_TRIAL.search(a)) != bool(_ON_TRIAL.search(b))


def _one_period(a: tuple[int, int] | None, b: tuple[int, int] | None, context: Context) -> bool:
    """Whether two titles are of one period: what states none is of the document's own time."""
    if a == b or a is not None or b is None:
        return a == b
    return not context.date or b[0] - 1 <= int(context.date[:4]) <= b[1]


def _one_place(a: str | None, b: str | None, context: Context) -> bool:
    """Whether two titles are of one place: what states none is the document's own, or the nation's."""
    if a and b:
        return a == b
    return (a or b) in (None, context.code) or ((a or b) == NATION and context.place is None)


# “十四五”规划纲要 is how everybody calls it
_OUTLINE = re.compile("国民经济和社会发展第(?P<number>十[一二三四五]?)个五年规划(?:和[^纲]{0,20}目标)?纲要")


_LAW = re.compile("^中华人民共和国(?=.{2,40}法(?:实施(?:条例|细则))?$)")
_OF_THE_NATION = re.compile("^(?:中华人民共和国|国家)(?=十[一二三四]?五规划纲要)")
_STATE_ZONE = re.compile("国家(?=自主创新示范区)")
_RELATIVE = re.compile("[我本全]?(自治区|省|市|州|区|县)(?=十)")
_FIVE_YEARS = re.compile("(?<![二三四五六七八九十])十[一二三四五]?五(?!年|条|个|项|届|次|章)")


def _title(name: str, context: Context) -> tuple[str, tuple[int, int] | None, str | None]:
    """(title without place, period and quotes, period, place that it states)."""
    name = _OUTLINE.sub(r"\g<number>五规划纲要", name.translate(_QUOTES).strip("。,;"))
    name = _STATE_ZONE.sub("", expand(_LAW.sub("", name)).replace("科学技术", "科技"))
    period = period_of(name)
    nation = NATION if _OF_THE_NATION.match(name) else None
    name = _OF_THE_NATION.sub("", name)
    relative, place = _RELATIVE.match(name), None
    if relative:
        place, name = relative_place(relative[1], context), name[relative.end() :]
    name = _FIVE_YEARS.sub("", name, count=1)  # “十四五”科技创新规划, 科技创新“十四五”规划
    name = re.sub(r"\(?20\d\d年?[-—–~至]+20\d\d年?\)?|\((?:试行|暂行)\)$", "", name)
    found = None if relative else context.places.at_start(name, context.code)
    if found:
        place, name = found[0], name[found[1] :]
    return name, period, place.code if place else nation
