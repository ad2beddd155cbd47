"""Names known nationwide, found by the lexicon, and public bodies named by level and function."""

from __future__ import annotations

import re

from ingest.extract.names.headed import trailing
from ingest.extract.names.lexicon import Head, Kind, known
from ingest.extract.names.marks import BRACKETS
from ingest.extract.names.parts import Parts, proper, walk
from ingest.extract.names.research import ends_a_zone
from ingest.extract.names.sentence import Found, Sentence, Word

SEATED = frozenset(["University", "Institute"])  # 香港中文大学(深圳)
LONGER = frozenset(["Corridor", "Fund", "Park", "InnovationCenter", "Program", "ScienceFacility", "Laboratory"])

SHORT = 3
LONGEST_SHORT = 4  # a programme known by a short name
OUTSIDE = frozenset(
    "如像由等在到是有为以与和及或让请向自将会已还按从至经并也应须拟对获报年月日被给同据称说后"
)  # characters that stand beside names and belong to none

_NUMBERED = re.compile(
    r"(?:中国航天科[技工]集团(?:有限公司)?|航天科[技工](?:集团)?|中国电子科技集团(?:有限公司|公司)?|中国?电科(?:集团)?|中国船舶(?:集团|重工)?|中船(?:集团|重工|工业)?"
    r"|中国兵器(?:工业|装备)?(?:集团)?|兵器(?:工业|装备)?(?:集团)?|中航工业|航空工业|中国航发|中核(?:集团)?|核工业|中国电子|中国建材|航天|船舶|电科)"
    r"第?(?:[0-9]{1,4}|[一二三四五六七八九十〇○零百]{1,6})(?:研究所|研究院|所(?![有在属需以])|院(?![士校所线]))"
)
_ACADEMYS = re.compile(
    "(?:中科院|中国科学院)(?:(?![和与及等的下各有直所院属在一科])[\u4e00-\u9fff]){2,5}所(?![有在属需以处长])"
)
# 自然资源部门, 国家能源局长: a word that only begins like a body
_RUNS_ON = {"部": "门", "委": "员托任派", "局": "长部面限", "厅": "长级局"}
_SESSION = re.compile("(?:第)?[一二三四五六七八九十]{1,3}次(?:全体|全会|会议)|全会|代表团")
_NODE = re.compile("(?:(?:核心|骨干|枢纽|区域|省级|主)?节点|(?:区域|省级)?分中心)")
# 科技部办公厅, 国家统计局云渚调查队: parts of bodies known nationwide
_OFFICE = re.compile(
    "办公厅(?!主任)|[\u4e00-\u9fff]{2,6}?调查总?队|(?:(?![和与及、会同])[\u4e00-\u9fff]){2,7}?(?<![公有])司(?![机法长])"
)
# persons of an academy, 中国科学院、中国工程院院士 too, and who has the State Council's 特殊津贴
_OF_PERSONS = re.compile("(?:[、和与及]?(?:中国)?工程院)?院士|(?:政府)?特殊津贴")
_BRANCH = re.compile(r"[\u4e00-\u9fff]{1,10}?(?:分会|专业委员会|专委会)")
# 省委, 市人民政府, 自治区党委, 自治州, 县, 兵团: its first character, which a search is quick to find, and the rest
_LEVEL = "[省市州区县自兵]"
_REST = "(?:(?<![自兵])(?:委|(?:人民)?政府)|(?<=自)治(?:区党委|[区州县旗])|(?<=[省市区县])|(?<=兵)团)"
_DUTIES = (
    "科技|科学技术|大湾区|发展改革|发展和改革|发改|经信|工信|工业和信息化|经济和信息化|经济信息化|经济信息|财政|教育|人力资源|人力社保|人社|自然资源|规划|国土|"
    "生态环境|环保|住房城乡建设|住建|交通|水利|农业|农牧|林业|商务|文化|旅游|文旅|卫生|卫健|应急|审计|国资|市场监管|市场监督|"
    "工商|质监|知识产权|统计|金融|地方金融|税务|地税|国税|医保|药监|大数据|数据|政务|行政审批|投资促进|招商|外事|外办|外专|科协|组织|"
    "宣传|统战|政法|编办|编制|网信|人才|改革|督查|台办|侨办|信访|体育|广电|机关事务|能源|粮食|大?督查考评|考核|考评|绩效|目督|督考|民政|公安|司法|民营经济|"
    "[科经建交农]委|人保|中小企业|乡村振兴|扶贫|城市管理|城管|园林|口岸|物流|邮政|通信|气象|地震|海洋|渔业|创新|科创|自创|高新"
)
_TOLD = re.compile(f"{_LEVEL}(?>{_REST})(?:{_DUTIES}|委|政府|办公厅|办公室)")
# 省科技厅, 市委人才办, 自治区农牧厅: a level, a few words of function, and what such a body is called
_BODY = re.compile(
    # most levels stand before no function: those are left at once
    rf"{_LEVEL}(?={_REST}(?:{_DUTIES}|委|政府|办公[厅室])){_REST}"
    r"(?:(?<=市)[科经建交农]委(?![员托任派])|(?:(?!省|自治区|下设)[\u4e00-\u9fff]){2,9}?(?:厅(?![级长局])|(?<![布格大开结全])局(?![部面限长])|委员会(?:办公室)?|委(?!员会|托|任|派)|办公室|办(?![公法理事学好])|管委会)|(?<=委)办公[厅室](?!主任)|纪委|编办|法院|检察院|科协|社科联|文联|工商联|妇联|总工会|团委)"
)
_ZONE_BEFORE = re.compile(
    "(?:高新技术产业开发|高新技术开发|高新技术|高新|经济技术开发|经济开发|经开|开发|示范|试验|自贸|保税|合作|旅游度假|度假|工业园|园)区$"
)
_OFFICES = ("办公室", "办公厅", "局", "委", "委员会", "厅")


