"""Characters in another form: Kangxi radicals, compatibility ideographs, full-width letters and digits, lone GBK codes.

Chinese punctuation stays as it is, in either width: later stages read both alike, and a quote looks like its page.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from ingest.clean.characters import HAN
from ingest.text import Edit

NAME = "forms"

# CJK radicals that NFKC leaves alone (Unicode chart U2E80, the simplified ones and those that fonts confuse)
RADICALS = dict(
    zip(
        "⺁⺈⺋⺌⺍⺕⺗⺟⺠⺧⺩⺪⺫⺬⺭⺮⺯⺶⺷⺸⺼⺽⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂刀㔾小小彐心母民牛王疋网示礻竹糸羊羊羊月臼虎衤覀西见角角讠贝足车辶辶辶阝钅長長长门阜阝雨青韦页风飞食飠饣饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜龟",
        strict=True,
    )
)
KANGXI = "\u2f00-\u2fdf\u2e80-\u2eff"
COMPATIBILITY = "\uf900-\ufaff\U0002f800-\U0002fa1f"
WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％＋－．／＝＆＃＠"
ENCLOSED = "\u2474-\u249b\u3220-\u3229\u3380-\u33df\ufe50-\ufe6b\uff61-\uff64"  # ⑴ ⒈ ㈠ ㎏ ﹒ ､
LONE_GBK = "\ua3a1-\ua3fe"  # GBK's row A3 (full-width ASCII), its code taken for a code point: ꎬ is ，
RUN = f"[0-9]\ua3ae[0-9]|[{KANGXI}{COMPATIBILITY}{WIDE}{ENCLOSED}{LONE_GBK}]+"
FOUND = re.compile(f"(?<=[{HAN}）”》、，。]) [{KANGXI}]+|{RUN}")  # a radical from a PDF often brings a blank with it
REDO = re.compile(f" [{KANGXI}]+|{RUN}")
ANY = re.compile(f"[{KANGXI}{COMPATIBILITY}{WIDE}{ENCLOSED}{LONE_GBK}]+")  # a lone set is searched for fast


@cache
def form(char: str) -> str:
    """One character in its usual form."""
    if char in RADICALS:
        return RADICALS[char]
    if "\ua3a1" <= char <= "\ua3fe":
        wide = chr(ord(char) - 0xA3A1 + 0xFF01)
        return "。" if wide == "．" else wide if wide in "，；：？！（）" else unicodedata.normalize("NFKC", wide)
    return unicodedata.normalize("NFKC", char)


@lru_cache(maxsize=1024)
def _usual(run: str) -> str:
    if run[1:2] == "\ua3ae" and run[0].isascii():
        return f"{run[0]}.{run[2]}"
    return "".join(map(form, run.lstrip(" ")))


def find(text: str) -> list[Edit]:
    """An edit for each run that has another form."""
    return _edits(FOUND, text)


def redo(text: str) -> list[Edit]:
    """The repair of a slice, where what stood before the blank is not to be seen."""
    return _edits(REDO, text)


def _edits(pattern: re.Pattern[str], text: str) -> list[Edit]:
    edits = []
    position = 0
    for run in ANY.finditer(text):
        start, end = run.span()
        # a match may begin one character earlier, with a blank or a digit, and end before the run does
        if start > position and text[start - 1] in " 0123456789" and (earlier := pattern.match(text, start - 1)):
            position = earlier.end()
            edits.append(Edit(start - 1, position, _usual(earlier[0])))
            start, end = position, max(end, position)
        old = text[start:end]
        new = _usual(old)
        if new != old:
            edits.append(Edit(start, end, new))
        position = end
    return edits
