"""Deliverables: one dated promise inside a measure each (2027年底前建成养老服务管理平台).

Past 400 lines: which date promises something is told by what its clause says, and the words of both are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.extract.deadline import done_by
from ingest.extract.figures.figure_year import spans_of, within_until, within_years
from ingest.extract.figures.indicator import (
    clean,
    object_noun,
    right_noun,
    subject_noun,
    topic_of,
    trim_tail,
)
from ingest.extract.figures.numbers import fold, scan
from ingest.extract.figures.sites import sentences
from ingest.extract.figures.words import COUNT_UNITS, DELIVERING_VERBS, OUTRIGHT_VERBS, alternation
from ingest.extract.figures.year_of_text import year_spoken_of
from ingest.records import Deliverable, Item, Passage, Span, Tree
from ingest.structure.columns import charges_units, sets_deadline, tells_of_progress

_VERBS = alternation(DELIVERING_VERBS)
_DELIVERING = re.compile(
    rf"(?!(?:实施|建设)(?:方案|细则|意见|办法|主体|单位|路径|情况|用地|内容|任务|标准|资金|规划))(?:{_VERBS})(?:(?:和|并|、)(?:{_VERBS}))?"
)
_OUTRIGHT = re.compile(rf"(?:{alternation(OUTRIGHT_VERBS)})(?!能力|水平|力度)")
_DUE = re.compile(
    r"(?P<lead>到|(?<!截)至|在|于|力争|争取|确保|预计)?\s?(?:“?十(?P<plan>[三四五六])五”?(?:规划)?期?末"
    r"|(?:(?P<first>20\d\d)年?-{1,2})?(?:(?P<year>20\d\d)|(?P<this>今|本|明))年(?!轻)"
    r"(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?)?"
    r"(?P<half>上半年|下半年|第?[一二三四1-4]季度)?(?P<end>年?底|年?末|初(?!步|具|次|始|期|中|级)|中旬|下旬|上旬)?"
    r"(?P<before>年?(?:之?前|以前|内|期间))?(?!度|以来|起|至|-|的))"
)
# what was so by then, or whom that concerns: 截至2020年底, 对2020年12月31日前认定的企业
_NO_DUE_BEFORE = re.compile(r"截至?$|截止(?:到|至)?$|(?:^|[,;。(])(?:对于?|凡|凡是|符合)[^,;。]{0,12}$")
_NO_DUE_AFTER = re.compile(
    r"(?:认定|备案|获批|建成|注册|成立|引进|签订|申报|立项|开工|投产|完成|取得|实施|印发|出台|入库|登记|发生|形成)的(?=[一-龥])"
)
# a date of the year that the document is for: 6月底前, 年底前, 上半年
_BARE = re.compile(
    r"(?<![\d年月每各个一二三四五六七八九十两几])(?:(?P<month>1[0-2]|[1-9])月(?:底|末|份)?|(?P<year>年)(?:底|末|内)?"
    r"|(?P<half>上半年|下半年|第?[一二三四1-4]季度)(?:底|末|内)?)(?P<before>之?前|以前)?"
)
_CLAUSE_END = re.compile(r"[,;。:!?]|$")
_MARK = re.compile(r"[,;。:!?]")
_NUMBERED = re.compile(r"\d[\d.]*\s?[万亿]*(?:家|个|名|人|项|件|元|%|亩|吨)")
_NO_THING = frozenset({"实现", "完成"})  # 实现产值100亿元 is a figure alone
_COUNTS = frozenset(COUNT_UNITS.split())
_QUARTER = {"一": "03", "二": "06", "三": "09", "四": "12", "1": "03", "2": "06", "3": "09", "4": "12"}
_LEAD = re.compile(
    r"[\s,、]+|力争|争取|确保|全面|基本|率先|全省|全市|要|并|将(?!(?:[^,;。]{2,40}?)(?:报|提交))|再|另|分别|各|高标准|高水平|高质量|正式|初步|累计"
    rf"|(?:新|布局|规划)(?={_VERBS})"
)
_IN_PLACE = re.compile(r"在[^的,]{1,20}(?:建|设|布局|打造|成立|组建|开展|启动|实施|落地)")
_ANSWERS = re.compile(
    r"(?:局|委|厅|办|部门|政府|管委会|委员会|办公室|责任单位)(?:配合|负责|牵头|参与|落实)?$"
)  # answers for it, opens not
_OTHER_VERB = re.compile("选拔|选派|选聘|评选|遴选|资助|奖励|推荐|组织|安排|支持|服务|培训|轮训")
_COUNT_ALONE = re.compile(r"\s*[\d.]+[十百千万]?(?:家|个|名|人|项|件)(?:以上|左右)?$")
_SIZE = re.compile(
    r"^(?:\d+(?:家|个|名|人|项|件)|总?面积|总?规模|总额|产值|分别)"
)  # says how large a thing is, not what it is
_STANDS = (
    r"(?:建成(?:并|后)?|竣工(?:并|后)?)?(?:正式|全面|全部)?(?:投入(?:试?使用|试?运行|试?运营|生产)|投用|投运|投产(?:达效)?|竣工(?:验收)?|完工|"
    r"(?:动工|开工)(?:建设)?|上线(?:运行|试运行|运营)?|开通|落成|建成(?:运[营行]|使用|开[放园业]|启用)?|启用|启动(?:建设|运[营行])|"
    r"交付(?:使用)?|正式运[行营]|试运[行营]|挂牌(?:运行|运营|成立)?|揭牌(?:运行|运营|成立)?|通过验收|完成验收|验收|初具规模|达产(?:达效)?|"
    r"对外开放|开(?:放|园|业|馆)|获批(?:立项|建设|筹建)?|立项|并网(?:发电)?|通车|全面铺开)"
    r"(?:(?:并|且|、)[一-龥]{0,6}(?:运[行营]|使用|开放|投用|投产|揭牌))?"
)
# what stands by then, said behind its name: 中试基地投入使用
_SUBJECT_STANDS = re.compile(
    rf"(?P<what>[^,;。、]{{3,40}}?(?:、[^,;。、]{{3,30}}?){{0,3}})(?:已|均|将|全部|基本|全面)*(?P<verb>{_STANDS})"
)
_STANDING = re.compile(rf"(?:全面|全部|基本|正式|力争|确保|并)*(?P<verb>{_STANDS})")
# a paper is no thing that opens or is built
_PAPER = re.compile(r"(?:编制|报告|方案|审批|备案|规划|论证|选址|设计|招标|主体(?:工程|结构)|封顶|前期工作)$")
_DOCUMENT = re.compile(
    r"(?:方案|办法|意见|规划|计划|细则|措施|条例|规定|清单|目录|指南|标准|导则|名单|政策|规范|白皮书|指引|》)$"
)
# what becomes of a paper by then: 制定管理办法,2024年6月底前印发实施
_PAPER_MADE = re.compile(
    r"(?:正式|全面)?(?P<verb>(?:印发|出台|发布)(?:实施|施行|执行)?|公布|完成(?:编制|制定|修订)?|报批|获批)"
)
# how much it costs or measures, said before what it is: 首期规模10亿元的科创母基金
_SIZED = re.compile(
    r"^(?:首期|总|一期|年)?(?:规模|投资|面积|产值|收入|营收|销售收入|营业收入)?(?:不低于|不少于|超过?|约|达到?|为)*\s?\d[\d.]*\s?[万亿]*(?:元|平方米|亩)(?:以上|左右)?(?:规模)?的(?=[^,;。]{3})"
)
# what is done in two characters: 完成普查, 出台细则
_DONE = re.compile(
    r"普查|摸排|排查|整改|验收|选址|测试|试点|方案|细则|办法|清单|目录|规划|标准|指南|意见|评估|审计|征迁|勘察|设计|招标|立项|备案"
)
_PART = re.compile(r"^\d[\d.]*%(?:以上|左右)?的?(?=[^,;。\d]{4})")  # 完成80%以上任务: how much of it
_NO_OBJECT = re.compile(
    r"^(?:(?:工程|行动|计划|专项)的|的(?:要求|目标|总体|时间|计划|安排|部署|思路)|报送|上报|报至|提交)"
)  # 人才集聚|工程的实施; 完成报送
# what is done with it once it stands
_USED = re.compile(
    r"(?:并|且|和)?(?:投入(?:使用|运行|运营|生产)|投用|投产|开放共享|(?:正式|挂牌)运行|对外开放|推广应用"
    r"|(?:印发|发布|公布|组织|推动)实施|印发|公布|并(?:动态|及时|定期|持续)[一-龥]{2,4})$"
)
_PHASE = re.compile(r"第?[一二三四五]期(?:工程|项目)?")
_PHASE_END = re.compile(rf"(?:{_PHASE.pattern})$")
_FIVE_YEAR_END = {"三": "2020", "四": "2025", "五": "2030", "六": "2035"}
_SHARED = re.compile(r"分别")
_AND = re.compile(r"[\s、和及与]*")  # between the dates of a list: 2024年、2025年和2026年分别建成
# 于8月底前将实施方案报市科技局备案
_HANDED_IN = re.compile(r"将(?P<what>[^,;。将]{2,40}?)(?P<verb>报送|上报|报|提交)(?!告)[^,;。]{0,30}")
_ASSESSING = re.compile(r"(?:达到?|超过|突破|不低于|提高到|增长|占比|比重)")
_CLAUSE = 120  # characters behind a date in which its clause says what is done
_BEFORE = 60  # characters before a date that may say it is none by which anything is due
_STRETCH = 1200  # characters that one date may govern: no sentence is longer


def deliverables(tree: Tree) -> list[Deliverable]:
    """The dated promises of a document's measures, in order; figures are the matter of `quantity.py`."""
    found = []
    owner = {ordinal: item for item in tree.items for ordinal in item.passages}
    present = tree.head.period_start or tree.head.dated or year_spoken_of(tree)
    single = tree.head.period_start == tree.head.period_end
    annual = tree.head.period_end if single else None
    spans = {n: end for p in tree.passages for n, end in spans_of(p.text).items()}
    for passage in tree.passages:
        item = owner.get(passage.ordinal)
        if item is None or item.kind in ("goal", "report") or not _dated(passage.text, annual):
            continue
        blocked = _clauses(item, passage.ordinal)
        text = fold(passage.text)
        within = [(a, text[a:b]) for low, high in blocked for a, b in done_by(text, Span(passage.ordinal, low, high))]
        said = [(low + a, words) for low, high in _tasks(passage) for a, words in _stretches(text[low:high], annual)]
        for offset, sentence in (*said, *within):
            for start, end, verb, thing, due, due_text in promises(sentence, present, annual, spans):
                at = offset + start
                if (offset, sentence) not in within and any(low <= at < high for low, high in blocked):
                    continue
                found.append(
                    Deliverable(
                        evidence=(Span(passage.ordinal, at, offset + end),),
                        method="deliverable.dated",
                        confidence=0.9,
                        item=item.index,
                        verb=verb,
                        object_text=thing,
                        due=due,
                        due_text=due_text,
                    )
                )
    return found


