"""The dates by which a sentence promises something, and the due date that each of them means."""

from __future__ import annotations

import re

from ingest.extract.deliverable_words import (
    AT_ONCE,
    CLAUSE,
    CLAUSE_END,
    DELIVERING,
    IN_PLACE,
    MOVES,
    STANDING,
    SUBJECT_STANDS,
    after_lead,
    verb_in,
)

DUE = re.compile(
    r"(?=[到至在于力争确预\s“十2今本明])(?P<lead>到|(?<!截)至|在|于|力争|争取|确保|预计)?\s?(?:“?十(?P<plan>[三四五六])五”?(?:规划)?(?:期?末|(?P<span>期间|时期)内?)"
    r"|(?:(?P<first>20\d\d)年?-{1,2})?(?:(?P<year>20\d\d)|(?P<this>今|本|明))年(?!轻)"
    r"(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?)?"
    r"(?P<half>上半年|下半年|第?[一二三四1-4]季度)?(?P<end>年?底|年?末|初(?!步|具|次|始|期|中|级)|中旬|下旬|上旬)?"
    r"(?P<before>年?(?:之?前|以前|内|期间))?(?!度|以来|起|至|-|的))"
)
# what was so by then, or whom that concerns: 截至2020年底, 对2020年12月31日前认定的企业
_UP_TO = re.compile(r"截至?$|截止(?:到|至)?$")  # of a year to come: 截至2030年底,建成…
_NO_DUE_BEFORE = re.compile(r"(?:^|[,;。(])(?:对于?|凡|凡是|符合)(?:[^,;。]{0,11}[^,;。的])?$")
_NO_DUE_AFTER = re.compile(
    r"(?:认定|备案|获批|建成|注册|成立|引进|签订|申报|立项|开工|投产|完成|取得|实施|印发|出台|入库|登记|发生|形成)的(?=[一-龥])"
)
# a date of the year that the document is for: 6月底前, 9月30日前, 年底前, 上半年
BARE = re.compile(
    r"(?<![\d年月每各个一二三四五六七八九十两几])(?:(?P<month>1[0-2]|[1-9])月(?:底|末|份|[上中下]旬|(?P<day>3[01]|[12]\d|[1-9])日)?|(?P<year>年)(?:底|末|内)?"
    r"|(?P<half>上半年|下半年|第?[一二三四1-4]季度)(?:底|末|内)?)(?P<before>之?前|以前)?"
)
_QUARTER = {"一": "03", "二": "06", "三": "09", "四": "12", "1": "03", "2": "06", "3": "09", "4": "12"}
_FIVE_YEAR_END = {"三": "2020", "四": "2025", "五": "2030", "六": "2035"}
_SHARED = re.compile(r"分别")
_BEFORE = 60  # characters before a date that may say it is none by which anything is due


def is_due(sentence: str, match: re.Match[str], present: int | None) -> bool:
    """Whether a date is one by which something is promised, and no year of the past or of a name."""
    before = sentence[max(0, match.start() - _BEFORE) : match.start()]
    if _in_name(sentence, match.start()) or _NO_DUE_BEFORE.search(before):
        return False
    if _UP_TO.search(before) and (present is None or not match["year"] or int(match["year"]) <= present):
        return False
    if _NO_DUE_AFTER.match(sentence, match.end()) or (match["this"] and present is None):
        return False
    span = match["span"] and not match["lead"]
    if not span and any(match[part] for part in ("plan", "lead", "end", "before", "half")):
        return True
    if not span and not match["this"] and (present is None or int(match["year"]) < present):
        return False
    if match["first"]:
        return True
    clause = _clause(sentence, match.end())
    stands = STANDING.match(clause) or SUBJECT_STANDS.fullmatch(clause)
    return bool(
        DELIVERING.match(clause)
        or AT_ONCE.match(clause)
        or stands
        or MOVES.match(clause)
        or (IN_PLACE.match(clause) and verb_in(clause, 0, len(clause), True))
    )


def is_bare(sentence: str, match: re.Match[str]) -> bool:
    """Whether a date without its year is one by which something is promised: 6月底前, 年内, 三季度建成."""
    if match["before"] or match[0] in ("年内", "上半年", "下半年"):
        return not _NO_DUE_AFTER.match(sentence, match.end())
    if match["year"] and match[0] not in ("年底", "年末"):
        return False
    clause = _clause(sentence, match.end())
    delivers = DELIVERING.match(clause) or AT_ONCE.match(clause) or STANDING.match(clause)
    return bool(delivers or SUBJECT_STANDS.fullmatch(clause)) and not re.match(r"[^,;。]{2,6}的", clause)


def _clause(sentence: str, start: int) -> str:
    """The clause behind a date, without 力争 and the like."""
    begins = after_lead(sentence, start, len(sentence))
    ending = CLAUSE_END.search(sentence, begins, begins + CLAUSE)
    return sentence[begins : ending.start() if ending else len(sentence)]


def spoken(stated: list[re.Match[str]], date: re.Match[str], year: int | None) -> int | None:
    """The year that a date without one stands in: the last that the sentence has named before it."""
    named = [int(m["year"]) for m in stated if m["year"] and m.start() < date.start()] if date.re is BARE else []
    return named[-1] if named else year


def dues(match: re.Match[str], words: str, this: int | None) -> list[str]:
    """The due date; of a span of years the last one, or each where 分别 shares them out; `this`: the year spoken in."""
    if match.re is BARE or match["this"]:
        later = match.re is not BARE and match["this"] == "明"
        return [_in_year(str((this or 0) + later), match)]
    if match["first"] and _SHARED.search(words) and 0 < int(match["year"]) - int(match["first"]) < 6:
        return [str(year) for year in range(int(match["first"]), int(match["year"]) + 1)]
    if match["plan"]:
        return [_FIVE_YEAR_END[match["plan"]]]
    return [_in_year(match["year"], match)]


def _in_year(year: str, match: re.Match[str]) -> str:
    """A day, month, half or quarter of a year, else the year."""
    if match["month"]:
        month = f"{year}-{int(match['month']):02d}"
        return f"{month}-{int(match['day']):02d}" if match["day"] else month
    half = match["half"] or ""
    if half == "上半年":
        return f"{year}-06"
    if half == "下半年":
        return f"{year}-12"
    if half:
        return f"{year}-{_QUARTER[half.strip('第季度')]}"
    return year


def _in_name(sentence: str, position: int) -> bool:
    """Inside the name of a document (《…三年行动方案(2021-2023年)》) or a bracket."""
    before = sentence[max(0, position - 200) : position]
    return before.count("《") > before.count("》") or before.count("(") > before.count(")")
