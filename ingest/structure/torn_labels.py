"""Labels of clauses that a scan tore apart with blanks: `责任单 位：`, `完成 时限：`."""

from __future__ import annotations

import re

from ingest.text import Edit, Text

_WHOSE = ("责任", "牵头", "配合", "协办", "主办", "参与", "协同", "完成", "整改", "办理")
_WHAT = ("单位", "部门", "领导", "科室", "处室", "时限", "期限", "时间")
TORN_AT = frozenset("".join((*_WHOSE, *_WHAT)))  # what a line ends with that ends inside one


def _loose(words: tuple[str, ...], gap: str) -> str:
    return "(?:" + "|".join(gap.join(word) for word in words) + ")"


_TORN = re.compile(rf"{_loose(_WHOSE, ' *')} *(?:责 *任 *)?{_loose(_WHAT, ' *')} *(?=[:：∶])")
_LABEL_CHARACTERS = "".join(sorted({*"".join((*_WHOSE, *_WHAT))}))
_LOOSE = re.compile(f" (?<=[{_LABEL_CHARACTERS}] ) *(?=[{_LABEL_CHARACTERS}:：∶])")  # what each torn one holds
_BROKEN = re.compile(rf"{_loose(_WHOSE, chr(10) + '?')}\n?{_loose(_WHAT, chr(10) + '?')}(?=[:：∶])")


def across(line: str, after: str) -> bool:
    """Does a line end inside such a label: `…；责` + `任单位：市科技局`?"""
    found = _BROKEN.search(line[-4:] + "\n" + after[:6])
    return found is not None and "\n" in found[0]


def mended(text: Text) -> tuple[Text, int]:
    """The text with such labels made whole, and how many there were."""
    string = text.string
    torn = [match for match in _TORN.finditer(string) if " " in match[0]] if _LOOSE.search(string) else []
    edits = [Edit(t.start() + b.start(), t.start() + b.end(), "") for t in torn for b in re.finditer(" +", t[0])]
    return (text.apply(edits, "join-words"), len(torn)) if torn else (text, 0)
