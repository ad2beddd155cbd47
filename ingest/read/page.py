"""A page's tree made plain: what a reader sees, without scripts, hidden and struck out text and mere inline tags.

Both our walk and trafilatura read the plain tree: what word processors wrap around each word costs them nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree, html

from ingest.read.nesting import shallow
from ingest.read.raised import raised

UNSEEN = {"head", "script", "style", "noscript", "template", "iframe", "object", "svg", "button", "select", "option"}
UNSEEN |= {"textarea", "input"}
STRUCK = ("del", "s", "strike")
PLACED = {"a", "img", "label", "span"}  # inline, and their names or classes tell trafilatura what a page does with them
LOOKS = {"abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark"}
LOOKS |= {"nobr", "o:p", "q", "samp", "small", "strong", "sub", "time", "tt", "u", "var", "wbr"}
INLINE = {"sup", *PLACED, *LOOKS, *STRUCK}
NAMES = ("articletitle", "og:title")  # of a page's meta elements, whose content is the article's title
FRAMES = ("frame", "iframe", "embed", "object")
FRAME = 200  # characters of an address
DOCUMENT = re.compile(r"\.(?:pdf|ofd|docx?|wps)(?![a-z])", re.IGNORECASE)  # in the address of a frame
GONE = "template"  # an element that shows nothing
CROWDED = 10_000  # tags; where many went, the texts that they parted are joined anew each time that they are asked for
# a style without any of them hides nothing; they are found much faster
STYLES = ("display", "visibility", "through", "size:0", "size: 0", "-999")
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|(?:left|top|right|text-indent|margin-left)\s*:\s*-999",
    re.IGNORECASE,
)
THROUGH = re.compile(r"text-decoration[a-z-]*\s*:[^;]{0,40}line-through", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml refuses text that declares an encoding


class Page(NamedTuple):
    """The body of a page, its title, and the address of a frame in it, '' without one: a document's, else the first."""

    body: etree._Element
    title: str
    frame: str
    names: tuple[str, ...] = ()  # of the article, as the page's head gives them


def page(string: str) -> Page | None:
    """A page's plain tree, None where nothing of it is a tree."""
    root = _parsed(shallow(DECLARATION.sub("", string), INLINE))
    if root is None:
        return None
    top = root.getroottree()
    body = next(root.iter("body"), root)
    frames = [" ".join((one.get("src") or one.get("data") or "").split()) for one in top.iter(*FRAMES)]
    title = top.findtext(".//head/title") or ""
    names = tuple(one.get("content") or "" for one in top.iter("meta") if _names(one))
    frame = next((src for src in frames if DOCUMENT.search(src)), next(filter(None, frames), ""))[:FRAME]
    etree.strip_elements(body, etree.Comment, etree.ProcessingInstruction, *UNSEEN, with_tail=False)
    _shown(body)
    for span in body.iter("span"):
        if not span.keys() or span.keys() == ["style"]:
            span.tag = "sup" if "super" in (span.get("style") or "") else "font"
    etree.strip_tags(body, *LOOKS)
    for one in body.iter("sup"):
        text = "".join(map(str, one.itertext())).strip()
        del one[:]
        one.text = raised(text, _before(one))
    etree.strip_tags(body, "sup")
    if string.count("<") > CROWDED:
        if sum(1 for _ in body.iter(*PLACED)) > CROWDED:
            etree.strip_tags(body, *PLACED)
        root = _parsed(etree.tostring(top, encoding="unicode", method="html"))
        body = body if root is None else next(root.iter("body"), root)
    return Page(body, title, frame, names)


def _names(meta: etree._Element) -> bool:
    return (meta.get("name") or meta.get("property") or "").lower() in NAMES


def _parsed(string: str) -> etree._Element | None:
    try:
        return html.document_fromstring(string, parser=html.HTMLParser(huge_tree=True))
    except (etree.ParserError, ValueError):
        return None


def _before(node: etree._Element) -> str:
    """The text that an inline element follows in its line."""
    previous = node.getprevious()
    while previous is None and (parent := node.getparent()) is not None:
        if parent.text:
            return parent.text
        if parent.tag not in PLACED:
            return ""
        node, previous = parent, parent.getprevious()
    if previous is None:
        return ""
    return previous.tail or (previous.text or "" if previous.tag in {"sup", *PLACED} else "")


def _shown(body: etree._Element) -> None:
    """Take out what is hidden or struck out; prose that is hidden and is most of the page is what a script shows."""
    total = 0
    for one in [node for node in body.iter(etree.Element) if _hidden(node)]:
        own = _words(one)
        total = total or _words(body)
        if one.tag not in STRUCK and 2 * own > total and 2 * sum(map(_words, one.iter("a"))) < own:
            for name in ("hidden", "style"):
                one.attrib.pop(name, "")
        elif one is not body:
            one.tag = GONE
    etree.strip_elements(body, GONE, with_tail=False)


def _hidden(node: etree._Element) -> bool:
    if node.tag in STRUCK or node.get("hidden") is not None:
        return True
    style = node.get("style")
    if not style or not any(word in (low := style.lower()) for word in STYLES):
        return False
    return HIDDEN.search(low) is not None or THROUGH.search(low) is not None


def _words(element: etree._Element) -> int:
    """How long the text of an element is."""
    return sum(len(text.strip()) for text in element.itertext())
