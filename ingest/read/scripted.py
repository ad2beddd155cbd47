"""What a page's script would show: the article that stands in a string of a script, or in a field that nobody sees.

Pages that a program on the web builds bear their text as data. It is looked for where the page itself says next to
nothing, and taken where it says much more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

HAN = re.compile("[\u4e00-\u9fff]")
LEAST = 150  # Chinese characters of an article
MORE = 2  # times as many as the page shows
# a string of a script; what a backslash stands before opens none
STRING = re.compile(
    r'"((?:[^"\\\n]++|\\.)*+)"' + r"|'((?:[^'\\\n]++|\\.)*+)'" + r"|`((?:[^`\\]++|\\.)*+)`|\\.", re.DOTALL
)
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
LETTERS = {"n": "\n", "t": "\t", "r": "", "b": "", "f": "", "\n": ""}
MARKED = re.compile(r"<(?:p|div|br|span|table|h[1-6])\b", re.IGNORECASE)
SITE = re.compile(r"\s*[_|｜]|\s+[-–—]+\s+")  # what parts a page's title from its site's name


def scripted(string: str, title: str, shown: int) -> str:
    """The page of the article that a script would show, '' where there is none; `shown`: characters that are seen."""
    article = max(_strings(string), key=_length, default="")
    if _length(article) < max(LEAST, MORE * shown):
        return ""
    if not MARKED.search(article):
        article = "".join(f"<p>{escape(line)}</p>" for line in article.splitlines())
    name = escape(SITE.split(title.strip(), maxsplit=1)[0])
    return f"<html><head><title>{escape(title)}</title></head><body><h1>{name}</h1><div>{article}</div></body></html>"


def _length(text: str) -> int:
    return len(HAN.findall(text))


def _strings(string: str) -> Iterator[str]:
    low = string.lower()
    for field in _inside(string, low, "textarea"):
        yield unescape(field)
    for script in _inside(string, low, "script"):
        for groups in STRING.findall(script):
            written = max(groups, key=len)
            if len(written) >= LEAST:
                text = ESCAPE.sub(_escaped, written)
                yield unescape(text) if "&lt;" in text and not MARKED.search(text) else text


def _inside(string: str, low: str, name: str) -> Iterator[str]:
    """What stands in the elements of a name; `low` is the page in small letters."""
    end = 0
    while (at := low.find(f"<{name}", end)) >= 0:
        start = low.find(">", at) + 1
        end = low.find(f"</{name}", start)
        if start <= 0 or end < 0:
            return
        yield string[start:end]


def _escaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if not code:
        return LETTERS.get(found[3], found[3])
    number = int(code, 16)
    return "" if 0xD800 <= number < 0xE000 else chr(number)
