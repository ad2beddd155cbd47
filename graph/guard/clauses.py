"""Clauses: the statement as a whole, and the subqueries in it. What is not known to read is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.guard.names import PROCEDURES, REFUSED
from graph.guard.patterns import Patterns
from graph.guard.refusal import RefusedError
from graph.guard.sizes import DEEPEST, STORED, Value, unfit
from graph.guard.tokens import Scanner, Token, decode

MOST_CLAUSES = 100
LONGEST_QUESTION = 1_000  # characters of a full-text question
HINTS = frozenset(("INDEX", "SCAN", "JOIN", "RANGE", "TEXT", "POINT", "SEEK", "ON"))


@dataclass(frozen=True, slots=True)
class Allowed:
    """A statement that may run: `text` is what to send, `columns`, unless only stores know."""

    text: str
    columns: tuple[str, ...] = ()


def check(statement: str, parameters: Mapping[str, Any] | None = None) -> Allowed:
    """The statement as it may be sent to a store; `RefusedError` with rule, line and column where it may not."""
    for name, value in (parameters or {}).items():
        if rule := unfit(name) or unfit(value):
            raise RefusedError(rule, (1, 1), found=f"${name}", most=DEEPEST)
    scanner = Scanner(decode(statement))
    scanner.run()
    read = Clauses(scanner, {} if parameters is None else parameters)
    read.statement()
    return Allowed("".join(scanner.plain), read.columns)


class Clauses(Patterns):
    """The clauses that read."""

    _clauses = 0
    columns: tuple[str, ...] = ()

    def statement(self) -> None:
        """One query to the end of the text; a semicolon may close it."""
        if self.done:
            raise self.refuse("empty")
        self._query(returns=True)
        if self.accept(";") and not self.done:
            raise self.refuse("several")
        if not self.done:
            raise self._unknown_clause()

    def _query(self, *, returns: bool) -> None:
        """Single queries joined by UNION."""
        outside = dict(self._scope)
        while True:
            self._scope = dict(outside)
            self._single(returns=returns)
            if not self.accept_words("UNION"):
                return
            self.accept_words("ALL") or self.accept_words("DISTINCT")

    def _single(self, *, returns: bool) -> None:
        last = ""
        while (word := self._clause()) != "":
            last = word
            if word == "RETURN":
                return
        if last == "CALL" and returns and self._standing_alone:
            return
        if returns or not last:
            raise self.refuse("ends") if self.done else self._unknown_clause()

    _standing_alone = False

    def _clause(self) -> str:
        """One clause; the word that it begins with, or nothing where none comes."""
        word = self.here.word
        self._clauses += 1
        if self._clauses > MOST_CLAUSES:
            raise self.refuse("clauses", most=MOST_CLAUSES)
        if word == "OPTIONAL":
            self.take()
            word = self.here.word
            if word not in ("MATCH", "CALL"):
                raise self.unexpected()
        if word == "MATCH":
            self._match()
        elif word == "CALL":
            self._call()
        elif word == "UNWIND":
            self._unwind()
        elif word in ("WITH", "RETURN"):
            self._projection_clause(word)
        elif word in ("ORDER", "SKIP", "OFFSET", "LIMIT"):
            self._sorted()
        else:
            return ""
        return word

    def _unknown_clause(self) -> Exception:
        token = self.here
        if self.at_words("IN", "TRANSACTIONS") or (token.word == "IN" and self.ahead(2).word == "CONCURRENT"):
            return self.refuse("transactions")
        rule = REFUSED.get(token.word, "")
        if rule:
            return self.refuse(rule, found=token.text)
        if token.kind == "name":
            return self.refuse("clause", found=token.text)
        return self.unexpected()

    # ------------------------------------------------------------ MATCH, UNWIND

    def _match(self) -> None:
        self.expect_words("MATCH")
        if self.at_words("REPEATABLE") or self.at_words("DIFFERENT"):
            self.take()
            if self.here.word not in ("ELEMENT", "ELEMENTS", "RELATIONSHIP", "RELATIONSHIPS"):
                raise self.unexpected()
            self.take()
        self.patterns()
        while self.at_words("USING"):
            self._hint()
        if self.accept_words("WHERE"):
            self.expression()

    def _hint(self) -> None:
        """`USING INDEX n:Label(key)`: how the planner is told where to begin."""
        self.expect_words("USING")
        if self.here.word not in HINTS:
            raise self._unknown_clause() if self.at_words("PERIODIC") else self.unexpected()
        while self.here.word in HINTS:
            self.take()
        self.listed(self.name)
        if self.accept(":"):
            self.name()
            if self.accept("("):
                self.listed(self.name)
                self.expect(")")

    def _unwind(self) -> None:
        self.expect_words("UNWIND")
        value = self.expression()
        self.expect_words("AS")
        self._scope[self.name()] = value.element

    # ------------------------------------------------------------ WITH, RETURN

    def _projection_clause(self, word: str) -> None:
        self.take()
        self.accept_words("DISTINCT")
        named: dict[str, Value] = {}
        starred = self.accept("*")
        if starred:
            named = dict(self._scope)
            if self.accept(","):
                self._items(named, word)
        else:
            self._items(named, word)
        # what is sorted by may be an old name or a new one
        if word == "RETURN":
            self.columns = () if starred else tuple(named)
        self._scope = {**self._scope, **named}
        self._sorted()
        if word == "WITH":
            self._scope = named
            if self.accept_words("WHERE"):
                self.expression()
        else:
            self._scope = named

    def _items(self, named: dict[str, Value], word: str) -> None:
        def item() -> None:
            token = self.here
            value = self.expression()
            if self.accept_words("AS"):
                named[self.name()] = value
            else:
                # as stores name it: by its text; of a variable that is its name
                text = "".join(self._scanner.plain[token.at : self.here.at]).strip()
                named[token.text if self.ahead(-1) is token else text] = value

        self.listed(item)

    def _sorted(self) -> None:
        """ORDER BY, SKIP and LIMIT, as many of them as there are."""
        while True:
            if self.accept_words("ORDER"):
                self.expect_words("BY")
                self.listed(self._sort_item)
            elif self.here.word in ("SKIP", "OFFSET", "LIMIT"):
                self.take()
                self.expression()
            else:
                return

    def _sort_item(self) -> None:
        self.expression()
        if self.here.word in ("ASC", "ASCENDING", "DESC", "DESCENDING"):
            self.take()

    # ------------------------------------------------------------ CALL, subqueries

    def _call(self) -> None:
        start = self.take()
        self._standing_alone = False
        if self.at_sign("{") or self.at_sign("("):
            self._call_subquery()
            return
        self._procedure(start)

    def _call_subquery(self) -> None:
        outside = dict(self._scope)
        if self.accept("("):
            if self.accept("*"):
                pass
            elif not self.at_sign(")"):
                self.listed(self.name)
            self.expect(")")
        self.expect("{")
        with self.deeper():
            self._query(returns=True)
            if not self.at_sign("}"):
                raise self._unknown_clause()
        self.expect("}")
        self._scope = {**outside, **self._scope}
        if self.at_words("IN") or self.at_words("ON", "ERROR"):
            raise self.refuse("transactions")

    def _procedure(self, start: Token) -> None:
        at = self.here
        name = ".".join(self.listed(self.name, ".")).lower()
        if name not in PROCEDURES:
            raise self.refuse("procedure", at, name=name)
        if self.accept("("):
            given = [] if self.at_sign(")") else self.listed(self.expression)
            self.expect(")")
            if "fulltext" in name and len(given) > 1 and given[1].count > LONGEST_QUESTION:
                raise self.refuse("question", at, most=LONGEST_QUESTION)
        self._standing_alone = True
        if self.accept_words("YIELD"):
            if not self.accept("*"):
                self.listed(self._yielded)
            if self.accept_words("WHERE"):
                self.expression()

    def _yielded(self) -> None:
        name = self.name()
        self._scope[self.name() if self.accept_words("AS") else name] = STORED

    def subquery(self, word: str) -> None:
        """What stands in the braces of EXISTS, COUNT or COLLECT: a query, or for the first two a bare pattern."""
        self.expect("{")
        with self.deeper(), self.inner(), self._plain_bars():
            if self.here.kind == "name" and not self.signs_ahead("=", start=1) and self._begins_clause():
                self._query(returns=word == "COLLECT")
            else:
                self.patterns()
                if self.accept_words("WHERE"):
                    self.expression()
        if not self.at_sign("}"):
            raise self._unknown_clause()
        self.expect("}")

    def _begins_clause(self) -> bool:
        words = ("MATCH", "OPTIONAL", "CALL", "UNWIND", "WITH", "RETURN")
        if self.here.word in words:
            return True
        if self.here.word in REFUSED:
            raise self._unknown_clause()
        return False
