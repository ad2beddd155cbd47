"""What the rules for names judge: a head noun with the parts before it."""

from __future__ import annotations

import re

from ingest.extract.names.lexicon import Head, Kind
from ingest.extract.names.parts import FIRST_OF_ALL, Parts, proper, topics
from ingest.extract.names.sentence import Sentence
from ingest.extract.names.verbs import MAKES
from ontology.value import Once

CARRIES = ("为载体", "为主要载体", "为依托", "为平台", "为支撑", "为核心", "为龙头", "为引领")
# 以甲中心、乙中心为代表: the list that follows the first member, and what it is said to be
_CARRIED = re.compile(
    "(?:[、和与及][^，。；：、和与及“”]{2,20}){0,6}为(?:主要)?(?:载体|依托|平台|支撑|核心|龙头|引领|代表|主体|抓手)"
)
ADMIN = frozenset(["省", "市", "区", "县", "自治区", "全省", "全市", "全区", "全县"])
FAR = 20
_COSTS = re.compile(
    "(?:投资|占地|面积|规模)(?:不低于)?[约达超近为]?[0-9.]+[余多]?[万亿]?(?:余?元|亩|平方米|平方公里)(?:以上)?的$"
)  # 总投资3亿元的…, 总规模10亿元的…: one
_SIZED = re.compile("规模[约达超近为]?[0-9.]+[余多]?[万亿]?元$")  # 总规模5亿元…基金
# 鼓励龙头企业设立医疗器械投资基金, 引导企业打造开放平台: some, no one in particular
_BY_ANYBODY = re.compile(
    "(?:企业|机构|资本|园区|高校|院所|院校|力量|单位|社区|主体|平台)(?:联合|共同|参与|发起|牵头|自主|合作){0,2}"
    "(?:设立|组建|建立|成立|建设|打造|搭建|创建|布局|开发)$"
)
MODELS = frozenset(["示范", "示范性", "公共服务示范", "试点", "级", "类", "型"])


class Candidate:
    """A head with the parts before it; `seated` where a place in brackets follows (国家健康医疗大数据中心(北方))."""

    def __init__(self, sentence: Sentence, parts: Parts, head: Head, seated: bool, end: int) -> None:
        self.sentence, self.parts, self.head, self.seated, self.end = sentence, parts, head, seated, end
        text = sentence.text
        self.words = [text[w.start : w.end] for w in parts.words]  # before the head, leftmost last
        self.leftmost = self.words[-1]
        self.national = self.leftmost in ("国家", "全国")

    @property
    def length(self) -> int:
        """Characters before the head."""
        return self.parts.words[0].end - self.parts.start

    @property
    def whole(self) -> int:
        """Characters with the head."""
        return self.length + len(self.head.word)

    @Once
    def made(self) -> bool:
        """A verb that makes such things governs it, the text builds on it (以…为载体), or says what it costs."""
        return (
            self.parts.stop.removesuffix("了") in MAKES or self.parts.stop in FIRST_OF_ALL or self.carries or self.costs
        )

    @property
    def carries(self) -> bool:
        """以…、…为代表: it is one of those that the text builds on."""
        return self.parts.stop == "以" and bool(_CARRIED.match(self.sentence.text, self.end))

    @property
    def costs(self) -> bool:
        """What it costs or covers stands right before it."""
        before = self.sentence.text[max(0, self.parts.start - FAR) : self.parts.start]
        last, pattern = ("的", _COSTS) if self.parts.stop == "的" else ("元", _SIZED)
        return last in before and bool(pattern.search(before))

    @property
    def by_anybody(self) -> bool:
        """Enterprises, schools or institutions make it, whichever do."""
        return bool(_BY_ANYBODY.search(self.sentence.text, max(0, self.parts.start - 16), self.parts.start))

    def follows(self, words: tuple[str, ...]) -> bool:
        """Whether one of the words stands right after the head."""
        return self.sentence.text.startswith(words, self.end)

    @property
    def modelled(self) -> bool:
        """示范 or 试点 before the head tells a class that many bear (国家中小企业公共服务示范平台)."""
        return bool(MODELS & set(self.words)) or self.head.word.startswith(("示范", "转移示范", "转化基地", "培养"))

    @Once
    def about(self) -> int:
        """How many words say what it is about."""
        return topics(self.parts)

    @Once
    def proper(self) -> bool:
        return self.seated or proper(self.sentence, self.parts)

    @Once
    def placed(self) -> bool:
        """A place, a known name or a quoted word stands in it: more than an unknown stretch."""
        return any(w.kind & (Kind.PLACE | Kind.NAME) or w.atom for w in self.parts.words)
