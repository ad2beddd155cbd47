"""Where the parser stands in the tokens, how deep it is, and what the names of the scope are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from graph.guard.refusal import RefusedError
from graph.guard.sizes import MOST_SIZE, MOST_STEPS, Value
from graph.guard.tokens import DEEPEST, Scanner, Token

T = TypeVar("T")
MOST_INSIDE = 8  # subqueries within each other
AFTER_NAME = frozenset(
    [
        "AND",
        "AS",
        "CONTAINS",
        "ENDS",
        "GROUP",
        "IN",
        "IS",
        "LIMIT",
        "NEXT",
        "OFFSET",
        "OR",
        "ORDER",
        "SKIP",
        "STARTS",
        "UNION",
        "XOR",
    ]
)


class Cursor:
    """The tokens of one statement, read from left to right."""

    def __init__(self, scanner: Scanner, parameters: Mapping[str, Any]) -> None:
        self._scanner, self._parameters = scanner, parameters
        self._tokens, self._index = scanner.tokens, 0
        self._depth = 0
        self._scope: dict[str, Value] = {}
        self._joined = 0  # AND, OR, XOR: what planners multiply out
        self._hops = 0
        self._apart = 0  # patterns since the last WITH that nothing joins
        self._labelled = 1.0  # ways to choose the labels of this clause
        self._label_tests = 0
        self._inside_queries = 0  # subqueries around this place
        self._rows = 1.0  # of the clauses so far, at most; what MATCH finds is guessed
        self._made = 1.0  # how many times over the statement itself makes them
        self._aggregated = 0  # aggregating functions so far

    @property
    def here(self) -> Token:
        """The token that comes next."""
        return self._tokens[self._index]

    @property
    def done(self) -> bool:
        """Whether nothing comes any more."""
        return self.here.kind == "end"

    def ahead(self, by: int = 1) -> Token:
        """A token further on; past the end, the end."""
        return self._tokens[min(self._index + by, len(self._tokens) - 1)]

    def take(self) -> Token:
        """Pass the next token."""
        token = self.here
        self._index += token.kind != "end"
        return token

    def refuse(self, rule: str, token: Token | None = None, **params: object) -> RefusedError:
        """The refusal at a token; without one, at the next."""
        at = token or self.here
        return self._scanner.fail(rule, at.at, **params)

    def unexpected(self, token: Token | None = None) -> RefusedError:
        """The refusal of a token that nothing we know could have here."""
        at = token or self.here
        if at.kind == "end":
            return self.refuse("ends", at)
        return self.refuse("syntax", at, found=at.text or "''")

    # ------------------------------------------------------------ signs and words

    def at_sign(self, *signs: str) -> bool:
        """Whether one of these signs comes next."""
        return self.here.kind == "sign" and self.here.text in signs

    def accept(self, sign: str) -> bool:
        """Pass this sign if it comes next."""
        if self.at_sign(sign):
            self._index += 1
            return True
        return False

    def expect(self, sign: str) -> Token:
        """Pass this sign, which has to come next."""
        if not self.at_sign(sign):
            raise self.unexpected()
        return self.take()

    def at_words(self, *words: str) -> bool:
        """Whether these words come next, one after the other."""
        return all(self.ahead(i).word == word for i, word in enumerate(words))

    def accept_words(self, *words: str) -> bool:
        """Pass these words if they come next."""
        if self.at_words(*words):
            self._index += len(words)
            return True
        return False

    def expect_words(self, *words: str) -> None:
        """Pass these words, which have to come next."""
        for word in words:
            if not self.accept_words(word):
                raise self.unexpected()

    def distinct(self) -> None:
        """Pass DISTINCT, or ALL where it can be neither a name nor a quantifier."""
        after = self.ahead()
        if self.accept_words("DISTINCT") or not self.at_words("ALL"):
            return
        if after.kind in ("quoted", "string", "integer", "parameter") or (after.word and after.word not in AFTER_NAME):
            self.take()

    def name(self) -> str:
        """A name, bare or in backticks."""
        if self.here.kind not in ("name", "quoted"):
            raise self.unexpected()
        return self.take().text

    def signs_ahead(self, *signs: str, start: int = 0) -> bool:
        """Whether these signs come next, one after the other."""
        return all(
            (token := self.ahead(start + i)).kind == "sign" and token.text == sign for i, sign in enumerate(signs)
        )

    def closing(self, index: int) -> int:
        """Index of the bracket that closes the one at an index."""
        return self._scanner.partner.get(index, len(self._tokens) - 1)

    # ------------------------------------------------------------ depth, scope, weight

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """One level further in; planners and evaluators fall over hundreds of them."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.refuse("depth", most=DEEPEST)
        try:
            yield
        finally:
            self._depth -= 1

    @contextmanager
    def subquery_inside(self) -> Iterator[None]:
        """A query within a query, which is planned on its own, again for each that is around it."""
        self._inside_queries += 1
        if self._inside_queries > MOST_INSIDE:
            raise self.refuse("depth", most=MOST_INSIDE)
        outside = self._apart, self._labelled
        self._apart, self._labelled = 0, 1.0
        try:
            with self.deeper():
                yield
        finally:
            self._inside_queries -= 1
            self._apart, self._labelled = outside

    @contextmanager
    def inner(self) -> Iterator[None]:
        """A scope of its own: what is named inside is forgotten outside."""
        outside = dict(self._scope)
        try:
            yield
        finally:
            self._scope = outside

    def weighed(self, value: Value, at: Token) -> Value:
        """The value, if it is neither too large nor too long to compute."""
        if not value.steps <= MOST_STEPS:
            raise self.refuse("steps", at)
        if not max(value.total, value.count) <= MOST_SIZE:
            raise self.refuse("large", at)
        if value.depth > DEEPEST:
            raise self.refuse("depth", at, most=DEEPEST)
        return value

    def listed(self, one: Callable[[], T], sign: str = ",") -> list[T]:
        """One or more, with a sign between them."""
        found = [one()]
        while self.accept(sign):
            found.append(one())
        return found
