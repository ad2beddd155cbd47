"""A statement's text as tokens: Unicode escapes decoded first, as the servers do, then read once from left to right.

Neo4j turns `\\u0027` into a quote before it parses (Cypher 5) or inside the string (Cypher 25): a text that still holds
such an escape after decoding has two readings and is refused, except behind a backslash that is escaped itself, as in
the pattern `'[\\\\u4e00-\\\\u9fa5]+'`. What is sent to the server is the decoded text with its comments and odd spaces
blanked, such a string taken apart and escapes that nobody defined spelt out, so that nothing is left on which two
scanners could disagree.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from graph.guard.refusal import RefusedError

LONGEST = 20_000  # characters
DEEPEST = 50  # brackets within brackets
MOST_TOKENS = 8_000

Kind = Literal["name", "quoted", "string", "integer", "float", "parameter", "sign", "end"]

ESCAPE = re.compile(r"\\+u+([0-9A-Fa-f]{4})")
NUMBER = re.compile(
    r"0[xX][0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[oO][0-7]+(?:_[0-7]+)*"
    r"|(?:\d+(?:_\d+)*)?\.\d+(?:_\d+)*(?:[eE][+-]?\d+)?|\d+(?:_\d+)*(?:[eE][+-]?\d+)?"
)
LINE_END = re.compile(r"[\r\n]")
DIGITS = frozenset("0123456789")
SIGNS = ("=~", "<>", "!=", "<=", ">=", "+=", "..", "::", "||")
SINGLE = frozenset("+-*/%^=<>.,;:|&!()[]{}$")
# dashes and arrow heads that editors put in, by the sign that they stand for
ARROWS = {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")}
ARROWS |= {**dict.fromkeys("\u27e8\u3008\ufe64\uff1c", "<"), **dict.fromkeys("\u27e9\u3009\ufe65\uff1e", ">")}
CLOSING = {")": "(", "]": "[", "}": "{"}
SIMPLE_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", **{c: c for c in "\\'\"`"}}


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text` is what it means (a string without its quotes), `at` its offset in the decoded text."""

    kind: Kind
    text: str
    at: int

    @property
    def word(self) -> str:
        """A bare name as keywords are compared; empty for all else, quoted names included."""
        return self.text.upper() if self.kind == "name" else ""


def decode(text: str) -> str:
    """The text with its Unicode escapes replaced; `RefusedError` where that can be read in two ways."""
    if len(text) > LONGEST:
        raise RefusedError("text", (1, 1), length=len(text), most=LONGEST)
    for found in ESCAPE.finditer(text):
        if not (re.fullmatch(r"\\u[0-9A-Fa-f]{4}", found[0]) or _is_escaped(found)):
            raise RefusedError("escape", position(text, found.start()), found=found[0])
    decoded = ESCAPE.sub(lambda found: found[0] if _is_escaped(found) else chr(int(found[1], 16)), text)
    for left in ESCAPE.finditer(decoded):
        if not _is_escaped(left):
            raise RefusedError("escape", position(decoded, left.start()), found=left[0])
    # two escapes make one character beyond the first plane; half of one is none
    whole = decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    odd = next((i for i, char in enumerate(whole) if char in "\0\ufffd"), None)
    if odd is not None:
        raise RefusedError("character", position(whole, odd), found=f"U+{ord(whole[odd]):04X}")
    return whole


def _is_escaped(found: re.Match[str]) -> bool:
    """Whether its backslash is escaped itself, and it is a letter or digit that would change nothing around it."""
    slashes = found[0].index("u")
    return slashes % 2 == 0 and found[0].count("u", 0, slashes + 2) == 1 and chr(int(found[1], 16)).isalnum()


def position(text: str, at: int) -> tuple[int, int]:
    """Line and column of an offset, from 1."""
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    line = bisect_right(starts, at)
    return line, at - starts[line - 1] + 1


def starts_name(char: str) -> bool:
    """Whether a bare name may begin so: a letter of any script, or a low line."""
    return char == "_" or unicodedata.category(char) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Pc")


def continues_name(char: str) -> bool:
    """Whether a bare name may go on so."""
    return starts_name(char) or unicodedata.category(char) in ("Nd", "Mn", "Mc")


