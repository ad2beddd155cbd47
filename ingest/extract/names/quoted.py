"""Names in quotes: “云谷”, “千人计划”, “雄鹰行动”, “技转之家”等平台, “凤凰行动2.0”版."""

from __future__ import annotations

import re

from ingest.extract.names.lexicon import Kind
from ingest.extract.names.marks import QUOTES
from ingest.extract.names.sentence import LONGEST_QUOTE, Found, Sentence

_COUNTS = re.compile("实施|开展|推进|[一二三四五六七八九十两几数]+[大项个类]")
# “控制科学与工程” is what a school teaches
_PROGRAMME = re.compile(
    r"^(?![^，。；,;]{2,12}(?:科学|技术)与工程$)[^，。；,;]{2,16}(?:计划|行动|工程|专项)(?:[0-9]\.[0-9])?$"
)
_PASS = re.compile("(?:一卡通|[卡码证])$")  # a card or a code is no platform
_CODE = re.compile("[+，、。]|[一二三四五六七八九十].[一二三四五六七八九十]")
# a list of quoted words, then what they are: “甲”“乙”等平台
_FOLLOWS = re.compile(
    r"(?:[、和及与]?[“「][^”」]{1,20}[”」]){0,8}等?(?:数字化)?(?:综合|服务|公共|创新|智慧|文旅|数字)*(平台|应用场景|系统|驾驶舱|众创空间|孵化器)"
)
# 微信小程序“甲乙通”
_ANNOUNCED = re.compile("(?:小程序|APP|公众号|服务号|企业号|客户端)$")
# “云谷”, “江澜声谷”: what a city calls a district of one trade; 山谷 and 低谷 are none
_VALLEY = re.compile("^(?:(?![一二三四五六七八九十])[\u4e00-\u9fff]){1,6}(?<![山低峡河波稻世])谷$")
_AIMED = re.compile("(?:目标|愿景|定位|样板|品牌|之称|美誉|称号)")
_LISTS = frozenset("”」、和及与")
_OWN_HEADS = frozenset(["平台", "系统", "孵化器", "众创空间"])
_CLASSES = {"众创空间": "Incubator", "孵化器": "Incubator"}


def quoted(sentence: Sentence) -> list[Found]:
    """Programmes that fill a pair of quotes, and quoted names that the text calls platforms."""
    found: list[Found] = []
    text = sentence.text
    for mark in sentence.marks:
        if mark.opener not in QUOTES or sentence.titled(mark.start):
            continue
        start, end = mark.inner
        if end - start > LONGEST_QUOTE:
            continue
        name = text[start:end]
        if sentence.kind(name) & Kind.GENERIC:
            continue
        if _PROGRAMME.match(name) and not _COUNTS.match(name):
            found.append(Found(start, end, "Program", name, "quoted.programme", 0.85))
            continue
        if (
            _ANNOUNCED.search(text, max(0, mark.start - 4), mark.start)
            and 3 <= len(name) <= 16
            and not _CODE.search(name)
        ):
            found.append(Found(start, end, "ServicePlatform", name, "quoted.platform", 0.7, optional=True))
            continue
        if _VALLEY.match(name) and not _AIMED.search(text, mark.end, mark.end + 8):
            found.append(Found(start, end, "Park", name, "quoted.park", 0.75))
            continue
        follows = _FOLLOWS.match(text, mark.end)
        if follows and follows[1] == "应用场景" and _PASS.search(name):
            continue
        if follows and 3 <= len(name) <= 16 and not _CODE.search(name):
            cls = _CLASSES.get(follows[1], "ServicePlatform")
            alone = follows.start(1) == mark.end and text[mark.start - 1 : mark.start] not in _LISTS
            if alone and follows[1] in _OWN_HEADS:  # “甲乙通”平台; of “甲”“乙”平台 each has its own name
                start, end = mark.start, follows.end(1)
            found.append(Found(start, end, cls, text[start:end], "quoted.platform", 0.75, optional=True))
    return found
