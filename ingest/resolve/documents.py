"""Whether two names mean one document: by title, place, period, and what the text around binds to a title."""

from __future__ import annotations

import re

from ingest.resolve.context import Context
from ingest.resolve.plans import period_of, plan_title
from ingest.resolve.verdict import Judgement

_QUOTES = str.maketrans("", "", '“”"《》〈〉')
_SHORT_NAME = re.compile(r"(?P<full>[^(（]+)[(（](?:以下|下同|后)?简称[:：]?[《“]?(?P<short>[^)》”）]+)[》”]?[)）]")
_NUMBERED = re.compile(r"(?P<full>[^(（]+)[(（](?P<number>[^()（）]{2,12}[〔\[][12]\d{3}[〕\]]\d{1,4}号)[)）]")
_NUMBER_BRACKETS = str.maketrans("[]", "〔〕")


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


def judge_documents(mention: str, candidate: str, context: Context, text: str) -> Judgement:
    """Whether a mention in its text (up to 2,000 characters of it) means the document of a title."""
    for found in _SHORT_NAME.finditer(text[:2000]):
        if found["short"].strip("《》“”") == mention.translate(_QUOTES):
            mention = _quoted(found["full"])
    for found in _NUMBERED.finditer(text[:2000]):
        if found["number"].translate(_NUMBER_BRACKETS) == mention.translate(_NUMBER_BRACKETS):
            mention = _quoted(found["full"])
    carried = plan_title(candidate) != candidate.translate(_QUOTES) and plan_title(mention) == mention.translate(
        _QUOTES
    )
    if carried:
        return Judgement(False, features=("the notice that carries it",))
    a, b = (_title(t, context) for t in (mention, candidate))
    if a[0] == b[0] and (a[1] is None or a[1] == b[1]) and (a[2] is None or a[2] == b[2]):
        return Judgement(True, features=("same title",))
    return Judgement(False)


# “十四五”规划纲要 is how everybody calls it
_OUTLINE = re.compile("国民经济和社会发展第(?P<number>十[一二三四五]?)个五年规划(?:和[^纲]{0,20}目标)?纲要")


def _title(name: str, context: Context) -> tuple[str, tuple[int, int] | None, str | None]:
    """(title without place, period and quotes, period, place)."""
    name = _OUTLINE.sub(r"\g<number>五规划纲要", name.translate(_QUOTES).strip("。,;"))
    period = period_of(name)
    name = re.sub(r"\(?20\d\d年?[-—–~至]+20\d\d年?\)?|\((?:试行|暂行)\)$", "", name)
    name = re.sub("^[我本全]?(?:自治区|省|市)(?=[“十])", "", name)
    found = context.places.at_start(name, context.code)
    place = found[0] if found else None
    rest = name[found[1] :] if found else name
    return rest, period, place.code if place and place != context.place else None
