"""A row as a line of a table: what a cell shows of a list or an object.

Evidence shows its quotes, units in charge their names and what they do in words of the asker's language, targets and
deliverables what they promise and by when, other things their names, lists their parts; anything else is JSON. JSON
Lines hold the row whole, roles as codes.
"""

from __future__ import annotations

import re
from typing import Any

import orjson

from ontology.model import ontology

BETWEEN = " | "
SIGNS = {">=": "≥", "<=": "≤", "~": "≈", "range": "="}
# what a spreadsheet computes when it opens a file of text; a signed number may be one, a comparator alone is no formula
FORMULA = re.compile(r"[=@＝＠\t\r](?=.)|[+\-＋－](?![\d.,%]*$)", re.DOTALL)


def _role(code: str, lang: str) -> str:
    roles = ontology().enums["Role"]
    return roles.label(code, lang) if code in roles.values else code


def comparison(comparator: str | None, value: float | None, value2: float | None, unit: str | None) -> str:
    """What a figure says of its indicator: ≥ 600名, = 2.5–3%; nothing where it has no value."""
    if value is None:
        return ""
    sign = SIGNS.get(comparator or "", comparator or "=")
    number = f"{value:,.15g}" if value2 is None else f"{value:,.15g}–{value2:,.15g}"
    return f"{sign} {number}{unit or ''}"


def _dated(words: str, date: object) -> str:
    return f"{words}({date})" if date else words


def _object(value: dict[str, Any], lang: str) -> str | None:
    if "quote" in value:
        return str(value["quote"])
    if "unit_name" in value and "role" in value:
        name = value["unit_as_stated"] or value["unit_name"] or value["unit"]
        return f"{name}({_role(value['role'], lang)})" if value["role"] else str(name)
    if "indicator_as_stated" in value:
        figures = (value.get(key) for key in ("comparator", "value", "value2", "value_unit"))
        return _dated(f"{value['indicator_as_stated']} {comparison(*figures)}".strip(), value.get("year"))
    if "object_text" in value:
        return _dated((value.get("verb") or "") + value["object_text"], value.get("due"))
    return value.get("name") or value.get("text") or value.get("id")


def _part(value: Any, lang: str) -> str:
    if not isinstance(value, dict):
        return str(value)
    return _object(value, lang) or orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


def cell(value: Any, lang: str = "zh") -> str | int | float | bool | None:
    """The value of a cell: a number, a truth value, a text, or nothing."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | tuple):
        return BETWEEN.join(_part(one, lang) for one in value)
    return _part(value, lang)


def text_cell(value: Any, lang: str = "zh") -> str | int | float | bool | None:
    """The same where a file says nothing of types, as CSV: a text that could be a formula begins with an apostrophe."""
    shown = cell(value, lang)
    return f"'{shown}" if isinstance(shown, str) and FORMULA.match(shown) else shown
