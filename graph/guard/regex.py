"""Which patterns of `=~` can backtrack: Java's engine, like most, tries every way before it gives up."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

LONGEST = 500  # characters
MOST_WAYS = 2e8  # tries of one match: about a second
KNOWN_GROUPS = ("(?:", "(?i)", "(?s)", "(?u)", "(?iu)", "(?ui)", "(?is)", "(?si)", "(?m)")
NO_WORD = frozenset(".^$\\[")  # what stands for itself makes words; these do not
LONG_TEXT = 5_000  # characters; in a longer one even the way back of the last repeat is long
UNSAFE = float("inf")


@dataclass(slots=True)
class _Group:
    """What stands between brackets, or one character."""

    varies: bool = False  # can match in several lengths
    choices: bool = False
    ended: float = 0.0  # ways of the alternatives before this one
    ways: float = 1.0  # of this one so far
    words: list[str | None] = field(default_factory=lambda: [""])  # the alternatives that are plain words

    @property
    def all_ways(self) -> float:
        """Of all alternatives; of words that no other one begins with, one can match at most."""
        words = sorted(word.casefold() for word in self.words if word)
        if len(words) == len(self.words) and not any(b.startswith(a) for a, b in itertools.pairwise(words)):
            return 1.0
        return self.ended + self.ways

    def read(self, char: str) -> None:
        """One more character of the alternative's word; an empty one: it is no word."""
        before = self.words[-1]
        self.words[-1] = before + char if char and before is not None else None


@dataclass(slots=True)
class _Reader:
    pattern: str
    length: float
    at: int = 0
    last_open: int = -1  # where the last repeat without an upper end ended
    groups: list[_Group] = field(default_factory=lambda: [_Group()])

    def end_alternative(self) -> None:
        """A repeat at the very end has no other way: what it leaves, nothing takes."""
        outermost = self.groups[0]
        if len(self.groups) == 1 and self.last_open == self.at and self.length <= LONG_TEXT:
            outermost.ways /= self.length


def ways(pattern: str, length: float) -> float:
    """An upper bound of the tries on a text of this length; infinite for what is not known to be safe."""
    if len(pattern) > LONGEST:
        return UNSAFE
    r = _Reader(pattern, max(1.0, length))
    atom: _Group | None = None
    while r.at < len(pattern):
        char, group = pattern[r.at], r.groups[-1]
        if char == "(":
            opening = next((g for g in KNOWN_GROUPS if pattern.startswith(g, r.at)), None)
            if pattern.startswith("(?", r.at) and opening is None:
                return UNSAFE  # lookaround, named and atomic groups
            r.at += len(opening or "(")
            if not (opening and opening.endswith(")")):
                r.groups.append(_Group())
                atom = None
        elif char == ")":
            if len(r.groups) == 1:
                return UNSAFE
            atom = r.groups.pop()
            group = r.groups[-1]
            group.varies |= atom.varies
            group.choices |= atom.choices
            group.ways *= atom.all_ways
            group.read("")
            r.at += 1
        elif char == "|":
            r.end_alternative()
            group.ended, group.ways, group.choices = group.ended + group.ways, 1.0, True
            group.words.append("")
            atom = None
            r.at += 1
        elif char in "*+?{":
            if not _quantifier(r, atom):
                return UNSAFE
            atom = None
        else:
            group.read("" if char in NO_WORD else char)
            if not _single(r):
                return UNSAFE
            atom = _Group()
    r.end_alternative()
    result = 1.0
    for group in r.groups:  # one that is not closed is the store's to refuse
        result *= group.all_ways
    return max(1.0, result)


def _single(r: _Reader) -> bool:
    """Pass one character, escape or class; False for a back reference or one that does not end."""
    char = r.pattern[r.at]
    if char == "\\":
        following = r.pattern[r.at + 1 : r.at + 2]
        if not following or following in "123456789kQ":
            return False
        r.at += 2
        if following in "pPx" and r.pattern[r.at : r.at + 1] == "{":
            end = r.pattern.find("}", r.at)
            r.at = end + 1
            return end > 0
        return True
    if char != "[":
        r.at += 1
        return True
    r.at += 1
    first = True
    while r.at < len(r.pattern):
        char = r.pattern[r.at]
        if char == "[" or r.pattern.startswith("&&", r.at):  # Java's unions and intersections
            return False
        if char == "]" and not first:
            r.at += 1
            return True
        first = first and char == "^"
        r.at += 2 if char == "\\" else 1
    return False


def _quantifier(r: _Reader, atom: _Group | None) -> bool:
    """Pass a quantifier; False where it repeats what can itself match in several ways."""
    if atom is None:
        return False
    char = r.pattern[r.at]
    lowest, highest = (1 if char == "+" else 0), (1.0 if char == "?" else UNSAFE)
    if char == "{":
        end = r.pattern.find("}", r.at)
        low, comma, high = r.pattern[r.at + 1 : max(end, 0)].partition(",")
        if end < 0 or not low.isdigit() or not (high or "0").isdigit() or len(low) > 4 or len(high) > 4:
            return False
        lowest, highest = int(low), float(high or low) if high or not comma else UNSAFE
        r.at = end
    r.at += 1
    if r.pattern[r.at : r.at + 1] in ("?", "+"):
        r.at += 1
    if (atom.varies or atom.choices) and highest > 1:
        return False
    group = r.groups[-1]
    group.read("")
    group.varies |= lowest != highest
    group.ways *= min(r.length, max(1.0, highest - lowest + 1))
    if highest == UNSAFE:
        r.last_open = r.at
    return True
