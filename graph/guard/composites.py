"""What holds other expressions: lists, comprehensions, maps, projections, CASE, quantifiers and reduce."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace

from graph.guard import sizes
from graph.guard.cursor import Cursor
from graph.guard.sizes import DEEPEST, NODE, STORED, Value
from graph.guard.tokens import Token

OR, XOR, AND, NOT, COMPARED, ADDED, TIMES, POWER, SIGNED = range(1, 10)
COMPARES = frozenset(("=", "<>", "!=", "<", ">", "<=", ">="))
PATHS = Value(sizes.PATH, sizes.PATH * sizes.FROM_GRAPH)
MOST_REDUCING = 3  # reduce within reduce; each is read three times to see how its accumulator grows


class Composites(Cursor):
    """Expressions made of expressions; each method gives an upper bound of what it read (`graph.guard.sizes`)."""

    _in_comprehension = False
    _reducing = 0

    # ------------------------------------------------------------ what the other half of the grammar reads

    @abstractmethod
    def pattern(self) -> None:
        """A path pattern."""

    @abstractmethod
    def shortest(self) -> None:
        """`shortestPath((a)-[*]-(b))`."""

    @abstractmethod
    def label_expression(self, *, bars: bool = True) -> None:
        """What follows the colon of a label."""

    @abstractmethod
    def chosen(self, ways: float, at: Token) -> None:
        """Labels that can be chosen in so many ways stand in this clause."""

    @abstractmethod
    def subquery(self, word: str) -> Value:
        """What stands in the braces of EXISTS, COUNT or COLLECT, and what it gives."""

    @abstractmethod
    def starts_pattern(self, at: int = 0) -> bool:
        """Whether the bracket that comes next opens a node of a path."""

    @abstractmethod
    def misreads(self, at: Token) -> None:
        """The embedded store answers something else here, and says nothing."""

    @abstractmethod
    def expression(self, least: int = OR) -> Value:
        """An expression whose operators bind at least as tightly as `least`."""

    @abstractmethod
    def worded(self, left: Value) -> Value | None:
        """IN, STARTS WITH, =~, IS NULL and their like, if one comes."""

    # ------------------------------------------------------------ lists and maps

    def _plain_bars(self) -> _Bars:
        """Inside brackets of its own a bar after a label is an OR again."""
        return _Bars(self, False)

    def _list(self) -> Value:
        if self.signs_ahead("(", start=1) and self.starts_pattern(1):
            return self._pattern_comprehension()
        if self.ahead().kind in ("name", "quoted"):
            if self.signs_ahead("=", "(", start=2):
                return self._pattern_comprehension()
            if self.ahead(2).word == "IN":
                return self._comprehension()
        self.expect("[")
        with self._plain_bars():
            items = [] if self.at_sign("]") else self.listed(self.expression)
        self.expect("]")
        return sizes.of_list(items)

    def _comprehension(self) -> Value:
        """`[x IN list WHERE predicate | expression]`."""
        self.expect("[")
        name = self.name()
        self.expect_words("IN")
        over = self.expression()
        steps = 1.0
        with self.inner(), _Bars(self, True):
            self._scope[name] = over.element
            if self.accept_words("WHERE"):
                steps += self.expression().steps
            body = over.element
            if self.accept("|"):
                with self._plain_bars():
                    body = self.expression()
        self.expect("]")
        return sizes.mapped(over, body.with_steps(steps + body.steps))

    def _pattern_comprehension(self) -> Value:
        """`[p = (a)--(b) WHERE predicate | expression]`."""
        self.expect("[")
        with self.inner(), _Bars(self, True):
            if not self.at_sign("("):
                self._scope[self.name()] = PATHS
                self.expect("=")
            self.pattern()
            steps = 1.0
            if self.accept_words("WHERE"):
                steps += self.expression().steps
            self.expect("|")
            with self._plain_bars():
                body = self.expression()
        self.expect("]")
        return sizes.collected(body).with_steps(sizes.FROM_GRAPH * (steps + body.steps))

    def map(self) -> Value:
        """`{key: value}`."""
        self.expect("{")
        fields: dict[str, Value] = {}

        def pair() -> None:
            name = self.name()
            self.expect(":")
            fields[name] = self.expression()

        with self._plain_bars():
            if not self.at_sign("}"):
                self.listed(pair)
        self.expect("}")
        return sizes.of_map(fields)

    def _projection(self, of: Value) -> Value:
        """`node {.*, .key, key: value, variable}`."""
        self.expect("{")
        fields: dict[str, Value] = {}

        def part() -> None:
            if self.accept("."):
                if not self.accept("*"):
                    name = self.name()
                    fields[name] = of.field(name)
                else:
                    fields["*"] = of
                return
            name = self.name()
            fields[name] = self.expression() if self.accept(":") else self._scope.get(name, NODE)

        with self._plain_bars():
            if not self.at_sign("}"):
                self.listed(part)
        self.expect("}")
        value = sizes.of_map(fields)
        return replace(value, fields=None) if "*" in fields else value

    # ------------------------------------------------------------ CASE, quantifiers, reduce

    def _case(self) -> Value:
        self.expect_words("CASE")
        values: list[Value] = []
        steps = 1.0
        with self._plain_bars():
            compared = 0.0
            if not self.at_words("WHEN"):
                value = self.expression()
                steps, compared = steps + value.steps, sizes.compared(value)
            while self.accept_words("WHEN"):
                steps += sum(v.steps + compared for v in self.listed(self._when))
                self.expect_words("THEN")
                values.append(self.expression())
            if self.accept_words("ELSE"):
                values.append(self.expression())
            self.expect_words("END")
        if not values:
            raise self.unexpected()
        chosen = sizes.either(values)
        return chosen.with_steps(chosen.steps + steps)

    def _when(self) -> Value:
        """A condition, a value, or a comparison whose left side is the CASE's own."""
        if self.here.kind == "sign" and self.here.text in COMPARES:
            self.take()
            return self.expression(COMPARED + 1)
        worded = self.worded(STORED) if self.here.word in ("IS", "STARTS", "ENDS", "CONTAINS", "IN") else None
        if worded is None and self.at_sign("=~"):
            worded = self.worded(STORED)
        return self.expression() if worded is None else worded

    def _quantified(self) -> Value:
        """`any(x IN list WHERE predicate)`."""
        self.take()
        self.expect("(")
        name = self.name()
        self.expect_words("IN")
        over = self.expression()
        steps = 1.0
        with self.inner(), self._plain_bars():
            self._scope[name] = over.element
            if self.accept_words("WHERE"):
                steps += self.expression().steps
        self.expect(")")
        return Value(bound=0.0, steps=over.steps + over.count * steps)

    def _reduced(self) -> Value:
        """`reduce(sum = 0, x IN list | sum + x)`: refused where the accumulator grows with itself.

        `allReduce` has a condition after it, which is asked for each element.
        """
        start = self.take()
        self._reducing += 1
        if self._reducing > MOST_REDUCING:
            raise self.refuse("steps", start)
        self.expect("(")
        accumulator = self.name()
        self.expect("=")
        first = self.expression()
        self.expect(",")
        name = self.name()
        self.expect_words("IN")
        over = self.expression()
        self.expect("|")
        body_at = self._index

        def body(value: Value) -> Value:
            self._index = body_at
            with self.inner(), self._plain_bars():
                self._scope[accumulator] = replace(sizes.levelled(value), number=None, texts=None)
                self._scope[name] = over.element
                return self.expression()

        grown = self._growth(first, body, over, start)
        self._reducing -= 1
        if start.word == "ALLREDUCE":
            self.expect(",")
            with self.inner(), self._plain_bars():
                self._scope[accumulator], self._scope[name] = replace(grown, steps=1.0), over.element
                grown = Value(bound=0.0, steps=grown.steps + over.count * self.expression().steps)
        self.expect(")")
        return grown

    def _growth(self, first: Value, body: Callable[[Value], Value], over: Value, at: Token) -> Value:
        times = over.count
        joined, hops = self._joined, self._hops
        once = body(first)
        twice = body(once)
        thrice = body(twice)
        self._joined = joined + (self._joined - joined) // 3
        self._hops = hops + (self._hops - hops) // 3
        if thrice.total - twice.total > (twice.total - once.total) * 1.01 + 1.0:
            raise self.refuse("doubling", at)
        told = once.told + times * max(0.0, thrice.told - twice.told) if over.told > 1.0 else 1.0
        depth = once.depth + int(times) * (thrice.depth - twice.depth)
        if depth > DEEPEST:
            raise self.refuse("depth", at, most=DEEPEST)
        size = once.total + times * max(thrice.total - twice.total, twice.total - once.total)
        bound = once.bound if thrice.bound == once.bound else sizes.UNKNOWN
        count = once.count + times * max(thrice.count - twice.count, twice.count - once.count)
        steps = first.steps + times * (thrice.steps + sizes.COPIED * count / 2)
        return replace(thrice, count=count, total=size, bound=bound, steps=steps, depth=depth, told=told)


class _Bars:
    """Whether a bar after a label may end a comprehension's predicate, as long as the context is open."""

    def __init__(self, parser: Composites, ends: bool) -> None:
        self._parser, self._ends, self._before = parser, ends, False

    def __enter__(self) -> None:
        self._before = self._parser._in_comprehension
        self._parser._in_comprehension = self._ends

    def __exit__(self, *_: object) -> None:
        self._parser._in_comprehension = self._before
