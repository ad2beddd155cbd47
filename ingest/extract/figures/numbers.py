"""The one scanner for quantities: number, magnitude, unit and the comparators around them.

Figures, provisions and conditions all start from what it returns, so that a number has one reading. Years, ordinals,
codes (315, 135N, G60, 2.0版), durations and list numbers have no unit of the table and never come out.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.extract.figures.words import (
    COMPARATORS_AFTER,
    COUNT_UNITS,
    MAGNITUDES,
    MEASURE_UNITS,
    MONEY_UNITS,
    PERCENT_UNITS,
    SAME_UNITS,
    UNIT_STOPS,
    alternation,
)
from ontology.value import value

# one character for one, so that offsets stay
_FOLD = str.maketrans(
    {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
    | dict(zip("　—–―−～~﹒﹪〔〕［］[]【】", " ------.%()()()()", strict=True))
)
# the commonest ones, replaced one by one: ten times as fast as a table
_COMMON = tuple((wide, wide.translate(_FOLD)) for wide in "，；：（）—％？！〔〕【】")
_RARE = re.compile(f"[{''.join(re.escape(chr(c)) for c in _FOLD)}]")
_UNITS = alternation(MONEY_UNITS, PERCENT_UNITS, COUNT_UNITS, MEASURE_UNITS)
_MAGNITUDE = alternation(*(m for m in MAGNITUDES if m))
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d++)(?:\.\d++)?+"  # never fewer digits than there are
_NUMERAL = "[零〇一二两三四五六七八九十百千]"
_HANZI = f"{_NUMERAL}{{1,9}}"
_AFTER = alternation(*COMPARATORS_AFTER)

_QUANTITY = re.compile(
    rf"(?<![\d.A-Za-z+×/])(?:(?P<low>{_DIGITS})\s?(?P<lowmag>{_MAGNITUDE})?\s?(?P<lowunit>{_UNITS})?\s?(?:--?|至|到)\s?)?"
    rf"(?P<value>{_DIGITS})\s?(?P<over>多|余)?\s?(?P<magnitude>{_MAGNITUDE})?\s?(?P<over2>多|余)?\s?"
    rf"(?P<unit>{_UNITS})?(?P<alternative>\((?:{_UNITS})\))?"
    rf"(?P<after>{_AFTER})?"
)
_DOUBLED = re.compile(r"翻(?:了|了?近)?(?P<value>[一两二三四\d])番(?P<after>以上|左右)?")
_DIGIT = re.compile("[0-9]")  # alone, a set is searched for fast
_MAY_COUNT = re.compile(f"[0-9亿{_NUMERAL[1:]}")  # what every quantity holds
_RUN = re.compile(r"\d+")
_DATE = re.compile(r"\d[\d.,]*+[年月日]")  # no unit begins so
_BORROWED = re.compile(rf"(?:、|和|及){_DIGITS}(?:{_MAGNITUDE})?(?P<unit>{_UNITS})")
_POINTS = re.compile(rf"(?:、|和|及){_DIGITS}个?百分点")
_HANZI_PERCENT = re.compile(
    rf"百分之(?P<value>{_HANZI})(?:点(?P<decimals>[零〇一二三四五六七八九]+))?(?P<after>{_AFTER})?"
)
_HANZI_QUANTITY = re.compile(
    rf"(?P<value>{_NUMERAL}(?<!第.){_NUMERAL}{{0,8}})(?P<over>多|余)?(?P<magnitude>万亿|亿|万)?(?P<unit>家|名|人|个|项|件|亩|亿元|元)(?!级)(?P<after>{_AFTER})?"
)
_RANK = re.compile(
    r"前(?<![提以目之]前)\s?(?P<value>\d{1,9}(?!\d)|[一二三四五六七八九十]{1,3})\s?(?P<unit>位|名|强)?(?![\d.年个月天批期季])"
)
_PLACE_IN_ORDER = re.compile(
    r"第\s?(?P<value>\d{1,9}(?!\d)|[一二三四五六七八九十]{1,3})\s?(?:(?P<unit>位|名)|(?=[,;。、)]|$))"
)
_FRACTION = re.compile(
    r"(?<![\d./])(?P<top>[1-9])/(?P<bottom>[2-9]|10)(?![\d/])|(?P<hanzi>[二三四五六七八九十])分之(?P<over>[一二三四五六七八九])"
)

_STOPS = {unit: tuple(stops.split()) for unit, stops in UNIT_STOPS.items()}
_OTHER_UNITS = tuple("级次吨斤亩户件株方")  # behind 亿: no sum of money
_EARNED = re.compile(r"(?:收入|营收|产值|利润|税收|交易额|成交额|销售额|增加值)[^,;。:、()\d]{0,4}$")
_ENDS_NUMBER = re.compile(r"\s?(?:[,;。、)]|$)")
_USERS = re.compile(r"(?:用户|人口|人|客户|会员)(?:总|规模|数量|数)+[^,;。:、()\d]{0,8}$")
_INDEX = re.compile(
    r"(?:(?<!分类)(?<!占比)指数|PUE\)?值?|系数|得分|评分|能效比|使用效率\)?|利用效率\)?|容积率|基尼|满意度)[^,;。:、()\d]{0,10}"
    r"(?:达|为|至|到|超|过|破|于|在|约|近)$"
)
_O_CLOCK = re.compile(r"\d[时点]$")
_REACHING = re.compile(r"(?:近|超|超过|突破|逾|约|达|达到|接近|跨越|跨过|迈过|上)$")
_SOUGHT = re.compile(
    r"(?:培育|引进|建设|打造|建成|孵化|集聚|引育|培养|新增|认定|选派|攻克|转化|实施|开放|推出|形成|发布|组建|改造|服务|带动)(?:形成|出)?$"
)
_SLOGAN = re.compile(r"[^,;。、]{0,16}(?:行动|工程|计划|活动|专项|大赛)")
_ROUND_SUM = re.compile(
    r"(?:突破|超过?|逾|达到?|迈上|跨越|跨过|迈过|接近)(?P<value>[一两二三四五六七八九]?)(?P<magnitude>[十百千]?亿|万亿)(?=[,;。、)]|大关|台阶|门槛|$)"
)
_MONEY = re.compile(r"(?:额|值|收入|规模|投入|总量|GDP|营收|资产|存款|贷款|余额|投资|支出|税收)[^,;。、()\d]{0,8}$")
_AGAIN = re.compile(r"(?:大关|规模|台阶|门槛)?[,、]\s?(?:达到?|增?至)\s?\d")

_HANZI_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HANZI_TENS = {"十": 10, "百": 100, "千": 1000}


@value(slots=True, frozen=True)
class Quantity:
    """A number with its unit, as a span of the text that was scanned.

    `value` is in base units (1.5万家 → 15000, 65% → 65); `after` is the comparator that follows it, `over` tells 多 or
    余, `form` how it is written.
    """

    start: int
    end: int
    value: float
    value2: float | None
    unit: str
    after: str = ""
    over: bool = False
    form: str = "number"  # number, rank, order, fraction, hanzi


def fold(text: str) -> str:
    """Half-width forms of digits and punctuation, character for character: offsets stay."""
    for wide, narrow in _COMMON:
        text = text.replace(wide, narrow)
    return text.translate(_FOLD) if _RARE.search(text) else text


def hanzi_number(text: str) -> int | None:
    """The value of a numeral below ten thousand (三百二十 → 320), or None if it is no number."""
    if all(c in _HANZI_VALUES for c in text):
        return int("".join(str(_HANZI_VALUES[c]) for c in text)) if len(text) == 1 else None
    total, digit = 0, 0
    for char in text:
        if char in _HANZI_TENS:
            total += (digit or 1) * _HANZI_TENS[char]
            digit = 0
        elif char in _HANZI_VALUES:
            digit = _HANZI_VALUES[char]
        else:
            return None
    return total + digit


def scan(text: str) -> list[Quantity]:
    """All quantities of a text that was folded, in order, without overlaps."""
    if not _MAY_COUNT.search(text):
        return []
    read = _ranks(text) if "前" in text or "第" in text else []
    if "番" in text:
        read += _doublings(text)
    if "/" in text or "分之" in text:
        read += _fractions(text)
    read += _numbers(text)
    read += _hanzi(text)
    if "亿" in text:
        read += _round_sums(text)
    if len(read) < 2:
        return read
    found: list[Quantity] = []
    taken = bytearray(len(text) + 1)
    for quantity in read:
        start, end = quantity.start, quantity.end
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            found.append(quantity)
    return sorted(found, key=lambda q: q.start)


def base_value(digits: str, magnitude: str = "") -> float:
    """Digits and magnitude as a number in base units, without binary noise (1.1万 → 11000.0)."""
    if not magnitude:
        return float(digits.replace(",", ""))
    return float(Decimal(digits.replace(",", "")) * MAGNITUDES[magnitude])


def _numbers(text: str) -> list[Quantity]:
    found = []
    position = 0
    while digit := _DIGIT.search(text, position):
        if date := _DATE.match(text, digit.start()):
            position = date.end()
            continue
        match = _QUANTITY.match(text, digit.start())
        if match is None:  # the end of a code: no digit of it begins a number
            position = _RUN.match(text, digit.start()).end()  # type: ignore[union-attr]
            continue
        position = match.end()
        quantity = _quantity(text, match)
        if quantity is not None:
            found.append(quantity)
        elif match["low"] is not None:
            # 2023-2027年 is no range of anything, but the second number may stand alone: 5月-10家
            position = match.start("value") if match.start("value") > match.start() else match.end()
    return found


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    unit, magnitude = match["unit"] or "", match["magnitude"] or ""
    end = match.end()
    if not unit and (magnitude or "." in match["value"]) and (borrowed := _BORROWED.match(text, end)):
        unit = borrowed["unit"]  # 分别达910万、850万亩
    elif not unit and _bare_count(text, match):
        pass  # 用户数达6.97亿, PUE降至1.3: a number without a unit
    elif not unit:
        # 6648.7亿 without its 元, 收入超1000万
        sum_of_money = magnitude.endswith("万") and _EARNED.search(text, max(0, match.start() - 20), match.start())
        if sum_of_money and (match["after"] or _ENDS_NUMBER.match(text, end)):
            pass
        elif magnitude not in ("亿", "万亿", "千亿", "百亿") or text.startswith(_OTHER_UNITS, end):
            return None
        if re.search(r"数|用户|服务(?!业)|次|人", text[max(0, match.start() - 6) : match.start()]):
            return None
        unit = "元"
    elif unit == "个" and _POINTS.match(text, end):
        unit = "个百分点"
    if _no_unit(text, match, unit) or _is_code(text, match):
        return None
    if match["alternative"]:
        unit += match["alternative"]
    else:
        unit = SAME_UNITS.get(unit, unit)
    value = base_value(match["value"], magnitude)
    value2 = None
    if match["low"] is not None:
        low_magnitude = match["lowmag"] or magnitude
        value, value2 = base_value(match["low"], low_magnitude), value
        if value2 <= value:
            return None
    over = bool(match["over"] or match["over2"])
    return Quantity(match.start(), end, value, value2, unit, match["after"] or "", over)


def _bare_count(text: str, match: re.Match[str]) -> bool:
    """A number that has no unit because its noun says what it is: an index, or a count of users in 亿 or 万."""
    if match["low"] is not None or not (match["after"] or _ENDS_NUMBER.match(text, match.end())):
        return False
    before = text[max(0, match.start() - 30) : match.start()]
    return bool((_USERS if match["magnitude"] else _INDEX).search(before))


def _no_unit(text: str, match: re.Match[str], unit: str) -> bool:
    """What looks like a unit begins another word: 5个月, 3人民, 2项目, 500亿级."""
    after = match.end("alternative") if match["alternative"] else match.end("unit")
    rest = text[after : after + 4] if match["unit"] else text[match.end() : match.end() + 4]
    if unit == "分" and _O_CLOCK.search(text, max(0, match.start() - 3), match.start()):
        return True  # 10时35分
    if match["after"]:
        return False
    if rest[:1] == "级" and unit not in "个 家 项":
        return True
    return rest.startswith(_STOPS.get(unit, ()))


def _is_code(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 2) : match.start()]
    if (closing := text[match.end() : match.end() + 1]) and closing in "”》’":
        opened = text.rfind("“", max(0, match.start() - 80), match.start())
        # “科创人才30条” is a name, “…达到80家,占比达到40%” a sentence in quotes
        return closing != "”" or opened < 0 or text.find(",", opened, match.start()) < 0
    return (
        before[-1:] in ("第", "+", "×", "/", "*", "_", "#")
        or before[-1:] == "."
        or text[match.end() : match.end() + 1] == "+"
    )


def _ranks(text: str) -> list[Quantity]:
    found = []
    for mark, pattern, form in (("前", _RANK, "rank"), ("第", _PLACE_IN_ORDER, "order")):
        for match in pattern.finditer(text) if mark in text else ():
            value = int(match["value"]) if match["value"].isdigit() else hanzi_number(match["value"])
            named = match["unit"] or re.search(
                r"(?:全国|全省|全球|世界|国内|进入|跻身|位居|位列|位于|居|列)$",
                text[max(0, match.start() - 6) : match.start()],
            )
            if value and named:
                found.append(Quantity(match.start(), match.end(), float(value), None, "位", "", False, form))
    return found


def _doublings(text: str) -> list[Quantity]:
    """翻一番, 翻两番: how many times something is doubled; in “三年翻两番” it is a slogan."""
    return [
        Quantity(m.start("value"), m.end(), float(hanzi_number(m["value"]) or m["value"]), None, "番", m["after"] or "")
        for m in _DOUBLED.finditer(text)
        if not text.startswith("”", m.end())
    ]


def _fractions(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for match in _FRACTION.finditer(text):
        top, bottom = (match["top"], match["bottom"]) if match["top"] else (match["over"], match["hanzi"])
        share = int(top) / int(bottom) if match["top"] else (hanzi_number(top) or 0) / (hanzi_number(bottom) or 1)
        if 0 < share < 1:
            found.append(Quantity(match.start(), match.end(), round(share * 100, 6), None, "%", "", False, "fraction"))
    return found


def _round_sums(text: str) -> list[Quantity]:
    """成交额突破千亿, 营收迈上两千亿台阶: a sum of money in 亿 without its 元."""
    return [
        Quantity(
            m.start("value"),
            m.end(),
            base_value(str(_HANZI_VALUES.get(m["value"], 1)), m["magnitude"]),
            None,
            "元",
            "",
            False,
            "hanzi",
        )
        for m in _ROUND_SUM.finditer(text)
        if _MONEY.search(text, max(0, m.start() - 24), m.start()) and not _AGAIN.match(text, m.end())
    ]


def _enumerates(text: str, match: re.Match[str], value: int) -> bool:
    """三个环节, 十大: only what is compared or big enough to be counted is a quantity."""
    if value < 10:
        return True
    if match["value"] in ("百", "千", "万") and _SOUGHT.search(text, max(0, match.start() - 4), match.start()):
        return _SLOGAN.match(text, match.end()) is not None  # 培育千家企业, but no 开展百家企业行动
    round_sum = match["value"] in ("百", "千", "十") and (value >= 100 or match["magnitude"])
    if round_sum and _REACHING.search(text, max(0, match.start() - 4), match.start()):
        return _AGAIN.match(text, match.end()) is not None  # 突破千亿元大关,达到1056亿元: the sum itself follows
    if match["after"]:
        return False
    return len(match["value"]) < 2 or not (match["magnitude"] or value % 10 or value >= 50)


def _hanzi(text: str) -> list[Quantity]:
    found = []
    for match in _HANZI_PERCENT.finditer(text) if "百分之" in text else ():
        value = hanzi_number(match["value"])
        if value is not None:
            decimals = "".join(str(_HANZI_VALUES[c]) for c in match["decimals"] or "")
            found.append(
                Quantity(
                    match.start(),
                    match.end(),
                    float(f"{value}.{decimals or 0}"),
                    None,
                    "%",
                    match["after"] or "",
                    False,
                    "hanzi",
                )
            )
    for match in _HANZI_QUANTITY.finditer(text):
        value = hanzi_number(match["value"])
        if value is None or _enumerates(text, match, value):
            continue
        unit, magnitude = match["unit"], match["magnitude"] or ""
        if unit == "亿元":
            unit, magnitude = "元", magnitude + "亿" if magnitude == "万" else "亿"
        if text.startswith(_STOPS.get(unit, ()), match.end("unit")):
            continue
        if magnitude and not match["after"] and unit == "人":
            continue
        found.append(
            Quantity(
                match.start(),
                match.end(),
                float(value * MAGNITUDES[magnitude]),
                None,
                unit,
                match["after"] or "",
                bool(match["over"]),
                "hanzi",
            )
        )
    return found
