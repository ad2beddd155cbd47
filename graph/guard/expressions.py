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
VERTEX WITH WITHOUT ZONE ZONED VECTOR UUID
INT8 INT16 INT32 INT64 INTEGER8 INTEGER16 INTEGER32 INTEGER64 FLOAT32 FLOAT64
"""
TYPES = frozenset(_TYPES.split())
OTHER_TYPES = frozenset(("INT", "INT8", "INT16", "INT32", "INT64", "PROPERTY"))  # to the embedded store
MOST_JOINED = 200
MOST_EXCLUSIVE = 10  # XOR: planners write each out twice
MOST_CHAINED = 250  # operators of one rank, one after the other: servers read them as nested
LONGEST_NUMBER = 40  # digits
TYPICAL = 400.0  # characters of a stored text that a pattern is tried on
TRIED = 0.05  # steps of one way that a pattern is tried
AGGREGATES = frozenset(
    (
        *("avg", "collect", "collect_list", "count", "max", "min", "stdev", "stdevp", "stdev_pop", "stdev_samp"),
        *("percentilecont", "percentiledisc", "percentile_cont", "percentile_disc", "sum"),
    )
)


class Expressions(Composites):
    """Operators, values and functions; each method gives an upper bound of what it read (`graph.guard.sizes`)."""

    # ------------------------------------------------------------ operators

    def expression(self, least: int = OR) -> Value:
        """An expression whose operators bind at least as tightly as `least`."""
        with self.deeper():
            start = self.here
            before, joined, aggregated = self._label_tests, 0, self._aggregated
            left, chained = self._prefixed(), 0
            while True:
                joins, operator = self.here.word in JOINS, self.here
                if (found := self._operator(left, least)) is None:
                    break
                left, chained, joined = self.weighed(found, start), chained + 1, joined + joins
                self._chain(chained)
                if self._aggregated > aggregated and (operator.word or operator.text == "=~"):
                    self.misreads(operator)
            if joined and self._label_tests > before:
                self.chosen(joined + 1.0, start)
            return self.weighed(left, start)

    _exclusive = 0

    def join(self) -> None:
        """One more operator that planners multiply out."""
        self._joined += 1
        if self._joined > MOST_JOINED:
            raise self.refuse("joined", most=MOST_JOINED)

    def _chain(self, length: int) -> None:
        if length > MOST_CHAINED:
            raise self.refuse("chained", most=MOST_CHAINED)

    def _prefixed(self) -> Value:
        if self.at_words("NOT"):
            negation, aggregated = self.take(), self._aggregated
            value = self._flag(self.expression(NOT))
            if self._aggregated > aggregated:
                self.misreads(negation)
            return value
        if self.at_sign("-", "+"):
            negative = self.take().text == "-"
            value = self.expression(SIGNED)
            if value.number is not None:
                return sizes.of_number(-value.number if negative else value.number)
            return value
        aggregated = self._aggregated
        return self._postfixed(self._atom(), aggregated)

    def _flag(self, *values: Value) -> Value:
        return Value(bound=0.0, steps=1.0 + sum(v.steps for v in values))

    def _operator(self, left: Value, least: int) -> Value | None:
        """One operator and its right side; None where none comes that binds tightly enough."""
        token = self.here
        if token.word in JOINS and JOINS[token.word] >= least:
            self.join()
            if token.word == "XOR":
                self._exclusive += 1
                if self._exclusive > MOST_EXCLUSIVE:
                    raise self.refuse("exclusive", most=MOST_EXCLUSIVE)
            self.take()
            return self._flag(left, self.expression(JOINS[token.word] + 1))
        if least <= COMPARED:
            if token.kind == "sign" and token.text in COMPARES:
                self.take()
                right = self.expression(COMPARED + 1)
                return self._flag(left, right, Value(steps=min(sizes.compared(left), sizes.compared(right))))
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
            return self._flag(left, right, Value(steps=right.count + sizes.compared(right)))
        if self.accept_words("STARTS", "WITH") or self.accept_words("ENDS", "WITH"):
            right = self.expression(COMPARED + 1)
            return self._flag(left, right, Value(steps=sizes.COPIED * right.total))
        if self.accept_words("CONTAINS"):
            # looked for at each place
            right = self.expression(COMPARED + 1)
            return self._flag(left, right, Value(steps=sizes.COPIED * left.total * right.total))
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
        if self.at_words("LABELED") and self._labels_follow():
            self.take()
        if self.here.word in ("NFC", "NFD", "NFKC", "NFKD"):
            self.take()
        if self.accept_words("NORMALIZED"):
            return
        self._label_tests += 1
        self.label_expression()

    def _type(self) -> None:
        """A type after `IS ::`."""
        with self.deeper():
            self._types()

    def _types(self) -> None:
        while True:
            words = 0
            while self.here.word in TYPES:
                if self.here.word in OTHER_TYPES:
                    self.misreads(self.here)
                self.take()
                words += 1
            if not words:
                raise self.unexpected()
            if self.accept("<"):
                self._type()
                self.expect(">")
            if self.at_sign("(") and self.ahead().kind == "integer":
                self.take()
                self.take()
                self.expect(")")
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
        if pattern.texts is None:
            raise self.refuse("regex_unknown", at)
        length = left.count if left.texts is not None else max(left.count, TYPICAL)
        tries = 0.0
        for text in pattern.texts:
            tries = max(tries, regex.ways(text, length))
            if not tries <= regex.MOST_WAYS:
                raise self.refuse("regex", at, found=text)
        return self._flag(left, pattern, Value(steps=left.count + TRIED * tries))

    # ------------------------------------------------------------ what follows a value

    def _postfixed(self, value: Value, aggregated: int) -> Value:
        """What follows; `aggregated`: how many aggregating functions stood before the value."""
        chained = 0
        while True:
            self._chain(chained)
            chained += 1
            if self.at_sign(".") and self.ahead().kind in ("name", "quoted"):
                if self._aggregated > aggregated:
                    self.misreads(self.here)
                self.take()
                value = replace(value.field(self.name()), steps=value.steps + 1.0)
            elif self.at_sign("["):
                value = self._indexed(value)
            elif self.at_sign(":") and self._labels_follow():
                self.take()
                self._label_tests += 1
                self.label_expression(bars=not self._in_comprehension)
                value = self._flag(value)
            else:
                return value

    def _labels_follow(self) -> bool:
        following = self.ahead()
        return following.kind in ("name", "quoted") or (following.kind == "sign" and following.text in "!(%$")

    def _indexed(self, value: Value) -> Value:
        self.expect("[")
        steps, first, last = value.steps, sizes.of_number(0), NUMBER
        if not self.at_sign(".."):
            first = self.expression()
        if self.accept(".."):
            if not self.at_sign("]"):
                last = self.expression()
            self.expect("]")
            return sizes.sliced(value, first, last).with_steps(steps + first.steps + last.steps + value.count)
        self.expect("]")
        return value.element.with_steps(steps + first.steps + 1.0)

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
        if len(token.text) > LONGEST_NUMBER:
            raise self.refuse("number", token, found=token.text)
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
            return self.subquery(word)
        # a sign that begins no value: a variable of that name
        if word == "CASE" and not (after.kind == "sign" and after.text not in ("(", "[", "{", "+", "-", "$")):
            return self._case()
        if word in ("TRUE", "FALSE", "NULL", "INF", "INFINITY", "NAN") and not bracket:
            self.take()
            return Value(bound=0.0 if word in ("TRUE", "FALSE", "NULL") else sizes.UNKNOWN)
        if word in QUANTIFIERS and bracket:
            return self._quantified()
        if word in ("REDUCE", "ALLREDUCE") and bracket:
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
            self._aggregated += 1
            return NUMBER
        self.distinct()
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
        self._aggregated += name in AGGREGATES
        if name == "range":
            value = self._range(given, start)
        elif name in ("collect", "collect_list") and given:
            value = sizes.collected(given[0], self._rows, self._made)
        else:
            value = functions.result(name, given)
            if name == "string.regexreplace" and len(given) == 3:
                value = value.with_steps(value.steps + self._matched(given[0], given[1], start).steps)
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
        told = count if given[0].number is not None and given[1].number is not None else 1.0
        return Value(count, count, bound, steps, inner=Value(bound=bound), parts=2, depth=1, told=told)
