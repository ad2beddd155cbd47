"""Expressions: an operator-precedence parser that knows the reading part of Cypher 5 and refuses all else."""

from __future__ import annotations

from dataclasses import replace

from graph.guard import functions, regex, sizes
from graph.guard.composites import ADDED, AND, COMPARED, COMPARES, NOT, OR, POWER, SIGNED, TIMES, XOR, Composites
from graph.guard.names import FUNCTIONS
from graph.guard.sizes import NODE, NUMBER, STORED, Value
from graph.guard.tokens import Token

JOINS = {"OR": OR, "XOR": XOR, "AND": AND}
ARITHMETIC = {"+": ADDED, "-": ADDED, "||": ADDED, "*": TIMES, "/": TIMES, "%": TIMES, "^": POWER}
QUANTIFIERS = frozenset(("ALL", "ANY", "NONE", "SINGLE"))
_TYPES = """
ANY ARRAY BOOL BOOLEAN DATE DATETIME DURATION EDGE FLOAT INT INTEGER LIST LOCAL MAP NODE NOTHING NULL NUMBER
NUMERIC PATH POINT PROPERTY RELATIONSHIP SIGNED STRING TIME TIMESTAMP TIMEZONE TIMEZONED UNSIGNED VALUE VARCHAR
VERTEX WITH WITHOUT ZONED
"""
TYPES = frozenset(_TYPES.split())
MOST_JOINED = 200


