"""Duties that a sentence lays on a unit, where the item has no clause: `市科技局要…`, `发挥市科技部门的牵头作用`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.clauses.charge import Charge, charges
from ingest.extract.clauses.shared_parts import Unit
from ingest.extract.clauses.units_list import units_list
from ingest.records import Role
from ingest.structure.clauses import UNIT_END

_NAME = r"[\u4e00-\u9fff(（〔)）〕、]{1,40}?"
_OFFICE_END = (
    r"(?:(?:督查|研究|参事)室|厅|局|委|办|部|院|署|办公室|部门|政府|管委会|委员会|领导小组|联席会议|专班|机构|中心|创新平台"
    r"|区县|县区|市县|区市县|[市县区州旗盟](?:[(（〔][^()（）〔〕]{1,12}[)）〕])?(?:县|区|市)?)"
)
# a general appeal charges nobody in particular
_APPEAL = re.compile(
    r"^(?:各地(?!级)|各部门|各有关|各级(?:各部门|党委|人民政府|政府)?$|各单位|各责任|各相关|各成员"
    r"|各方|有关(?:部门|单位|方面)|相关(?:部门|单位|方面)|全[省市区]|各级各部门)"
    r"|(?:各(?:有关|相关)(?:部门|单位)|有关部门|相关部门|各部门)$|各地区?各"
)
# how a sentence begins that has no unit for its subject
_NOT_SUBJECT = (
    r"(?!在|以|按|对|为|将|把|从|通过|围绕|依托|支持|鼓励|推动|推进|加快|加强|聚焦|落实|完善|强化|深化"
    r"|建立|建设|引导|探索|实施|开展|组织|发挥|利用|充分|积极"
    r"|大力|进一步|结合|根据|不断|全面|严格|优化|提升|打造|构建|培育|健全|统筹|做好|抓好|坚持|成立"
    r"|设立|争取|逐步|定期|及时|协调|协助|配合|[要应凡如若其该此本我])"
)
_MUST = r"(?:也?(?:要|应当?|须|必须|需要?|负责|应充分|要充分)(?!求|用|素|件|点|对))"
_ACTS = (
    r"(?:(?:全面|统一|具体|牵头)?(?:统筹(?!安排)|牵头|负责|设立|制定|制订|出台|编制|委托|组织(?:实施"
    r"|开展|制定)|会同|承担|建立(?!健全)|督查(?!室|组)|考核(?!办|组)|审定|发布|定期)"
    r"|(?:是|作为|为)[^。；，,]{2,30}(?:主管|责任|牵头|管理|组织实施)(?:部门|单位|主体)"
    r"|与[^。；，,]{2,30}(?:建立|开展|签订|联合))"
)
_SUBJECT = re.compile(
    rf"{_NOT_SUBJECT}(?P<unit>{_NAME}{_OFFICE_END})(?P<alias>[(（〔][^()（）〔〕]{{2,20}}[)）〕])?(?P<verb>{_MUST}|{_ACTS})"
)
_SUBJECT_LATE = re.compile(
    rf"(?P<unit>[^。；，,、]{{0,20}}(?:主管部门|各区县|管委会|领导小组|办公室))(?P<alias>)(?P<verb>{_MUST})"
)
_LATE = re.compile("主管部门|各区县|管委会|领导小组|办公室")  # of which it holds one
_COMMA = re.compile("[，,]")
_SUBJECT_WIDE = re.compile(
    rf"{_NOT_SUBJECT}(?P<unit>(?:{_NAME}{_OFFICE_END}|自治区|[\u4e00-\u9fff]{{2,6}}省"
    rf"|[\u4e00-\u9fff]{{2,4}}市))(?P<alias>)(?P<verb>统筹|贯彻|按照|根据|负责|{_ACTS}|{_MUST})"
)
_PLAYS = re.compile(
    rf"发挥(?:好)?(?P<unit>{_NAME}{UNIT_END})(?:在[^。；，,]{{1,30}}?中)?(?:的)?(?P<role>牵头"
    rf"|统筹|主导|主力|主体)[\u4e00-\u9fff]{{0,6}}(?:作用|职能)"
)
_URGED = re.compile(
    r"(?:推进|推动|督促|压实|督导)(?P<unit>各[\u4e00-\u9fff(（)）、]{0,12}?(?:地区|区县|县区|市|县"
    r"|区|部门))(?:切实)?(?:履行|落实|承担|扛起)[^。；，,]{0,6}责任"
)
_SHARED_OUT = re.compile(r"(?:分解|落实|细化){1,4}(?:落实)?到(?P<units>各[^。；，,]{1,40})")
_DIVISION = re.compile(r"责任(?:主体|分工|落实)|职责(?:分工|任务)|任务分工|分工")


_THIS_TASK = re.compile(r"(?:此|该|本)项?(?:工作|任务|措施|事项|行动)(?=由)")
# 由省科技厅负责,省财政厅配合。
_BY_UNITS = re.compile(r"由[^。；;]{2,100}(?:负责|牵头|配合|参与|参加|落实|实施|协助|(?<!给予)(?<!予以)(?:支持|指导))")

# 由省科技厅牵头,省财政厅、省教育厅参与,2026年底前建成…: the units at the head of a sentence that goes on
_LED_BY = re.compile(
    r"由[^。；;，,]{2,60}(?:牵头|负责)(?:负责|组织|实施|推进){0,3}(?:[，,、][^。；;，,]{2,60}(?:配合|参与|参加|协助|协同|支持|负责|承建)(?=[，,]))+"
)
# 市科技局、市教育局按职责分工负责,支持…
_BY_SHARE = re.compile(
    rf"{_NOT_SUBJECT}[^。；;，,]{{1,60}}{UNIT_END}按(?:照)?(?:各自)?(?:职责|职能)(?:分工)?(?:负责|落实)(?=[，,])"
)


_SENTENCE_END = re.compile("[。；;！？]")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences and the clauses between semicolons, as spans."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def duties(text: str, start: int, title: str) -> list[Charge]:
    """The duties that an item's own sentences state, from `start` on; offsets count in `text`.

    Under a title that deals out tasks (责任主体, 职责分工) a unit at the head of a sentence is charged by any verb.
    """
    found: list[Charge] = []
    subject = _SUBJECT_WIDE if _DIVISION.search(title) else _SUBJECT
    late_ones, asked, dealt = _LATE.search(text, start), "发挥" in text or "责任" in text, "到各" in text
    shares = "职责" in text or "职能" in text
    for opening, b in sentences(text):
        if b <= start:
            continue
        begins = max(opening, start)
        a = begins
        while a < b and text[a].isspace():
            a += 1
        a = this.end() if (this := _THIS_TASK.match(text, a, b)) else a
        by = text.startswith("由", a)
        if by and b - a <= 120 and _BY_UNITS.fullmatch(text, a, b):
            found += [replace(c, method="responsibility.sentence") for c in charges(text, a, b)]
        elif by and (led := _LED_BY.match(text, a, b)):
            found += [replace(c, method="responsibility.sentence") for c in charges(text, a, led.end())]
        elif shares and (shared_by := _BY_SHARE.match(text, a, b)):
            found += [replace(c, method="responsibility.sentence") for c in charges(text, a, shared_by.end())]
        elif head := subject.match(text, a, min(b, a + 90)):
            found += _subject(text, head)
            if head["verb"] in ("负责", "牵头"):
                found += _more_subjects(text, head.end(), b)
        late_here = late_ones and _LATE.search(text, a, b)
        for comma in _COMMA.finditer(text, a, min(b, a + 400)) if late_here else ():
            begin = comma.end()
            found += _subject(text, late) if (late := _SUBJECT_LATE.match(text, begin, min(b, begin + 60))) else []
        for pattern, role, needs in ((_PLAYS, "lead", "发挥"), (_URGED, "responsible", "责任")) if asked else ():
            for match in pattern.finditer(text, a, b) if text.find(needs, a, b) >= 0 else ():
                word = match.groupdict().get("role") or "责任"
                found += _named(text, match.span("unit"), _play(match, role), word, appeals=True)
        shared = _SHARED_OUT.search(text, a, b) if dealt and text.find("到各", a, b) >= 0 else None
        if shared and "责任" in text[shared.end() : b]:
            found += _named(text, shared.span("units"), "responsible", "落实责任", appeals=True)
    return found


# 1.市科技局：建设平台…: whose task it is stands before it
_WHOSE = re.compile(
    r"(?:省|市|区|县|州|自治区|国家|各)(?!域|场|级|直)[\u4e00-\u9fff、()（）]{1,40}?(?:[厅局委办部]|政府|管委会|办公室|委员会)(?=\s*[:：。]\s*[^\s\d])"
)


def whose(text: str, start: int) -> list[Charge]:
    """The units before whose colon an item begins; none where it begins with its words."""
    found = _WHOSE.match(text, start)
    return _named(text, found.span(), "responsible", "") if found else []


def _more_subjects(text: str, start: int, end: int) -> list[Charge]:
    """`A负责协调，B负责资金`: the units that the same sentence goes on to charge."""
    found: list[Charge] = []
    for comma in re.finditer(r"[，,]", text[start : min(end, start + 200)]):
        begin = start + comma.end()
        head = _SUBJECT.match(text, begin, min(end, begin + 60))
        if head and head["verb"] in ("负责", "牵头"):
            found += _subject(text, head)
    return found


def _play(match: re.Match[str], role: str) -> Role:
    played = match.groupdict().get("role")
    return "lead" if role == "lead" and played in ("牵头", "统筹", None) else "responsible"


_WITH = re.compile("[，,]?会同")
# 要适时督促检查…进展: no task of its own
_OVERSEES = re.compile(
    "(?:适时|定期|及时|切实|积极|加强|加大){0,4}(?P<does>督促检查|督促指导|监督检查|督查|督导|业务指导|跟踪指导)"
)


# what applicants have to be: 投资机构应在本市注册, 研发中心应当符合下列条件
_CONDITION = re.compile(
    r"(?:同时)?(?:是|有|具有|具备|拥有|属于|符合|满足|取得|聚焦|通过[^，。；]{0,30}?认定|在[^，。；]{0,20}?(?:注册|登记|纳税))"
)
# those who apply or are engaged, by their kind alone
_KIND = re.compile(
    r"(?:(?![省县]|市(?!场)|区(?![域块])|中国|国家|人民|发展银行|开发银行)[\u4e00-\u9fff]){0,20}(?:机构|公司|银行|学校|院校|高校|企业)"
)
_PARTNER = re.compile(
    rf"[\u4e00-\u9fff、]{{2,30}}?{UNIT_END}(?<!所(?=在))(?=制定|制订|出台|编制|开展|负责|建立|完善|组织|研究|推进|推动|实施|落实|做好|加强|提出|联合|共同|给予|对|于|在|,|，|$)"
)


def _subject(text: str, head: re.Match[str]) -> list[Charge]:
    """The subject of a sentence that must do something; `A会同B` makes B a supporter, `与B` nothing."""
    verb = head["verb"]
    leads = verb.startswith("牵头") or text.startswith("牵头", head.end())
    role: Role = "lead" if leads else "responsible"
    overseeing = _OVERSEES.match(text, head.end())
    if overseeing and "督查" not in head["unit"]:
        role, verb = ("guide" if "指导" in overseeing[0] else "oversee"), overseeing["does"]
    if not verb.endswith("负责") and re.fullmatch(_MUST, verb) and _CONDITION.match(text, head.end()):
        return []
    found = _named(text, head.span("unit"), role, verb)
    if any(_KIND.fullmatch(charge.unit.name) for charge in found):
        return []
    # 牵头会同B; 牵头,会同B
    with_them = _WITH.match(text, head.end())
    begins = with_them.end() if with_them else head.end()
    if found and (verb.endswith("会同") or begins > head.end()):
        partner = _PARTNER.match(text, begins)
        if partner:
            together = text.startswith(("联合", "共同"), partner.end())
            found += _named(text, partner.span(), role if together else "support", "会同")
    return found


def _named(text: str, span: tuple[int, int], role: Role, label: str, *, appeals: bool = False) -> list[Charge]:
    """Charges for the units of a stretch; none where it appeals to everybody, unless `appeals` count."""
    units: list[Unit] = units_list(text, *span)
    if not appeals and any(_APPEAL.search(u.name) for u in units):
        return []
    return [Charge(u, role, label, "responsibility.sentence") for u in units]
