"""The one error of the guard: which rule refuses a statement, and where in the text."""

from __future__ import annotations

from graph.errors import StoreError

LONGEST = 60  # characters of the statement that a message repeats


class RefusedError(StoreError):
    """The statement is no read that we know, or none that is sure to end; line and column are counted from 1."""

    exit_code = 2

    def __init__(self, rule: str, at: tuple[int, int], /, **params: object) -> None:
        line, column = at
        shown = {name: _shown(value) for name, value in params.items()}
        super().__init__(f"guard.{rule}", **shown, line=line, column=column)
        self.rule, self.line, self.column = rule, line, column

    def __reduce__(self) -> tuple[object, ...]:
        given = {name: value for name, value in self.params.items() if name not in ("line", "column")}
        return _again, (self.rule, (self.line, self.column), given)


def _shown(value: object) -> object:
    """A piece of the statement, on one line and short."""
    if not isinstance(value, str):
        return value
    plain = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"


def _again(rule: str, at: tuple[int, int], given: dict[str, object]) -> RefusedError:
    return RefusedError(rule, at, **given)