def lexicon(sentence: Sentence) -> list[Found]:
    """Names of the lexicon where they stand, each under the form that the text uses."""
    found = []
    table = known()
    for word in sentence.named:
        name = sentence.text[word.start : word.end]
        if not _apart(sentence, word) or _OF_PERSONS.match(sentence.text, word.end):
            continue
        found.append(Found(word.start, word.end, table[name].cls, name, "lexicon", 0.95))
        branch = _BRANCH.match(sentence.text, word.end) if table[name].cls == "Alliance" else None
        if branch:
            end = branch.end()
            found.append(Found(word.start, end, "Alliance", sentence.text[word.start : end], "lexicon.branch", 0.85))
        office = _OFFICE.match(sentence.text, word.end) if table[name].cls == "GovernmentUnit" else None
        if office:
            end = office.end()
            found.append(
                Found(word.start, end, "GovernmentUnit", sentence.text[word.start : end], "lexicon.office", 0.9)
            )
        seat = trailing(sentence, word.end, table[name].cls)
        if seat > word.end and table[name].cls in SEATED:
            found.append(
                Found(word.start, seat, table[name].cls, sentence.text[word.start : seat], "lexicon.longer", 0.9)
            )
        if table[name].cls == "Enterprise" and name.endswith("公司") and word.start:
            place = sentence.ending(word.start)
            if place.kind & Kind.PLACE:  # 江澜省 + a firm that is known without its place
                full = sentence.text[place.start : word.end]
                found.append(Found(place.start, word.end, "Enterprise", full, "lexicon.longer", 0.9))
        if table[name].cls in LONGER:
            found += longer(sentence, word, Head(name, table[name].cls, "proper"))
    return found


def _apart(sentence: Sentence, word: Word) -> bool:
    """Whether a short name is none by accident: neither 思科 in 蓝思科技 nor 中车 in 当中车辆."""
    text, start, end = sentence.text, word.start, word.end
    if end < len(text) and text[end] in _RUNS_ON.get(text[end - 1], ""):
        return False
    if text.endswith(("人大", "政协", "代表大会"), start, end) and _SESSION.match(text, end):
        return False  # 全国人大|二次会议
    if (
        text[start].isascii()
        and text[max(0, start - 1) : start].isascii()
        and text[max(0, start - 1) : start].isalpha()
    ):
        return False
    if end - start > SHORT or text.endswith(("联手", "携手"), 0, start):
        return True
    known_word = sentence.known
    for edge in (start, end):
        if 0 < edge < len(text) and (
            known_word(text[edge - 1 : edge + 1])
            or known_word(text[edge - 1 : edge + 2])
            or known_word(text[max(0, edge - 2) : edge + 1])
        ):
            return False
    before = sentence.ending(start) if start else None
    after = sentence.starting(end)
    strange = [w for w in (before, after) if w is not None and w.atom is None and w.kind == 0]
    return not any("\u4e00" <= text[w.start] <= "\u9fff" and text[w.start] not in OUTSIDE for w in strange)


