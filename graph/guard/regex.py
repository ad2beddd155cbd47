"""Which patterns of `=~` can backtrack: Java's engine, like most, tries every way before it gives up."""

from __future__ import annotations

from dataclasses import dataclass, field

LONGEST = 500  # characters
MOST_WAYS = 2e8  # tries of one match: about a second
KNOWN_GROUPS = ("(?:", "(?i)", "(?s)", "(?u)", "(?iu)", "(?ui)", "(?is)", "(?si)", "(?m)")


@dataclass(slots=True)
class _Group:
    repeats: bool = False  # holds something that can match in several lengths
    choices: bool = False


@dataclass(slots=True)
class _Reader:
    pattern: str
    at: int = 0
    loops: int = 0  # quantifiers without an upper end
    last_open: int = -1  # where the last of them ended
    groups: list[_Group] = field(default_factory=lambda: [_Group()])


def ways(pattern: str, length: float) -> float:
    """An upper bound of the tries on a text of this length; infinite for what is not known to be safe."""
    if len(pattern) > LONGEST:
        return float("inf")
    r = _Reader(pattern)
    atom: _Group | None = None
    while r.at < len(pattern):
        char = pattern[r.at]
        if char == "(":
            opening = next((g for g in KNOWN_GROUPS if pattern.startswith(g, r.at)), None)
            if pattern.startswith("(?", r.at) and opening is None:
                return float("inf")  # lookaround, named and atomic groups
            if opening and opening.endswith(")"):
                r.at += len(opening)
                continue
            r.groups.append(_Group())
            r.at += len(opening or "(")
            atom = None
            continue
        if char == ")":
            if len(r.groups) == 1:
                return float("inf")
            atom = r.groups.pop()
            r.groups[-1].repeats |= atom.repeats
            r.groups[-1].choices |= atom.choices
            r.at += 1
        elif char == "|":
            r.groups[-1].choices, atom = True, None
            r.at += 1
            continue
        elif char in "*+?{":
            if not _quantifier(r, atom):
                return float("inf")
            atom = None
            continue
        elif not _single(r):
            return float("inf")
        else:
            atom = _Group()
    loops = r.loops - (r.last_open == len(pattern) and r.loops > 0)  # the last one, at the end, has no other way
    try:
        return max(1.0, length) ** max(1, loops)
    except OverflowError:
        return float("inf")


def _single(r: _Reader) -> bool:
    """Pass one character, escape or class; False for a back reference or one that does not end."""
    char = r.pattern[r.at]
    if char == "\\":
        following = r.pattern[r.at + 1 : r.at + 2]
        if not following or following in "123456789kQ":
            return False
        r.at += 2
        if following in "pP" and r.pattern[r.at : r.at + 1] == "{":
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
    if char == "{":
        end = r.pattern.find("}", r.at)
        low, comma, high = r.pattern[r.at + 1 : max(end, 0)].partition(",")
        if end < 0 or not low.isdigit() or not (high or "0").isdigit() or len(low) > 4 or len(high) > 4:
            return False
        r.at = end + 1
        open_ended, varies = (bool(comma) and not high) or int(high or low) > 10, bool(comma)
        once = not comma and int(low) == 1
    else:
        r.at += 1
        open_ended, varies, once = char != "?", True, char == "?"
    if r.at < len(r.pattern) and r.pattern[r.at] in "?+":
        r.at += 1
    if (atom.repeats or atom.choices) and not once:
        return False
    r.groups[-1].repeats |= varies
    if open_ended:
        r.loops += 1
        r.last_open = r.at
    return True