def _tasks(passage: Passage) -> list[tuple[int, int]]:
    """The stretches of a passage that say what is to be done: of a row, not its units, its date, and what was done."""
    if passage.kind != "row" or not passage.columns:
        return [(0, len(passage.text))]
    own = [cell for cell in passage.row() if cell.span.passage == passage.ordinal]
    return [
        (cell.span.start, cell.span.end)
        for cell in own
        if not (charges_units(cell.header) or sets_deadline(cell.header) or tells_of_progress(cell.header))
    ]


def _stretches(text: str, annual: int | None) -> Iterator[tuple[int, str]]:
    """Sentences that hold a date, those that a semicolon parts as one: 到2025年,集聚…;形成…."""
    begun, whole = 0, ""
    for offset, sentence in sentences(text):
        if not whole:
            begun = offset
        whole = text[begun : offset + len(sentence)]
        if sentence.endswith(";") and len(whole) < _STRETCH:
            continue
        if _dated(whole, annual):
            yield begun, whole
        whole = ""
    if _dated(whole, annual):
        yield begun, whole


def _dated(text: str, annual: int | None) -> bool:
    """Whether a text may hold a date: with its year, or of the one year that the document is for."""
    if "20" in text or "五" in text or "今年" in text or "年内" in text:
        return True
    return annual is not None and any(mark in text for mark in ("前", "年", "月", "季度"))