def numbered(sentence: Sentence) -> list[Found]:
    """Institutes told by number or field: 航天科工三院, 中国电科第五十四研究所, 中科院某某所."""
    if "所" not in sentence.text and "院" not in sentence.text:
        return []
    return [
        Found(m.start(), m.end(), "Institute", m[0], "numbered", 0.85)
        for pattern in (_NUMBERED, _ACADEMYS)
        for m in pattern.finditer(sentence.text)
        if not sentence.titled(m.start())
    ]


def longer(sentence: Sentence, word: Word, head: Head) -> list[Found]:
    """A name of its own that ends in a known one (嘉禾G60科创走廊), or is a branch of it (…技术创新中心(云渚))."""
    parts = walk(sentence, word.start, head)
    if parts.words and sentence.text.startswith("国家", word.start) and ends_a_zone(sentence, parts.words[0]):
        parts.words.clear()  # 青浦健康谷 + 国家…中心: where it lies
    if len(parts.words) > 1 and all(w.kind & Kind.PLACE for w in parts.words):
        return []  # 江苏苏州 + a zone known by its own name: where it lies
    own = parts.words and not parts.joined and (proper(sentence, parts) or spelled(parts, head))
    start = parts.start if own else word.start
    end = trailing(sentence, word.end, head.cls)
    node = _NODE.match(sentence.text, end) if head.cls == "ScienceFacility" else None
    if node:  # 国家…网核心节点
        start, end = start - 2 * sentence.text.endswith("国家", 0, start), node.end()
    if (start, end) == (word.start, word.end):
        return []
    return [Found(start, end, head.cls, sentence.text[start:end], "lexicon.longer", 0.85)]


def spelled(parts: Parts, head: Head) -> bool:
    """科技创新强基工程: words of a field before a programme's short name make another programme."""
    short = head.cls == "Program" and len(head.word) <= LONGEST_SHORT and not parts.quantity
    return short and all(w.kind & (Kind.COMMON | Kind.GENERIC) and not w.kind & Kind.VERB for w in parts.words)


def _with_place(sentence: Sentence, level: int) -> int:
    """Where a body's name begins: at its place, if one stands before its level or ends with it (云渚市 + 财政局)."""
    text = sentence.text
    zone = _ZONE_BEFORE.search(text, max(0, level - 10), level + 1) if text[level] == "区" else None
    if zone:  # 云渚高新区科技局
        before = sentence.ending(zone.start()) if zone.start() else None
        named = before is not None and before.kind & (Kind.PLACE | Kind.NAME)
        return before.start if before is not None and named else _unknown_before(sentence, zone.start())
    first = 3 if text.startswith("自治区", level) else 1
    for end in (level + first, level):
        word = sentence.ending(end) if end else None
        if word is not None and word.kind & (Kind.PLACE | Kind.NAME) and word.end - word.start > 1:
            return word.start
    return level


def _second_plate(sentence: Sentence, start: int) -> bool:
    """市政府办公室(市外事办、市数据局): what stands in the bracket are other names of the body before it."""
    around = sentence.inside(start)
    return around is not None and around.opener in BRACKETS and sentence.text.endswith(_OFFICES, 0, around.start)


def _unknown_before(sentence: Sentence, end: int) -> int:
    """Where two or three characters that no table knows begin, right before a zone: its place."""
    start = end
    while start and end - start < LONGEST_SHORT and "\u4e00" <= sentence.text[start - 1] <= "\u9fff":
        if sentence.ending(start).kind or sentence.text[start - 1] in OUTSIDE:
            break
        start -= 1
    return start if end - start in (2, 3) else end


def bodies(sentence: Sentence) -> list[Found]:
    """Public bodies in running text, named by level and function."""
    found: list[Found] = []
    at = 0
    while match := _BODY.search(sentence.text, at):
        body = _body(sentence, match)
        found += [body] if body else []
        at = match.end() if body else match.start() + 1  # 区政府与云渚市科委: none begins at 区, one does at 市
    return found


def _body(sentence: Sentence, match: re.Match[str]) -> Found | None:
    if sentence.titled(match.start()):
        return None
    start = _with_place(sentence, match.start())
    if _second_plate(sentence, start) or (start and sentence.text[start - 1] in "省市区县级全各我本治"):
        return None
    if not _TOLD.match(sentence.text, *match.span()):
        return None
    start -= 2 * sentence.text.endswith("中共", 0, start)
    return Found(start, match.end(), "GovernmentUnit", sentence.text[start : match.end()], "body", 0.8)