class Scanner:
    """Reads the decoded text once."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.plain = list(text)
        self.tokens: list[Token] = []
        self.open: list[tuple[str, int]] = []
        self.partner: dict[int, int] = {}  # index of an opening bracket's token → index of the closing one's

    def fail(self, rule: str, at: int, **params: object) -> RefusedError:
        """The refusal at an offset."""
        return RefusedError(rule, position(self.text, at), **params)

    def run(self) -> None:
        """Read to the end; what stays open is refused."""
        while self.at < len(self.text):
            self._next()
            if len(self.tokens) > MOST_TOKENS:
                raise self.fail("size", self.at, most=MOST_TOKENS)
        if self.open:
            raise self.fail("unclosed", self.tokens[self.open[-1][1]].at, found=self.open[-1][0])
        self.tokens.append(Token("end", "", len(self.text)))

    def _next(self) -> None:
        text, at = self.text, self.at
        char = text[at]
        if char.isspace() or char == "\ufeff":
            if char not in " \n\r\t":
                self.plain[at] = " "
            self.at += 1
        elif text.startswith(("//", "/*"), at):
            self._comment()
        elif char in "'\"":
            self._string(char)
        elif char == "`":
            text_, end = self._backticks(at)
            self._put("quoted", text_, end)
        elif char == "$":
            self._parameter()
        elif starts_name(char):
            end = self._name_end(at)
            self._put("name", text[at:end], end)
        elif char in DIGITS or (char == "." and text[at + 1 : at + 2] in DIGITS):
            self._number()
        else:
            self._sign(char)

    def _put(self, kind: Kind, text: str, end: int) -> None:
        self.tokens.append(Token(kind, text, self.at))
        self.at = end

    def _comment(self) -> None:
        line = self.text.startswith("//", self.at)
        if line:
            ended = LINE_END.search(self.text, self.at)
            end = ended.start() if ended else len(self.text)
        else:
            end = self.text.find("*/", self.at + 2) + 2
            if end < 2:
                raise self.fail("unclosed", self.at, found="/*")
        for i in range(self.at, end):
            if self.plain[i] not in "\r\n":
                self.plain[i] = " "
        self.at = end

    def _string(self, quote: str) -> None:
        start, at, parts, apart = self.at, self.at + 1, [], False
        while True:
            char = self.text[at : at + 1]
            if not char or (char == "\\" and at + 1 >= len(self.text)):
                raise self.fail("unclosed", start, found=quote)
            if char == quote:
                break
            if char == "\\":
                at += 1
                char = SIMPLE_ESCAPES.get(self.text[at], "\\" + self.text[at])
                if len(char) > 1:
                    # Neo4j keeps the backslash of an escape that there is not; so does what we send
                    self.plain[at] = "\\" + char[1]
                elif char == "\\" and ESCAPE.match(self.text, at):
                    self.plain[at], apart = f"\\{quote} + {quote}", True
            parts.append(char)
            at += 1
        if apart:
            self.plain[start], self.plain[at] = f"({quote}", f"{quote})"
        self._put("string", "".join(parts), at + 1)

    def _backticks(self, start: int) -> tuple[str, int]:
        at, parts = start + 1, []
        while True:
            end = self.text.find("`", at)
            if end < 0:
                raise self.fail("unclosed", start, found="`")
            parts.append(self.text[at:end])
            if not self.text.startswith("``", end):
                break
            parts.append("`")
            at = end + 2
        name = "".join(parts)
        # a server that knew escapes in names would read another name than we do
        if not name or "\\" in name or any(unicodedata.category(c) == "Cc" for c in name):
            raise self.fail("character", start, found=self.text[start : end + 1])
        return name, end + 1

    def _name_end(self, at: int) -> int:
        while at < len(self.text) and continues_name(self.text[at]):
            at += 1
        return at

    def _parameter(self) -> None:
        after = self.text[self.at + 1 : self.at + 2]
        if after == "`":
            name, end = self._backticks(self.at + 1)
            self._put("parameter", name, end)
        elif after and (continues_name(after)):
            end = self._name_end(self.at + 1)
            self._put("parameter", self.text[self.at + 1 : end], end)
        else:
            self._put("sign", "$", self.at + 1)

    def _number(self) -> None:
        found = NUMBER.match(self.text, self.at)
        assert found
        raw = found[0]
        # `1..3` is a range of hops: the point belongs to what follows
        whole = raw[:1] != "." and not set(raw) & {".", "e", "E"}
        hexadecimal = raw[:2] in ("0x", "0X", "0o", "0O")
        end = found.end()
        if not hexadecimal and self.text[end : end + 1] in ("f", "F", "d", "D") and not self._goes_on(end + 1):
            whole, end = False, end + 1
        if self._goes_on(end):
            raise self.fail("number", self.at, found=self.text[self.at : end + 1])
        self._put("integer" if whole or hexadecimal else "float", raw, end)

    def _goes_on(self, at: int) -> bool:
        return at < len(self.text) and continues_name(self.text[at])

    def _sign(self, char: str) -> None:
        if arrow := ARROWS.get(char):
            self.plain[self.at] = arrow
            self._put("sign", arrow, self.at + 1)
            return
        text = next((s for s in SIGNS if self.text.startswith(s, self.at)), char if char in SINGLE else "")
        if not text:
            raise self.fail("character", self.at, found=char)
        index = len(self.tokens)
        if text in "([{":
            self.open.append((text, index))
            if len(self.open) > DEEPEST:
                raise self.fail("depth", self.at, most=DEEPEST)
        elif text in CLOSING:
            if not self.open or self.open[-1][0] != CLOSING[text]:
                raise self.fail("unclosed", self.at, found=text)
            self.partner[self.open.pop()[1]] = index
        self._put("sign", text, self.at + len(text))