def promises(
    sentence: str, present: int | None = None, annual: int | None = None, spans: Mapping[int, int] | None = None
) -> Iterator[tuple[int, int, str, str, str, str]]:
    """(start, end, verb, object, due, words of the date) of each dated promise of a sentence.

    `present` is the year in which the document speaks: a bare year (2027年建成…) promises from then on. `annual` is the
    one year that it is for: 6月底前 is then a date too. `spans`: when the years end that it gives (2026年起5年内).
    """
    last = ""  # what the date before promised: 2026年落户企业1家,2027年落户2家
    subject = ""  # what the sentence speaks of: 加快平台建设,2026年投入使用
    stated = list(_DUE.finditer(sentence))
    dates = [m for m in stated if _is_due(sentence, m, present)]
    ends = {m.start(): end for m in within_years(sentence) if (end := within_until(m, spans or {}))}
    if ends:
        dates = [m for m in dates if not any(m.start() == start for start in ends)]
        dates = sorted([*dates, *(m for m in within_years(sentence) if m.start() in ends)], key=lambda m: m.start())
    if annual is not None or dates:
        # of the one year, else of a year that the sentence has named: 2025年6月底前印发方案,年底前建成…
        since = 0 if annual is not None else dates[0].end()
        bare = (m for m in _BARE.finditer(sentence, since) if _is_bare(sentence, m))
        dates += [m for m in bare if not any(s.start() < m.end() and m.start() < s.end() for s in stated)]
        dates.sort(key=lambda m: m.start())
    waiting: list[re.Match[str]] = []  # the dates of a list before its last
    for at, match in enumerate(dates):
        limit = dates[at + 1].start() if at + 1 < len(dates) else len(sentence)
        if _AND.fullmatch(sentence, match.end(), limit):
            waiting.append(match)
            continue
        reach = max(0, match.start() - 40, dates[at - 1].end() if at else 0)
        clauses = _MARK.split(sentence[reach : match.start()])
        before = subject_noun(clauses[-1]).text
        if at == 0 and not before and len(clauses) > 1:
            subject = topic_of(clauses[-2])
        if _ANSWERS.search(subject):
            subject = ""
        if _DELIVERING.match(before) or _ANSWERS.search(before):
            before = ""  # 完成主体施工、年底投入使用: what is done first is not what is used
        if _PHASE.fullmatch(before) and len(subject) >= 4:
            before = _PHASE_END.sub("", subject) + before  # 云渚超算中心一期6月竣工,二期年底开工
        subject = before if len(before) >= 4 and not re.search(rf"{_STANDS}、?$", clauses[-1]) else subject
        for verb, thing, begins, end in _things(sentence, match.end(), limit, (subject or last, last)):
            last = thing
            for date in (*waiting, match):
                ended = [str(ends[date.start()])] if date.start() in ends else []
                for due in ended or _dues(date, sentence[begins : end + 12], _spoken(stated, date, annual or present)):
                    yield date.start(), end, verb, thing, due, date[0].strip()
        waiting = []


