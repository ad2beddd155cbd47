"""What the command line shows: data on stdout, everything said about it on stderr."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import orjson

from ontology.messages import catalogue, language, say

# columns whose codes are a closed list of the ontology
ENUMS = {
    "role": "Role",
    "action": "Action",
    "basis": "ResponsibilityBasis",
    "change": "Change",
    "completeness": "Completeness",
    "authority": "Authority",
    "level": "Level",
    "unit_kind": "UnitKind",
}


def note(key: str, /, **params: object) -> None:
    """Say one line of the catalogue on stderr."""
    print(say(key, **params), file=sys.stderr)


def failure(path: str, error: Exception) -> str:
    """One line for a document that failed; most errors of reading name the path themselves."""
    why = str(error)
    for separator in (": ", "：", ":"):
        why = why.removeprefix(path + separator)
    return say("cli.failed", path=path, why=why)


def line(key: str, /, **params: object) -> None:
    """Say one line of the catalogue on stdout, where it is the answer itself."""
    print(say(key, **params))


def as_json(value: Any) -> None:
    """Write a value as indented JSON."""
    sys.stdout.write(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS).decode() + "\n")


def heading(column: str) -> str:
    """A column's heading in the user's language; a column without one shows its name."""
    return say(f"column.{column}") if f"column.{column}" in catalogue() else column


def cell(value: Any, column: str = "") -> str:
    """A value as a person reads it in a table: the codes of a column in words."""
    if isinstance(value, str):
        return _in_words(column, value) or value
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("cli.yes" if value else "cli.no")
    if isinstance(value, float):
        return f"{value:,.15g}"
    if isinstance(value, list | tuple):
        return " › ".join(cell(v) for v in value)
    if isinstance(value, dict):
        return _of_object(value)
    return str(value)


def _in_words(column: str, code: str) -> str | None:
    from ontology.model import ontology

    if (key := f"code.{column}.{code}") in catalogue():
        return say(key)
    if column in ENUMS and code in (enum := ontology().enums[ENUMS[column]]).values:
        return enum.label(code, language())
    if column == "relation" and code in ontology().relations:
        return ontology().relations[code].label(language())
    if column == "type" and code in ontology().classes:
        return ontology().classes[code].label(language())
    return None


def _of_object(value: dict[str, Any]) -> str:
    from api.cells import cell as shown

    return str(shown(value, language()))  # as exports have it


def as_table(rows: Sequence[dict[str, Any]], columns: Iterable[str] | None = None) -> None:
    """Show rows as a table that fits the terminal."""
    from rich.console import Console
    from rich.table import Table

    names = list(columns or (rows[0] if rows else ()))
    table = Table(*(heading(n) for n in names), header_style="bold")
    for row in rows:
        table.add_row(*(cell(row.get(n), n) for n in names))
    # a pipe has no width of its own: give it room instead of folding at 80 columns
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def as_csv(rows: Sequence[dict[str, Any]], columns: Iterable[str] | None = None) -> None:
    """Write rows as CSV (RFC 4180); lists and objects as JSON; nothing that a document says becomes a formula."""
    names = list(columns or (rows[0] if rows else ()))
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_csv_cell(row.get(n)) for n in names])


def _csv_cell(value: Any) -> Any:
    from api.cells import text_cell

    return text_cell(orjson.dumps(value).decode() if isinstance(value, list | tuple | dict) else value)


FORMATS: dict[str, Callable[..., None]] = {"table": as_table, "json": lambda rows, _=None: as_json(rows), "csv": as_csv}
