"""A named query: one `.cypher` file, and a typed handle beside it.

The file pastes into Neo4j Browser. Its header (`//` lines) gives the question in zh and en, the parameters and the
columns. What the synchronous loader, the asynchronous API and the command line share is the handle: text, checked
parameters, typed rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

FOLDER = Path(__file__).parent

CONTROL = re.compile("[\\x00-\\x1f\\x7f\\ud800-\\udfff]")
MOST_ROWS = 10_000  # a statement's own cap; what one HTTP answer may hold is less


def _printable(text: str) -> str:
    """Refuse control characters: no name or id holds one, and stores disagree about them."""
    if CONTROL.search(text):
        raise PydanticCustomError("control_characters", "control characters are not allowed")
    return text


Word = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    AfterValidator(_printable),
    Field(json_schema_extra={"pattern": r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"}),
]
"""An id, a name or a word, as a parameter."""

Code = Annotated[str, StringConstraints(min_length=1, max_length=12, pattern=r"^[0-9A-Za-z]+$")]
"""The code of a place: GB/T 2260, or the user's own."""

IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}$")]
"""A date as precise as you like: 2025, 2025-06 or 2025-06-30."""

Year = Annotated[int, Field(ge=1900, le=2200)]


class Params(BaseModel):
    """A query's parameters; unknown names are refused, values are only ever passed as parameters."""

    model_config = ConfigDict(extra="forbid")


class Page(Params):
    """Parameters of a query that is read page by page: `after` is the `key` (or `id`) of the last row already seen."""

    after: str = Field("", max_length=4000)
    limit: int = Field(100, ge=1, le=MOST_ROWS)


class Row(BaseModel):
    """One row of an answer."""

    model_config = ConfigDict(extra="forbid")


P = TypeVar("P", bound=Params)
R = TypeVar("R", bound=Row)


def _outside_blocks(text: str) -> str:
    """The statement without its comments and without what stands in quotes, braces, brackets or parentheses."""
    text = re.sub(r"'[^'\n]*'", "", re.sub(r"^//.*$", "", text, flags=re.MULTILINE))
    while (shorter := re.sub(r"\{[^{}]*\}|\([^()]*\)|\[[^\[\]]*\]", "", text)) != text:
        text = shorter
    return text


def _replaced(text: str, pattern: str, by: str) -> str:
    """The text with each place of a pattern replaced; `ValueError` where there is none."""
    found, count = re.subn(pattern, by, text)
    if not count:
        raise ValueError(f"no {pattern} in the statement")
    return found


class Query(Generic[P, R]):
    """The handle of `queries/<name>.cypher`."""

    def __init__(self, name: str, params: type[P], row: type[R]) -> None:
        self.name, self.params, self.row = name, params, row
        self._packed_with: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"Query({self.name!r}, {self.params.__name__}, {self.row.__name__})"

    @cached_property
    def text(self) -> str:
        """The statement as it stands in the file, header included."""
        return (FOLDER / f"{self.name}.cypher").read_text("utf-8")

    @cached_property
    def body(self) -> str:
        """The statement without its comments."""
        return re.sub(r"^\s*//.*\n", "", self.text, flags=re.MULTILINE)

    @cached_property
    def packed(self) -> str:
        """The statement with all its rows in one record, `rows`, each a list of values in the order of the columns.

        Drivers take as long for a record as for all that is in it. No record, or no rows in it: no row.
        """
        return f"{self.packed_head}RETURN collect([{', '.join(self.columns)}]) AS rows"

    @cached_property
    def packed_head(self) -> str:
        """What all statements begin with in which this one is packed."""
        return f"CALL () {{\n{self.body}}}\n"

    def packed_with(self, other: Query[Any, Any]) -> str:
        """Both statements in one round trip: one record with `rows` and the other's rows as `others`.

        Their parameters must not share a name. No record: one of the two found nothing, or both.
        """
        if known := self._packed_with.get(other.name):
            return known
        kept, more = ", ".join(self.columns), ", ".join(other.columns)
        first = f"{self.packed_head}WITH collect([{kept}]) AS rows\n"
        both = f"{first}{other.packed_head}RETURN rows, collect([{more}]) AS others"
        self._packed_with[other.name] = both
        return both

    def unpacked(self, rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
        """Packed rows as records."""
        return [dict(zip(self.columns, row, strict=True)) for row in rows]

    @cached_property
    def descending(self) -> Query[P, R]:
        """The same question answered from the last row on; what has no value is last here, too."""
        return _Descending(f"{self.name}-descending", self.params, self.row, self.text)

    @cached_property
    def columns(self) -> list[str]:
        """The columns in the order in which the statement returns them."""
        final = re.split(r"\bRETURN\b", _outside_blocks(self.text))[-1]
        items = re.split(r"\bORDER BY\b", final)[0].split(",")
        return [re.split(r"\bAS\b", item)[-1].strip() for item in items]

    @cached_property
    def table(self) -> list[str]:
        """The columns that a table on a terminal has room for: the header's `Table` line, else all."""
        found = re.search(r"^// Table: (.+)$", self.text, re.MULTILINE)
        return [name.strip() for name in found[1].split(",")] if found else self.columns

    def question(self, lang: str) -> str:
        """The question that the query answers, from the header line `// zh: …` or `// en: …`."""
        found = re.search(rf"^// {lang}: (.+)$", self.text, re.MULTILINE)
        return found[1].strip() if found else ""

    def notes(self) -> str:
        """The rest of the header: what parameters and columns mean."""
        header = re.match(r"(?://.*\n)*", self.text)
        lines = [line[2:].rstrip() for line in (header[0] if header else "").splitlines()]
        return "\n".join(line[1:] for line in lines if not re.match(r" (zh|en): ", line)).strip()

    def arguments(self, params: P) -> dict[str, Any]:
        """The parameters as the driver takes them."""
        return params.model_dump(mode="json")

    def rows(self, records: Iterable[Mapping[str, Any]]) -> list[R]:
        """The driver's records as typed rows."""
        return [self.row.model_validate(dict(record)) for record in records]


class _Descending(Query[P, R]):
    """A query by key, read from its end."""

    def __init__(self, name: str, params: type[P], row: type[R], text: str) -> None:
        super().__init__(name, params, row)
        backwards = _replaced(text, r"key > \$after", "($after = '' OR key < $after)")
        backwards = _replaced(backwards, r"ORDER BY key\b", "ORDER BY key DESC")
        # `~` sorts what has no value after all others; a blank sorts it before them, which is the end of this order
        self.text = backwards.replace("'~'", "' '")