def _is_due(sentence: str, match: re.Match[str], present: int | None) -> bool:
    """Whether a date is one by which something is promised, and no year of the past or of a name."""
    if _in_name(sentence, match.start()) or _NO_DUE_BEFORE.search(
        sentence, max(0, match.start() - _BEFORE), match.start()
    ):
        return False
    if _NO_DUE_AFTER.match(sentence, match.end()) or (match["this"] and present is None):
        return False
    if match["plan"] or match["lead"] or match["end"] or match["before"] or match["half"]:
        return True
    if match["this"] or present is None or int(match["year"]) < present:
        return False
    if match["first"]:
        return True
    begins = _after_lead(sentence, match.end(), len(sentence))
    ending = _CLAUSE_END.search(sentence, begins, begins + _CLAUSE)
    clause = sentence[begins : ending.start() if ending else len(sentence)]
    stands = _STANDING.match(clause) or _SUBJECT_STANDS.fullmatch(clause)
    return bool(
        _DELIVERING.match(clause) or stands or (_IN_PLACE.match(clause) and _verb_in(clause, 0, len(clause), True))
    )


def _is_bare(sentence: str, match: re.Match[str]) -> bool:
    """Whether a date without its year is one by which something is promised: 6月底前, 年内, 三季度建成."""
    if match["before"] or match[0] in ("年内", "上半年", "下半年"):
        return not _NO_DUE_AFTER.match(sentence, match.end())
    if match["year"] and match[0] not in ("年底", "年末"):
        return False
    begins = _after_lead(sentence, match.end(), len(sentence))
    ending = _CLAUSE_END.search(sentence, begins, begins + _CLAUSE)
    clause = sentence[begins : ending.start() if ending else len(sentence)]
    return bool(_DELIVERING.match(clause) or _STANDING.match(clause)) and not re.match(r"[^,;。]{2,6}的", clause)


