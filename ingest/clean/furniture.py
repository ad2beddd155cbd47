"""Site furniture and page furniture: lines that belong to the page or the print, not to the document.

Dates and numbers of publication stay: the document's head is read from them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.clean.menus import is_menu
from ingest.text import Edit

NAME = "furniture"

SHORT = 60  # a furniture line is no paragraph
ALONE = (  # a line that is nothing else
    r"(?:返回)?首页|返回(?:顶部|列表)|回到顶部|网站地图|在线客服(?:系统)?|联系我们|关于我们|加入收藏|设为首页",
    r"无障碍(?:阅读|浏览)?|长者模式|繁体版?|简体|登录|注册|我要(?:纠错|评论)|发表评论|全部评论|验证码[:：]?",
    r"(?:【?(?:打印|关闭|收藏|分享|字体|字号|保存|下载|纠错|复制链接)(?:本页|此页|页面|窗口|到|文章|正文)?[:：]?|[大中小]|[\[\]】()（）|\s])+",
    r"(?:(?:用|使用)?(?:手机|微信)?扫一扫|扫描二维码|微信扫|分享[到至]?[:：]|分享到).{0,30}",
    r"[上下]一[篇条页][:：]?.{0,50}",
    r"(?:字号|字体)[:：].{0,20}",
    r"(?:浏览|阅读|访问|点击)(?:次数|量|数)?[:：]\s*\d*次?|热度[:：]?\d*",
    r"已?(?:浏览|阅读|访问|点击) ?\d+ ?次|您是第 ?\d+ ?位访[客问]者?|您的浏览器不支持.{0,40}",
    r"(?:联系)?地址[:：].{2,40}(?:邮编|邮政编码)[:：].{0,40}",
    r"(?:【[^】]{2,6}】|[\[\s])*(?:(?:责任编辑|值班编辑|责编|编辑|作者|审核|校对|初审|复审|终审|审签|稿源|供稿)[:：][^。:：]{0,12}){1,4}",
    r"[(（]?(?:信息|文章|稿件)?来源[:：](?!.*(?:19|20)\d\d[-年./])[^。]{0,40}[)）]?|热门搜索[:：].{0,50}",
    r"本文(?:地址|链接|网址)[:：].*|(?i:https?://|www\.)\S+",
    r"(?:附件下载|相关链接|相关(?:解读|阅读|文章|新闻|稿件|政策)|延伸阅读|政策图解|图解|一图读懂)[:：].*",
    r"附件下载|广告|相关(?:链接|解读|阅读|文章|新闻|稿件)|延伸阅读|[往热][期门]推荐|推荐阅读|喜欢此内容的人还喜欢",
    r"附件[【\[][^】\]]{1,80}[】\]](?:已?下载\d*次?)?|(?:已?下载|点击)\d*次",
    r"点击[上下]方.{0,6}蓝字.{0,20}|(?:点?(?:分享|收藏|点赞|在看|转发)[、，\s]*){3,}",
    r"(?:阅读原文|预览时标签不可点|微信扫一扫|关注该公众号|继续滑动看下一个|轻触阅读原文|\s){2,}",
    r"(?:原标题|关键[字词]|政策类型|政策层级)[:：].*",
    r"#+ *(?i:Page) +\d+ *[:：]?|[-—–－]+ ?\d{1,4} ?[-—–－]*|\d{1,4} ?[-—–－]+|\d{1,4} ?/ ?\d{1,4}|[·•] ?\d{1,4} ?[·•]",
    r"第 ?\d{1,4} ?页(?:[/，,共 ]*\d{1,4} ?页?)?",
    r"[>＞›»|｜]+",
    r"您访问的链接即将离开.{0,60}|(?:保护视力色|视力保护色|听语音|政府网站找错|继续访问|放弃|[Aa][+＋-]|[【】:：\s])+",
)
FILE = (  # a link to a file that the page offers
    r"(?:附件)?\s?\d{0,2}[.．、:：]?\s?[^，。；:：]{2,50}\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|rar|zip|rtf)"
    r"(?:\s?[(（][\d. ]+[KMB]{0,2}[)）])?"
)
BEGINS = (  # a line that begins with this
    r"(?:您?(?:现在|当前)?的?(?:位置|所在位置)[:：]|首页[ \t>＞›»·/|-])",
    r"(?:信息|文章)?来源[:：] ?(?i:https?)://",
    r"建议(?:您)?使用.{0,30}(?:浏览器|分辨率)|文字大小[:：]|用微信扫描",
    r"免责声明[:：]|网友评论仅供",
    r"网站标识码|(?i:Copyright)|(?:网站)?(?:主办|承办|管理|维护|技术支持)(?:单位)?[:：]",
)
# what the lines of `ALONE` and `BEGINS` begin with: most others are passed over at one look
OPENS = (
    r"[\s\d#()（）\[\]【】:：\->＞›»|｜·•–—－AaCcHhWw一上下中主为了作使供保信值免全关分初加原发听喜回图在地复大字审小已广延建往微"
    "当您我所手打扫承技推收放政文无本来校注浏点热现用登的相稿第简管繁纠终继维编网联视设访责转轻返长阅附预首验位]"
)
HOME = re.compile(r".{0,12}首页(?: \S{1,8}){2,}")  # a line that begins as a menu does
WHOSE = "[:：].{0,30}(?:版权|电话|地址|邮编|中心|ICP)"
# a line that holds this somewhere, by a word of which each holds one: a text without it is passed over fast
WITHIN = {
    "ICP备": r"[\u4e00-\u9fff]ICP备(?!案)",
    "icp备": r"[\u4e00-\u9fff]icp备(?!案)",
    "公网安备": "公网安备",
    "版权所有": "版权所有(?!者|权)",
    "All ": "All (?i:Rights Reserved)",
    "ALL RIGHTS": "ALL RIGHTS RESERVED",
    "all rights": "all rights reserved",
    "办单位": f"[主承协]办单位{WHOSE}",
    "主管单位": f"主管单位{WHOSE}",
    # what sites that share documents say of them
    "下载文档前请": "下载文档前请",
    "仅部分预览": "仅部分预览",
    "如文档侵犯": "如文档侵犯",
    "用户": "文档(?:内容)?(?:由|为)用户(?:上传|分享)",
    "平台不提供额外的编辑": "平台不提供额外的编辑",
    "评论": r"留言与评论|共有\s*条评论",
    "观点": "仅代表作者(?:本人)?观点",
    "不代表本": "不代表本[站网]",
    "转载": "未经.{0,12}(?:不得|禁止)转载",
}
IS_ALONE = re.compile(f"(?={OPENS})(?:{'|'.join(ALONE)})")
IS_FILE = re.compile(FILE, re.IGNORECASE)
IS_BEGUN = re.compile(f"(?={OPENS})(?:{'|'.join(BEGINS)})")
HOLDS = {word: re.compile(pattern) for word, pattern in WITHIN.items()}
NAVIGATION = re.compile(r"[^>＞›»。]{2,20}+(?:[>＞›»][^>＞›»。]{2,20}+){2,}")
# what the line with the date of publication goes on to say of the page: whence, how often read, how large, printed how
PUBLISHED = re.compile(
    r"\s*(?:(?:[发公更添]\S{1,2})?(?:日期|时间)[:：]?\s?)?(?:19|20)\d\d[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?"
)
DATES_BEGIN = frozenset("12发公更添日时")  # what this begins with, in a line without blanks around it
ABOUT = re.compile(
    r"[\s|｜]*(?:(?:文章|信息|稿件)?来源[:：]|(?:浏览|阅读|访问|点击)(?:次数|量|数)?[:：]|(?:责任)?编辑[:：]|作者[:：]"
    r"|字[号体][:：]|分享|打印|收藏|[【\[]\s?(?:打印|字[号体]|大))[^。\n]*"
)
# the number under which a site's catalogue keeps a text
CATALOGUED = re.compile(r"[【\[]?(?:政府信息)?索 ?引 ?号[】\]]?[:：]?[ \t]*(?=\S*\d)[^\s:：]{4,40}[ \t]*")
PUNCTUATED = re.compile(r"[\d。，；：、:;,\t]")
RUNNING = 3  # times that a running head comes back, each time with another page number
PAGED = re.compile(
    r"(?P<before>\d{1,4}) ?(?P<head>[^\d。，；：、]{4,25})|(?P<title>[^\d。，；：、]{4,25}) ?(?P<after>\d{1,4})"
)

COUNTED = re.compile("[年月日个家项名人件亿万元％%℃]")  # what a number stands before in a cell, not on a page


def find(text: str) -> list[Edit]:
    """Cuts whole lines, their line feeds included, and running heads that were glued to a line."""
    lines = text.split("\n")
    heads = _running_heads(lines)
    names = heads | (_site_names(lines) if "首页" in text else set())
    glued = _glued(heads)
    held = [pattern for word, pattern in HOLDS.items() if word in text]
    edits: list[Edit] = []
    beside: list[Edit] = []  # lines right after a running head: a second line of it, if they come back
    after_head = False
    following = 0  # where the next line starts
    for whole in lines:
        start, following = following, following + len(whole) + 1
        end = min(following, len(text))  # the last line has no line feed
        line = whole.strip()
        if not line:
            continue
        at_end = glued.search(whole) if glued else None
        head = _head(line) if names else ""
        if is_furniture(line, held) or (names and (line in names or head in names)):
            edits.append(Edit(start, end, ""))
        elif (
            line[0] in DATES_BEGIN
            and (dated := PUBLISHED.match(line))
            and (about := ABOUT.fullmatch(line, dated.end()))
        ):
            at = start + whole.index(line)
            edits.append(Edit(at + about.start(), at + about.end(), ""))
        elif at_end and at_end.start() > 0:
            edits.append(Edit(start + at_end.start(), start + at_end.end(), ""))
        elif "索" in line and "号" in line and (number := CATALOGUED.search(whole)):
            whole_line = number[0].strip() == line
            edits.append(Edit(start, end, "") if whole_line else Edit(start + number.start(), start + number.end(), ""))
        elif after_head and len(line) <= 25 and not PUNCTUATED.search(line):
            beside.append(Edit(start, end, ""))
        after_head = head in names or bool(at_end)
    again = Counter(text[e.start : e.end].strip() for e in beside)
    second = [e for e in beside if again[text[e.start : e.end].strip()] >= RUNNING]
    return sorted([*edits, *second], key=lambda e: e.start)


def _glued(heads: set[str]) -> re.Pattern[str] | None:
    """A running head with its page number at the end of a line: a page that broke off in the middle of a paragraph."""
    if not heads:
        return None
    words = "|".join(sorted((re.escape(h) for h in heads), key=len, reverse=True))
    return re.compile(rf"(?:\d{{1,4}} ?(?:{words})|(?:{words}) ?\d{{1,4}})(?=\s*$)")


def is_furniture(line: str, held: Sequence[re.Pattern[str]]) -> bool:
    """Whether a line is furniture by its words; `held`: those of `HOLDS` that its text may hold."""
    if len(line) > 4 * SHORT:
        return False
    if len(line) <= SHORT:
        if is_menu(line) or IS_ALONE.fullmatch(line) or NAVIGATION.fullmatch(line):
            return True
        if "." in line and IS_FILE.fullmatch(line):
            return True
    if IS_BEGUN.match(line) or ("首页" in line and HOME.match(line)):
        return True
    return any(pattern.search(line) for pattern in held)


def _site_names(lines: Sequence[str]) -> set[str]:
    """The site's own name: what a line of navigation begins with, before its first entry."""
    names: set[str] = set()
    for line in lines:
        name, _, rest = line.strip().partition(" ")
        if rest.startswith("首页") and len(line) <= SHORT:
            names.add(name)
    return names


def _head(line: str) -> str:
    if not line or len(line) > SHORT or not (line[0].isdecimal() or line[-1].isdecimal()):
        return ""
    found = PAGED.fullmatch(line)
    head = (found["head"] or found["title"]).strip() if found else ""
    return "" if COUNTED.match(head) or head[-1:] in "|｜" else head


def _running_heads(lines: Sequence[str]) -> set[str]:
    """The words beside page numbers that come back on page after page, with rising numbers on their own lines."""
    seen = Counter(head for line in {line.strip() for line in lines} if (head := _head(line)))
    return {head for head, times in seen.items() if times >= RUNNING and not head.startswith("专栏")}
