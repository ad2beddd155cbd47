"""One name for one thing in a document: its fullest, which the shorter forms stand for.

A shorter form is one that the text defines (以下简称), one that the lexicon knows as short for another that stands in
the document, or a full name without the place in front or the years in brackets behind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from ingest.extract.names.lexicon import known, places

_YEARS = re.compile(r"[(（][0-9年—－\-–~至\s]{4,14}[)）]$")
# how public bodies shorten the same words; both sides are brought to the left form
_BODY_WORDS = (
    ("市场监管", re.compile("市场监督管理")),
    ("政府", re.compile("人民政府")),
    ("金融监管", re.compile("金融监督管理")),
    ("药监", re.compile("药品监督管理")),
    ("发展改革", re.compile("发展和改革|发改")),
    ("人力社保", re.compile("人力资源和?社会保障|人社")),
    ("卫生健康", re.compile("卫健")),
    ("住房城乡建设", re.compile("住房和城乡建设|住建")),
    ("国资委", re.compile("国有资产监督管理委员会|国资监管委")),
    ("科技", re.compile("科学技术")),
    ("科创", re.compile("科技创新")),
    ("委", re.compile("委员会$")),
    ("办", re.compile("(?<=委)办公室$")),
    ("管委会", re.compile("管理委员会$")),
    ("人行", re.compile("中国人民银行|人民银行")),
)
# how zones shorten the same words
_ZONE_WORDS = (
    ("高新区", re.compile("(?:国家级?)?高新技术(?:产业)?(?:开发|园)?区|国家级?高新区")),
    ("经开区", re.compile("(?:国家级?)?经济(?:技术)?开发区|国家级?经开区")),
    ("自创区", re.compile("(?:国家)?自主创新示范区|国家自创区")),
    ("自贸区", re.compile("自由贸易试验区|自贸试验区")),
    ("农高区", re.compile("(?:国家)?农业高新技术产业示范区|国家农高区")),
    ("综保区", re.compile("综合保税区")),
)
_LEGAL = ("有限公司", "有限责任公司")
_FIRM = re.compile("(?:集团)?(?:控股)?(?:集团)?(?:股份)?有限(?:责任)?公司")
_SHORTEST_FIRM = 3
_LEVELS = frozenset(["省", "市", "区", "县", "自治区"])
_SHORTEST = {"GovernmentUnit": 2, "Plan": 10}  # characters of a name that may have lost its place
_BARE = ("领导小组", "领导小组办公室", "联席会议", "联席会议办公室", "专班", "工作专班")
_SHORTENS = re.compile(
    r"[(（]以?下?简称为?[:：]?"
    '(?:[“"《「]*([^“”"》」()（）,，。、]{2,16})[”"》」]*|([^()（）,，。、“”]{1,8}“[^“”]{1,6}”[^()（）,，。、“”]{1,12}))[)）]'
)


def defined(text: str, end: int) -> tuple[str, int, int] | None:
    """(short form, start, end) that the text gives right after a name: …示范区(以下简称“示范区”)."""
    while end < len(text) and text[end] in '”"》」':
        end += 1
    match = _SHORTENS.match(text, end)
    group = match.lastindex if match else None  # the second: a word in quotes inside the name
    return (match[group], match.start(group), match.end(group)) if match and group else None


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """A public body's name with the usual shortenings made."""
    for short, long in _BODY_WORDS:
        name = long.sub(short, name)
    return name


def without_years(title: str) -> str:
    """A plan's title without the years in a bracket behind it."""
    return _YEARS.sub("", title)


@lru_cache(maxsize=4096)
def zone_key(name: str) -> str:
    """A zone's name with the usual shortenings made: 云渚国家高新技术产业开发区 is 云渚高新区."""
    for short, long in _ZONE_WORDS:
        name = long.sub(short, name)
    return name