def _spoken(stated: list[re.Match[str]], date: re.Match[str], year: int | None) -> int | None:
    """The year that a date without one stands in: the last that the sentence has named before it."""
    named = [int(m["year"]) for m in stated if m["year"] and m.start() < date.start()] if date.re is _BARE else []
    return named[-1] if named else year


def _dues(match: re.Match[str], words: str, this: int | None) -> list[str]:
    """The due date; of a span of years the last one, or each where 分别 shares them out; `this`: the year spoken in."""
    if match.re is _BARE or match["this"]:
        later = match.re is not _BARE and match["this"] == "明"
        return [_in_year(str((this or 0) + later), match)]
    if match["first"] and _SHARED.search(words) and 0 < int(match["year"]) - int(match["first"]) < 6:
        return [str(year) for year in range(int(match["first"]), int(match["year"]) + 1)]
    return [_due(match)]


def _things(sentence: str, position: int, limit: int, known: tuple[str, str]) -> Iterator[tuple[str, str, int, int]]:
    """(verb, object, start, end) of what the clauses after a date promise, up to `limit`.

    `known`: what the sentence speaks of, and what was promised before, for a verb without an object
    (一期工程2027年建成).
    """
    previous = ""
    subject, last = known
    for first, (start, end) in _clauses_after(sentence, position, limit):
        begins = _after_lead(sentence, start, end)
        if first and (handed := _HANDED_IN.fullmatch(sentence, begins, end)):
            yield handed["verb"], handed["what"], begins, end
            continue
        made = _PAPER_MADE.fullmatch(sentence, begins, end) if first and _DOCUMENT.search(subject) else None
        if made:
            yield made["verb"], subject, begins, end
            continue
        if stands := _stands(sentence, begins, end, first, subject):
            yield stands
            continue
        verb = _verb_in(sentence, begins, end, first)
        if verb is not None and sentence.startswith("”", verb.end()):
            continue  # 按照“2024年开工、2026年建成”目标
        if verb is None:
            carried = previous and not _OTHER_VERB.match(sentence, begins)
            if carried and not _ASSESSING.search(sentence, start, end):
                # 培育龙头企业10家,上市公司5家: the verb of the clause before
                for thing, stop in _counted(sentence, begins, end):
                    yield previous, thing, begins, stop
            continue
        counted = list(_counted(sentence, verb.end(), end)) if verb[0] != "实现" else []
        if last and first and not counted and _COUNT_ALONE.match(sentence, verb.end(), end):
            counted = [(last, end)]
        for thing, stop in counted:
            yield verb[0], thing, begins, stop
        previous = verb[0] if counted else ""
        thing = _USED.sub("", sentence[verb.end() : min(end, verb.end() + 80)].strip("了 "))
        stop = verb.end() + len(thing)
        thing = _PART.sub("", _SIZED.sub("", thing))
        if first and len(thing) < 2 and len(subject) >= 4 and _OUTRIGHT.match(verb[0]) and not _PAPER.search(subject):
            yield verb[0], subject, begins, verb.end()
        outright = first or _OUTRIGHT.match(verb[0])
        short = len(thing) < (2 if _DONE.fullmatch(thing) else 3)
        if outright and not counted and not short and not _NUMBERED.search(thing) and not _NO_OBJECT.match(thing):
            whose = sentence[begins : verb.start()] if verb[0] in _NO_THING and verb.start() - begins > 6 else ""
            yield verb[0], clean(whose + thing) or thing, begins, stop


