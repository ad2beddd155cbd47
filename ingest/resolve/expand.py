"""Short words inside names written out: 管委会 → 管理委员会, 中科院 → 中国科学院; and second names of one body."""

from __future__ import annotations

import re
from functools import cache

from ontology.vocab.units import FOLDER, SEATS, aliases, pairs

LEXICON = FOLDER.parent / "lexicon"

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_NUMBERED = re.compile(r"[〇零一二三四五六七八九]{2,4}(?=(?:研究)?[所院厂])")
_INSTITUTE = re.compile(r"^(中国(?:农业|林业|水产|热带农业|医学)?科学(?:研究)?院.*?)(?<!研究)所$")


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    long = dict(pairs("abbreviations.tsv"))
    # an abbreviated university stands at the end of its name; 上海大学 is no 海大
    parts = []
    for short in sorted(long, key=len, reverse=True):
        end = "$" if long[short].endswith(("大学", "医院")) else ""
        rest = long[short].removeprefix(short) if long[short].startswith(short) else ""
        parts.append(re.escape(short) + (f"(?!{rest})" if rest else "") + end)
    return re.compile("|".join(parts)), long


def expand(name: str) -> str:
    """The name with its short words written out."""
    pattern, long = _words()
    name = pattern.sub(lambda m: long[m[0]], name)
    name = _NUMBERED.sub(lambda m: m[0].translate(_DIGITS), name)
    return _INSTITUTE.sub(r"\1研究所", name)


def canonical(name: str) -> str:
    """The one name of a body that has several."""
    known = aliases()
    if name in known:
        return known[name]
    if name.endswith("大") and lexicon().get(name + "学") == "University":
        return canonical(name + "学")
    long = expand(name)
    if long in known:
        return known[long]
    if long.startswith(ACADEMY):
        return _institute(long) or long
    for whole, ending in ((name, "管委会"), (long, "管理委员会")):
        stem = whole.removesuffix(ending)  # 东湖高新区管委会 is the committee of 武汉东湖新技术开发区
        if stem != whole and stem in known:
            return known[stem] + "管理委员会"
    return long


ACADEMY = "中国科学院"
# where institutes lie whose short forms may leave the place out: 中科院土壤所
_SEATED = re.compile("|".join(SEATS))
_KIND_OF_INSTITUTE = re.compile("(?:研究所|研究院|研究中心|[所院])$")


def _institute(name: str) -> str:
    """The one institute of the Academy whose name has a short form's characters in their order: 新疆生地所."""
    short = _KIND_OF_INSTITUTE.sub("", name.removeprefix(ACADEMY))
    ends = name[-1]
    if len(short) < 2 or len(short) == len(name) - len(ACADEMY):
        return ""
    found = [
        full
        for full, _ in pairs("academy.tsv")
        if full.endswith(ends) and _begins(short, full) and in_order(short, full)
    ]
    # 能源所 is Guangzhou's or Qingdao's, which has the word in its name's middle
    others = [full for full, _ in pairs("academy.tsv") if full.endswith(ends) and full[2:].find(short) > 0]
    return ACADEMY + found[0] if len({*found, *others}) == 1 else ""


def institutes_at(short: str, seat: str) -> list[str]:
    """The Academy's institutes at a seat whose names have a short form's characters in their order: 长春 + 光机所."""
    stem = _KIND_OF_INSTITUTE.sub("", short)
    found = [full for full, _ in pairs("academy.tsv") if full.startswith(seat) and full.endswith(short[-1:])]
    return [f for f in found if len(stem) >= 2 and f[len(seat)] == stem[0] and in_order(stem, f)]


def _begins(short: str, full: str) -> bool:
    return short[0] == full[0] or (bool(_SEATED.match(full)) and short[0] == full[2])


def in_order(short: str, full: str) -> bool:
    """Whether the characters of one stand in the other, in their order."""
    at = iter(full)
    return all(one in at for one in short)


_OF_MANY_PLACES = frozenset(["未来科技城"])  # a name in a sentence, but several cities have one


def is_unique(name: str) -> bool:
    """Whether a name means one thing throughout the country: an alias, what it stands for, or one of the lexicon."""
    if name in _OF_MANY_PLACES:
        return False
    return name in aliases() or name in _targets() or lexicon().get(name, "GovernmentUnit") != "GovernmentUnit"


@cache
def _targets() -> frozenset[str]:
    return frozenset(aliases().values())


@cache
def lexicon() -> dict[str, str]:
    """Names known throughout the country → their class."""
    lines = (LEXICON / "names.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows if len(row) > 1}


def zone_place(name: str) -> str | None:
    """The code of the place in which a well-known zone lies that a name begins with: 中关村 → 110000."""
    return next((code for zone, code in pairs("zones.tsv") if name.startswith(zone)), None)


_LAB = re.compile(r"^(.{2,4}?)(?:省|市)?(?:重点)?(?:实验室|(?:科创|创新)?大?走廊)$")


def proper_word(name: str) -> bool:
    """Whether a laboratory or corridor is called by a word that is no topic and no everyday word: 甬江实验室."""
    found = _LAB.match(name)
    return found is not None and rare(found[1])


def rare(word: str) -> bool:
    """Whether no two neighbouring characters of a word are an everyday word or a topic."""
    return len(word) >= 2 and not any(word[at : at + 2] in _everyday() for at in range(len(word) - 1))


@cache
def _everyday() -> frozenset[str]:
    words: set[str] = set()
    for file in ("common.txt", "topics.txt", "generic.txt"):
        words.update((LEXICON / file).read_text("utf-8").split())
    return frozenset(words)


_CLASS_WORDS = re.compile(
    r"高新技术|产业|经济技术|开发|园区|国家|省级|市级|重点|实验室|技术|创新|中心|科技|科创|大?走廊|研究院|平台|基地|示范|新型|"
    r"综合体|服务|工程|制造业|孵化器|加速器|科技城|科学城|小镇|大市场|市场|新区|试验区|先行|自主|综合性|科学|大学|管理委员会|综合|保税|功能|板块|"
    r"各?[区县市]|街道|集团|公司"
)


def own_word(name: str) -> bool:
    """Whether a name has a word of its own beside class words: 城西科创大走廊, not 高新技术产业开发区."""
    return len(class_words_off(name)) >= 2


def class_words_off(name: str) -> str:
    """What is left of a name without class words."""
    return _CLASS_WORDS.sub("", name)