class Expressions(Composites):
    """Operators, values and functions; each method gives an upper bound of what it read (`graph.guard.sizes`)."""

    # ------------------------------------------------------------ operators

    def expression(self, least: int = OR) -> Value:
        """An expression whose operators bind at least as tightly as `least`."""
        with self.deeper():
            start = self.here
            left = self._prefixed()
            while (found := self._operator(left, least)) is not None:
                left = self.weighed(found, start)
            return self.weighed(left, start)

    def _prefixed(self) -> Value:
        if self.at_words("NOT"):
            self.take()
            return self._flag(self.expression(NOT))
        if self.at_sign("-", "+"):
            negative = self.take().text == "-"
            value = self.expression(SIGNED)
            if value.number is not None:
                return sizes.of_number(-value.number if negative else value.number)
            return value
        return self._postfixed(self._atom())

    def _flag(self, *values: Value) -> Value:
        return Value(bound=0.0, steps=1.0 + sum(v.steps for v in values))

    def _operator(self, left: Value, least: int) -> Value | None:
        """One operator and its right side; None where none comes that binds tightly enough."""
        token = self.here
        if token.word in JOINS and JOINS[token.word] >= least:
            self._joined += 1
            if self._joined > MOST_JOINED:
                raise self.refuse("joined", most=MOST_JOINED)
            self.take()
            return self._flag(left, self.expression(JOINS[token.word] + 1))
        if least <= COMPARED:
            if token.kind == "sign" and token.text in COMPARES:
                self.take()
                return self._flag(left, self.expression(COMPARED + 1))
            if (found := self.worded(left)) is not None:
                return found
        if token.kind == "sign" and ARITHMETIC.get(token.text, 0) >= least:
            self.take()
            return self._computed(token.text, left, self.expression(ARITHMETIC[token.text] + 1))
        return None

    def worded(self, left: Value) -> Value | None:
        """IN, STARTS WITH, =~, IS NULL and their like."""
        token = self.here
        if self.accept("=~"):
            return self._matched(left, self.expression(COMPARED + 1), token)
        if self.accept_words("IN"):
            right = self.expression(COMPARED + 1)
            return self._flag(left, right, Value(steps=right.count))
        if self.accept_words("STARTS", "WITH") or self.accept_words("ENDS", "WITH") or self.accept_words("CONTAINS"):
            right = self.expression(COMPARED + 1)
            return self._flag(left, right, Value(steps=left.count))
        if self.accept("::"):
            self._type()
            return self._flag(left)
        if self.at_words("IS"):
            self._is()
            return self._flag(left)
        return None

    def _is(self) -> None:
        self.expect_words("IS")
        self.accept_words("NOT")
        if self.accept_words("NULL"):
            return
        if self.accept("::") or self.accept_words("TYPED"):
            self._type()
            return
        if self.here.word in ("NFC", "NFD", "NFKC", "NFKD"):
            self.take()
        if self.accept_words("NORMALIZED"):
            return
        self.label_expression()

    def _type(self) -> None:
        """A type after `IS ::`."""
        while True:
            words = 0
            while self.here.word in TYPES:
                self.take()
                words += 1
            if not words:
                raise self.unexpected()
            if self.accept("<"):
                self._type()
                self.expect(">")
            self.accept_words("NOT", "NULL")
            self.accept("!")
            if not self.accept("|"):
                return

    def _computed(self, sign: str, left: Value, right: Value) -> Value:
        steps = left.steps + right.steps + 1.0
        if sign in ("+", "||"):
            return sizes.joined(left, right)
        if left.number is not None and right.number is not None and sign in "-*":
            return sizes.of_number(left.number - right.number if sign == "-" else left.number * right.number)
        bounds = {"-": left.bound + right.bound, "*": left.bound * right.bound, "%": left.bound}
        bound = bounds.get(sign, sizes.UNKNOWN)
        if sign == "/" and right.number:
            bound = left.bound / abs(right.number)
        return Value(bound=bound if bound == bound else sizes.UNKNOWN, steps=steps)

    def _matched(self, left: Value, pattern: Value, at: Token) -> Value:
        if pattern.text is None:
            raise self.refuse("regex_unknown", at)
        tries = regex.ways(pattern.text, min(left.count, 400.0) if left.text is None else left.count)
        if not tries <= regex.MOST_WAYS:
            raise self.refuse("regex", at, found=pattern.text)
        return self._flag(left, pattern, Value(steps=left.count))

    # ------------------------------------------------------------ what follows a value

    def _postfixed(self, value: Value) -> Value:
        while True:
            if self.at_sign(".") and self.ahead().kind in ("name", "quoted"):
                self.take()
                value = replace(value.field(self.name()), steps=value.steps + 1.0)
            elif self.at_sign("["):
                value = self._indexed(value)
            elif self.at_sign(":") and self._labels_follow():
                self.take()
                self.label_expression(bars=not self._in_comprehension)
                value = self._flag(value)
            else:
                return value

    def _labels_follow(self) -> bool:
        following = self.ahead()
        return following.kind in ("name", "quoted") or (following.kind == "sign" and following.text in "!(%$")

    def _indexed(self, value: Value) -> Value:
        self.expect("[")
        steps = value.steps
        if not self.at_sign(".."):
            steps += self.expression().steps
        if self.accept(".."):
            if not self.at_sign("]"):
                steps += self.expression().steps
            self.expect("]")
            return value.with_steps(steps + value.count)
        self.expect("]")
        return value.element.with_steps(steps + 1.0)

    # ------------------------------------------------------------ atoms

    def _atom(self) -> Value:
        token = self.here
        if token.kind == "integer":
            return self._integer()
        if token.kind == "float":
            self.take()
            return Value(bound=abs(float(token.text.replace("_", ""))))
        if token.kind == "string":
            return sizes.of_text(self.take().text)
        if token.kind == "parameter":
            return self._parameter()
        if token.kind == "sign":
            return self._bracketed()
        if token.kind == "name" and (special := self._special(token.word)) is not None:
            return special
        if token.kind in ("name", "quoted"):
            return self._named()
        raise self.unexpected()

    def _integer(self) -> Value:
        token = self.take()
        number = int(token.text.replace("_", ""), 0) if token.text[:1] != "0" or token.text[1:2] in "xXoO" else 0
        if token.text[:1] == "0" and token.text[1:].isdigit():
            number = int(token.text.replace("_", ""), 10)
        if not -(2**63) < number <= 2**63:
            raise self.refuse("number", token, found=token.text)
        return sizes.of_number(number)

    def _parameter(self) -> Value:
        token = self.take()
        if token.text not in self._parameters:
            raise self.refuse("parameter", token, name=token.text)
        return sizes.of_given(self._parameters[token.text])

    def _bracketed(self) -> Value:
        if self.at_sign("("):
            if self.starts_pattern():
                self.pattern()
                return sizes.collected(STORED)
            self.take()
            with self._plain_bars():
                value = self.expression()
            self.expect(")")
            return value
        if self.at_sign("["):
            return self._list()
        if self.at_sign("{"):
            return self.map()
        raise self.unexpected()

    def _special(self, word: str) -> Value | None:
        """What begins with a word that is no name here."""
        after = self.ahead()
        brace = after.kind == "sign" and after.text == "{"
        bracket = after.kind == "sign" and after.text == "("
        if word in ("EXISTS", "COUNT", "COLLECT") and brace:
            self.take()
            self.subquery(word)
            return sizes.collected(STORED) if word == "COLLECT" else NUMBER
        if word == "CASE":
            return self._case()
        if word in ("TRUE", "FALSE", "NULL", "INF", "INFINITY", "NAN") and not bracket:
            self.take()
            return Value(bound=0.0)
        if word in QUANTIFIERS and bracket:
            return self._quantified()
        if word == "REDUCE" and bracket:
            return self._reduced()
        if word in ("SHORTESTPATH", "ALLSHORTESTPATHS") and bracket:
            self.shortest()
            return sizes.collected(NODE)
        return None

    def _named(self) -> Value:
        """A variable, a map projection of one, or a function."""
        token = self.here
        after = 1
        while self.signs_ahead(".", start=after) and self.ahead(after + 1).kind in ("name", "quoted"):
            after += 2
        if self.signs_ahead("(", start=after):
            return self._function()
        name = self.name()
        value = self._scope.get(name, STORED)
        if self.at_sign("{"):
            return self._projection(value)
        if token.kind == "name" and after == 1 and token.word in ("CREATE", "MERGE", "DELETE", "DETACH", "FOREACH"):
            raise self.refuse("write", token, found=token.text)
        return value.with_steps(1.0)

    # ------------------------------------------------------------ functions

    def _function(self) -> Value:
        start = self.here
        name = ".".join(self.listed(self.name, ".")).lower()
        if name not in FUNCTIONS:
            raise self.refuse("function", start, name=name)
        self.expect("(")
        if name == "count" and self.accept("*"):
            self.expect(")")
            return NUMBER
        self.accept_words("DISTINCT")
        given: list[Value] = []
        if name == "normalize":
            given.append(self.expression())
            if self.accept(","):
                self.name()
        elif name == "trim" and self.here.word in ("BOTH", "LEADING", "TRAILING"):
            self.take()
            if not self.accept_words("FROM"):
                given.append(self.expression())
                self.expect_words("FROM")
            given.append(self.expression())
        elif not self.at_sign(")"):
            with self._plain_bars():
                given = self.listed(self.expression)
                if name == "trim" and self.accept_words("FROM"):
                    given.append(self.expression())
        self.expect(")")
        value = self._range(given, start) if name == "range" else functions.result(name, given)
        return self.weighed(value, start)

    def _range(self, given: list[Value], at: Token) -> Value:
        if not 2 <= len(given) <= 3:
            raise self.unexpected(at)
        count = sizes.counted(given[0], given[1], given[2] if len(given) > 2 else None)
        if count == sizes.UNKNOWN:
            raise self.refuse("range_unknown", at)
        if count > sizes.MOST_RANGE:
            raise self.refuse("range", at, most=sizes.MOST_RANGE)
        count = max(1.0, count)
        steps = count + sum(v.steps for v in given)
        bound = max(given[0].bound, given[1].bound)
        return Value(count, count, bound, steps, inner=Value(bound=bound), parts=2)