def _after_lead(sentence: str, start: int, end: int) -> int:
    """Where a clause begins behind 力争, 全面 and the like, as far as they are no part of its verb (新增, 基本建成)."""
    while not (_DELIVERING.match(sentence, start, end) or _STANDING.match(sentence, start, end)):
        if not (lead := _LEAD.match(sentence, start, end)):
            break
        start = lead.end()
    return start


def _stands(sentence: str, start: int, end: int, first: bool, subject: str) -> tuple[str, str, int, int] | None:
    """(verb, object, start, end) of a clause that ends with its verb: 中试基地投入使用, or 投入使用 alone."""
    while end > start and sentence[end - 1] in " 、":
        end -= 1
    alone = _STANDING.fullmatch(sentence, start, end)
    if alone:
        fits = first and len(subject) >= 4 and not _PAPER.search(subject)
        return (alone["verb"], subject, start, end) if fits else None
    said = _SUBJECT_STANDS.fullmatch(sentence, start, end)
    if said is None or _NUMBERED.search(said["what"]) or _DELIVERING.match(said["what"]):
        return None
    what = subject_noun(said["what"]).text
    return (said["verb"], what, start, end) if len(what) >= 4 else None


def _clauses_after(sentence: str, position: int, end: int) -> Iterator[tuple[bool, tuple[int, int]]]:
    """The clauses that a date governs, each with whether it is the first: 到2025年,新增…, 建成…."""
    first = True
    for mark in _CLAUSE_END.finditer(sentence, position, end):
        if sentence[position : mark.start()].strip():
            yield first, (position, mark.start())
            first = False
        position = mark.end()


def _counted(sentence: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The things that a clause counts, without their numbers: 龙头企业6家、上市企业20家; 10家创新平台."""
    position = start
    quantities = scan(sentence[start:end])
    for quantity, after in zip(quantities, [*quantities[1:], None], strict=False):
        at, until = start + quantity.start, start + quantity.end
        if quantity.unit.partition("(")[0] not in _COUNTS:
            position = until
            continue
        left = object_noun(trim_tail(sentence[position:at].strip("、和及与并,了 ")).core).text
        if len(left) >= 2:
            thing, stop, position = left, until, until
        else:
            # 30名管理人才和50名专业人才: each number's noun ends where the next number begins
            stop = position = start + after.start if after else end
            thing = right_noun(sentence[until:stop].rstrip("、和及与并"))[0]
        if len(thing) >= 2 and not _SIZE.search(thing):
            yield thing, stop


def _verb_in(sentence: str, start: int, end: int, first: bool) -> re.Match[str] | None:
    """The delivering verb of a clause: at its beginning, or after a subject or place."""
    reach = 40 if sentence.startswith("在", start) else 30 if first else 12
    for match in _DELIVERING.finditer(sentence, start, min(end, start + reach)):
        subject = sentence[start : match.start()]
        if "的" in subject or _ASSESSING.search(subject):
            return None
        if len(subject) <= 12 or subject.startswith("在") or _OUTRIGHT.match(match[0]):
            return match
    return None


def _due(match: re.Match[str]) -> str:
    if match["plan"]:
        return _FIVE_YEAR_END[match["plan"]]
    year = match["year"]
    if match["month"]:
        month = f"{int(match['month']):02d}"
        return f"{year}-{month}-{int(match['day']):02d}" if match["day"] else f"{year}-{month}"
    return _in_year(year, match)


def _in_year(year: str, match: re.Match[str]) -> str:
    """A month, half or quarter of a year, else the year."""
    if match["month"]:
        return f"{year}-{int(match['month']):02d}"
    half = match["half"] or ""
    if half == "上半年":
        return f"{year}-06"
    if half == "下半年":
        return f"{year}-12"
    if half:
        return f"{year}-{_QUARTER[half.strip('第季度')]}"
    return year


def _clauses(item: Item, ordinal: int) -> list[tuple[int, int]]:
    """The stretches of a passage that name units and deadlines: they promise nothing themselves."""
    return [(c.span.start, c.span.end) for c in item.clauses if c.span.passage == ordinal]


def _in_name(sentence: str, position: int) -> bool:
    """Inside the name of a document (《…三年行动方案(2021-2023年)》) or a bracket."""
    before = sentence[max(0, position - 200) : position]
    return before.count("《") > before.count("》") or before.count("(") > before.count(")")
