"""The statement as a whole: what stands before it, and queries joined by UNION, NEXT and WHEN."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.guard import sizes
from graph.guard.clauses import Clauses
from graph.guard.refusal import RefusedError
from graph.guard.sizes import DEEPEST, Value, unfit
from graph.guard.tokens import ESCAPE, Scanner, decode

LANGUAGES = ("5", "25")


@dataclass(frozen=True, slots=True)
class Allowed:
    """A statement that may run: `text` is what to send, `columns`, unless only stores know.

    `language`: the Cypher that it asks for, which is said to stores that know more than one; `planned`: `EXPLAIN` or
    `PROFILE`, where its plan is asked for. `misread`: what the embedded store would read otherwise, if anything.
    """

    text: str
    columns: tuple[str, ...] = ()
    language: str = ""
    planned: str = ""
    misread: RefusedError | None = None


def check(statement: str, parameters: Mapping[str, Any] | None = None) -> Allowed:
    """The statement as it may be sent to a store; `RefusedError` with rule, line and column where it may not."""
    for name, value in (parameters or {}).items():
        if rule := unfit(name) or unfit(value):
            raise RefusedError(rule, (1, 1), found=f"${name}", most=DEEPEST)
    scanner = Scanner(decode(statement))
    scanner.run()
    read = Statements(scanner, {} if parameters is None else parameters)
    began = read.statement()
    sent = "".join(scanner.plain[began:])
    if left := ESCAPE.search(sent):
        raise RefusedError("escape", (1, 1), found=left[0])
    misread = read.refuse("misread", read.misread) if read.misread else None
    return Allowed(sent, read.columns, read.language, read.planned, misread)


class Statements(Clauses):
    """The outermost rules of the grammar."""

    language = planned = ""

    def statement(self) -> int:
        """One query to the end of the text; a semicolon may close it. Gives the offset at which it begins."""
        if self.done:
            raise self.refuse("empty")
        self._before()
        began = self.here.at
        self.query(returns=True)
        if self.accept(";") and not self.done:
            raise self.refuse("several")
        if self.here.kind != "end":
            raise self.unknown_clause()
        return began

    def _before(self) -> None:
        """`CYPHER 25` and `EXPLAIN`, each once; options of a query are refused."""
        while True:
            start = self.here
            if not self.language and self.accept_words("CYPHER"):
                if self.here.kind != "integer" or self.here.text not in LANGUAGES:
                    raise self.refuse("option", start, found=start.text)
                self.language = self.take().text
                if self.signs_ahead("=", start=1):
                    raise self.refuse("option", found=self.here.text)
            elif not self.planned and start.word in ("EXPLAIN", "PROFILE"):
                self.planned = self.take().word
            else:
                return

    def query(self, *, returns: bool) -> None:
        """Queries one after the other: what one returns, the next one knows."""
        outside = dict(self._scope)
        self._branches(lambda: self._united(returns))
        while self.accept_words("NEXT"):
            self._scope = {**outside, **self._scope}
            self._branches(lambda: self._united(returns))

    def _united(self, returns: bool) -> bool:
        """One of the queries that UNION joins; whether another one comes."""
        self._branch(returns)
        if not self.accept_words("UNION"):
            return False
        self.accept_words("ALL") or self.accept_words("DISTINCT")
        return True

    def _branch(self, returns: bool) -> None:
        """Clauses, a query in braces, or queries of which a condition takes one."""
        if self.at_words("WHEN"):
            self._branches(lambda: self._conditional(returns))
        elif self.accept("{"):
            with self.deeper():
                self.query(returns=returns)
                if not self.at_sign("}"):
                    raise self.unknown_clause()
            self.expect("}")
        else:
            self.single(returns=returns)

    def _conditional(self, returns: bool) -> bool:
        """`WHEN condition THEN query`, or `ELSE query`; whether another one comes."""
        if self.accept_words("ELSE"):
            self._branch(returns)
            return False
        self.expect_words("WHEN")
        self.expression()
        self.expect_words("THEN")
        self._branch(returns)
        return self.at_words("WHEN") or self.at_words("ELSE")

    def _branches(self, one: Callable[[], bool]) -> None:
        """Queries that all begin with the same names; afterwards a name can be what any of them made it."""
        outside, rows = dict(self._scope), (self._rows, self._made)
        found: list[Mapping[str, Value]] = []
        total = made = 0.0
        more = True
        while more:
            self._scope, (self._rows, self._made) = dict(outside), rows
            more = one()
            found.append(self._scope)
            total, made = max(total, self._rows), max(made, self._made)
        self._rows, self._made = total, made
        if len(found) > 1:
            names = {name for scope in found for name in scope}
            self._scope = {n: sizes.either([scope[n] for scope in found if n in scope]) for n in names}
