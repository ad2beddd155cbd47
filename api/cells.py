"""A row as a line of a table: what a cell shows of a list or an object.

Evidence shows its quotes, units in charge their names and roles, other things their names, lists their parts; anything
else is JSON. JSON Lines hold the row whole.
"""

from __future__ import annotations

from typing import Any

import orjson

BETWEEN = " | "


def _part(value: Any) -> str:
    if isinstance(value, dict):
        if "quote" in value:
            return str(value["quote"])
        if "unit_name" in value and "role" in value:
            name = value["unit_as_stated"] or value["unit_name"] or value["unit"]
            return f"{name}({value['role']})" if value["role"] else str(name)
        if value.get("name"):
            return str(value["name"])
        return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
    return str(value)


def cell(value: Any) -> str | int | float | bool | None:
    """The value of a cell: a number, a truth value, a text, or nothing."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | tuple):
        return BETWEEN.join(_part(one) for one in value)
    return _part(value)
