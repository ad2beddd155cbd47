"""A row as a line of a table: what a cell shows of a list or an object.

Evidence shows its quotes, units in charge their names and what they do in words of the asker's language, other things
their names, lists their parts; anything else is JSON. JSON Lines hold the row whole, roles as codes.
"""

from __future__ import annotations

import re
from typing import Any

import orjson

from ontology.model import ontology

BETWEEN = " | "
# what a spreadsheet computes when it opens a file of text; a signed number may be one, a comparator alone is no formula
FORMULA = re.compile(r"[=@＝＠\t\r](?=.)|[+\-＋－](?![\d.,%]*$)", re.DOTALL)


def _role(code: str, lang: str) -> str:
    roles = ontology().enums["Role"]
    return roles.label(code, lang) if code in roles.values else code


def _part(value: Any, lang: str) -> str:
    if isinstance(value, dict):
        if "quote" in value:
            return str(value["quote"])
        if "unit_name" in value and "role" in value:
            name = value["unit_as_stated"] or value["unit_name"] or value["unit"]
            return f"{name}({_role(value['role'], lang)})" if value["role"] else str(name)
        if value.get("name"):
            return str(value["name"])
        return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
    return str(value)


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