def fullest(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(class, name) → the fullest name of the same thing in the document, for those that have a fuller one."""
    by_class: defaultdict[str, set[str]] = defaultdict(set)
    for cls, name in names:
        by_class[cls].add(name)
    result: dict[tuple[str, str], str] = {}
    for cls, members in by_class.items():
        for group in _groups(cls, members) if len(members) > 1 else ():
            best = max(group, key=lambda n: (len(n), n))
            result.update({(cls, n): best for n in group if n != best})
    return result


def _groups(cls: str, members: set[str]) -> list[set[str]]:
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for name in members:
        keys[_key(cls, name)].add(name)
    _join_without_place(keys, cls)
    if cls == "Enterprise":
        _join_firms(keys)
    return [g for g in keys.values() if len(g) > 1]


def _key(cls: str, name: str) -> str:
    entry = known().get(name)
    if entry is not None and cls == "Park":
        return zone_key(entry.full)
    if entry is not None:
        return entry.full.replace("中国科学院", "中科院") if cls == "Institute" else entry.full
    if cls == "Institute":
        return name.replace("中国科学院", "中科院")
    if cls == "GovernmentUnit":
        return body_key(name)
    if cls == "Park":
        return zone_key(name)
    if cls == "Plan":
        return without_years(name)
    return name


def _join_firms(keys: defaultdict[str, set[str]]) -> None:
    """青浦集团 joins 青浦集团股份有限公司, where one firm alone bears that name in full."""
    for short in sorted((k for k in keys if k.endswith(("集团", "公司"))), key=len):
        stem = short if short.endswith("集团") else short.removesuffix("公司")
        if short.endswith(_LEGAL) or len(stem) < _SHORTEST_FIRM:
            continue
        plain = {key: key.replace("(集团)", "集团").replace("（集团）", "集团") for key in keys if key.endswith(_LEGAL)}
        fuller = [
            key for key, name in plain.items() if _FIRM.fullmatch(name.removeprefix(stem)) and name.startswith(stem)
        ]
        if len(fuller) == 1:
            keys[fuller[0]] |= keys.pop(short)


def _join_without_place(keys: defaultdict[str, set[str]], cls: str) -> None:
    """城西科创大走廊 joins 杭州城西科创大走廊, 财政厅 joins 省财政厅, where one fuller name alone ends in it."""
    backwards = sorted(name[::-1] for name in keys)  # those that end alike stand together
    ended_in = {name[::-1] for name, following in pairwise(backwards) if following.startswith(name)}

    shorts = sorted((k for k in keys if k in ended_in or k.endswith("园区")), key=len)
    if not shorts:
        return
    division = places()
    levels = _LEVELS if cls == "GovernmentUnit" else ()

    def longer(short: str) -> list[str]:
        end = short[::-1]
        first = bisect_left(backwards, end) + 1  # the short one itself comes before them
        alike = backwards[first : bisect_left(backwards, end + "\U0010ffff", first)]
        return [name[::-1] for name in alike if name[::-1] in keys]

    for short in shorts:
        seat = next((n for n in (4, 3, 2) if short[:n] in division), 0) if short.endswith("园区") else 0
        if seat and short[seat:] == "园区":  # 吴山园区, 吴山国家农业科技园区
            same = [k for k in keys if k != short and k.startswith(short[:seat]) and k.endswith(short[seat:])]
            if len(same) == 1 and cls == "Park":
                keys[same[0]] |= keys.pop(short)
                continue
        if len(short) < _SHORTEST.get(cls, 5):
            continue
        ending = longer(short)
        if not ending:
            continue
        fuller = [k for k in ending if k[: -len(short)] in division or k[: -len(short)] in levels]
        level = next((v for v in _LEVELS if short.startswith(v)), "")
        if not fuller and level:  # 省…办公室, 浙江省…办公室
            fuller = [k for k in ending if k[: -len(short)] + level in division]
        if not fuller and short.endswith(_BARE) and not short.startswith(tuple(_LEVELS)):
            fuller = ending
        if len(fuller) == 1:
            keys[fuller[0]] |= keys.pop(short)
