"""The words of one paragraph as they are seen: what was deleted, struck out, hidden or is a field's code stays out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.errors import UnreadableError
from ingest.read import limits
from ingest.read.docx.counting import counted
from ingest.read.docx.styles import Styles
from ingest.read.docx.tags import ALTERNATIVES, attribute, child, name, on, shown, value
from ingest.read.raised import raised
from ingest.records import Origin

THROUGH = {"w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml"}
THROUGH |= {"w:dir", "w:bdo", "w:ruby", "w:rubyBase", ALTERNATIVES, "m:oMath", "m:oMathPara"}
BOX = "w:txbxContent"
DRAWN = {"w:drawing", "w:pict", BOX}
# symbols that forms draw with Microsoft's symbol fonts, by the low byte of their code
WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "❖", 0xA8: "□", 0xFC: "√", 0xFE: "☑"}
WINGDINGS |= {0x52: "☑", 0xA3: "□", 0x9F: "•", 0xD8: "➢"}
ENCIRCLED = re.compile(
    r"\s*eq\b[^(（]{0,80}[(（]\s*[○〇◯][,，;；]\s*([^()（），]{1,3})[)）]", re.IGNORECASE
)  # drawn by a field


@dataclass(slots=True)
class Line:
    """A paragraph's words, the text boxes anchored in it, and the notes that it refers to, in order."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("w:footnoteReference", id)
    contents: bool = False  # it stands in the field of a table of contents

    @property
    def text(self) -> str:
        """The words."""
        return "".join(self.pieces)


class Runs:
    """Reads paragraphs one after the other; fields may run across them."""

    def __init__(self, styles: Styles, origin: Origin) -> None:
        self._styles, self._origin = styles, origin
        self._fields: list[list[str]] = []  # open fields: [code so far, "code" or "result"]

    def line(self, paragraph: etree._Element) -> Line:
        """One paragraph. Errors: `UnreadableError` where elements nest too deep."""
        line = Line(contents=self._in_contents())
        self._walk(paragraph, line, self._styles.get(value(paragraph, "w:pPr", "w:pStyle")).hidden, 0)
        line.contents = line.contents or self._in_contents()
        return line

    def _in_code(self) -> bool:
        return any(state == "code" for _, state in self._fields)

    def _in_contents(self) -> bool:
        return any(code.split()[:1] == ["TOC"] for code, _ in self._fields)

    def _walk(self, element: etree._Element, line: Line, hidden: bool, depth: int) -> None:
        if depth > limits.DEPTH:
            raise UnreadableError("ingest.read.too_deep", path=self._origin.path, limit=limits.DEPTH)
        for one in element:
            kind = name(one)
            if kind == "w:r":
                self._run(one, line, hidden, depth + 1)
            elif kind in THROUGH:
                self._walk(shown(one) if kind == ALTERNATIVES else one, line, hidden, depth + 1)
            elif kind.startswith("m:"):
                self._formula(one, line)

    def _formula(self, element: etree._Element, line: Line) -> None:
        line.pieces += [str(one.text or "") for one in element.iter() if name(one) == "m:t"]

    def _run(self, run: etree._Element, line: Line, hidden: bool, depth: int) -> None:
        properties = child(run, "w:rPr")
        stated = on(child(properties, "w:vanish"))
        styled = hidden or self._styles.get(value(properties, "w:rStyle")).hidden
        struck = on(child(properties, "w:strike")) or on(child(properties, "w:dstrike"))
        hidden = struck or (styled if stated is None else stated)
        for one in run:
            kind = name(one)
            if kind == "w:fldChar":
                drawn = self._field(attribute(one, "fldCharType"))
                line.pieces.append("" if hidden or self._in_code() else drawn)
            elif kind == "w:instrText" and self._fields:
                self._fields[-1][0] += one.text or ""
            elif not hidden and not self._in_code():
                self._content(one, kind, line, depth)
                if kind == "w:t" and value(properties, "w:vertAlign") == "superscript":
                    *before, last = line.pieces
                    line.pieces[-1] = raised(last, next((one for one in reversed(before) if one), ""))

    def _field(self, step: str) -> str:
        """A field begins, shows its result or ends; what it shows by its code alone."""
        if step == "begin":
            if len(self._fields) >= limits.DEPTH:
                raise UnreadableError("ingest.read.too_deep", path=self._origin.path, limit=limits.DEPTH)
            self._fields.append(["", "code"])
        elif step == "separate" and self._fields:
            self._fields[-1][1] = "result"
        elif step == "end" and self._fields:
            code, state = self._fields.pop()
            found = ENCIRCLED.match(code) if state == "code" else None
            inside = found[1].strip() if found else ""
            return counted(int(inside), "decimalEnclosedCircle") if inside.isdecimal() else inside
        return ""

    def _content(self, one: etree._Element, kind: str, line: Line, depth: int) -> None:
        if kind == "w:t":
            line.pieces.append(one.text or "")
        elif kind in ("w:tab", "w:ptab"):
            line.pieces.append(" ")  # a tab in the text would be a cell's border
        elif kind in ("w:br", "w:cr"):
            line.pieces.append("" if attribute(one, "type") in ("page", "column") else "\n")
        elif kind == "w:noBreakHyphen":
            line.pieces.append("-")
        elif kind == "w:sym":
            line.pieces.append(_symbol(one))
        elif kind in ("w:footnoteReference", "w:endnoteReference"):
            line.notes.append((kind, attribute(one, "id")))
        elif kind in DRAWN:
            line.boxes += _boxes(one)
        elif kind in THROUGH:
            if kind == ALTERNATIVES:
                for inner in shown(one):
                    self._content(inner, name(inner), line, depth + 1)
                return
            self._walk(one, line, False, depth + 1)


def _boxes(drawn: etree._Element) -> list[etree._Element]:
    """The outermost text boxes of a drawing."""
    found, stack = [], [drawn]
    while stack:
        one = stack.pop()
        if name(one) == BOX:
            found.append(one)
        elif name(one) == ALTERNATIVES:
            stack.append(shown(one))
        else:
            stack.extend(reversed(one))
    return found


def _symbol(element: etree._Element) -> str:
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    if "wingdings" in attribute(element, "font").lower():
        return WINGDINGS.get(code & 0xFF, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""
