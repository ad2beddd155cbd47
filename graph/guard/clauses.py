"""Clauses, and the subqueries in them. What is not known to read is refused."""

from __future__ import annotations

from abc import abstractmethod

from graph.guard import sizes
from graph.guard.names import PROCEDURES, REFUSED
from graph.guard.patterns import Patterns
from graph.guard.sizes import COLLECTED, NUMBER, STORED, Value
from graph.guard.tokens import Token

MOST_CLAUSES = 100
LONGEST_QUESTION = 1_000  # characters of a full-text question
LONGEST_COMPUTED = 100  # of one that the statement does not tell
MOST_VAGUE = 20  # signs in it that stand for many words
VAGUE = frozenset("~*?/")
BEGIN = frozenset(("MATCH", "OPTIONAL", "CALL", "UNWIND", "FOR", "WITH", "RETURN", "LET", "FILTER", "WHEN"))
HINTS = frozenset(("INDEX", "SCAN", "JOIN", "RANGE", "TEXT", "POINT", "SEEK", "ON"))


class Clauses(Patterns):
    """The clauses that read."""

    _clauses = 0
    columns: tuple[str, ...] = ()

    @abstractmethod
    def query(self, *, returns: bool) -> None:
        """A whole query, as it stands outside or in the braces of a subquery."""

    def single(self, *, returns: bool) -> None:
        last = ""
        while (word := self._clause()) != "":
            last = word
            if word in ("RETURN", "FINISH"):
                return
        if last == "CALL" and returns and self._standing_alone:
            return
        if returns or not last:
            raise self.refuse("ends") if self.done else self.unknown_clause()

    _standing_alone = False
    _grouped = False  # whether a column of this WITH or RETURN is none that aggregates

    def _clause(self) -> str:
        """One clause; the word that it begins with, or nothing where none comes."""
        word = self.here.word
        self._clauses += 1
        if self._clauses > MOST_CLAUSES:
            raise self.refuse("clauses", most=MOST_CLAUSES)
        self._labelled = 1.0
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
        elif word == "FOR":
            self._for()
        elif word == "LET":
            self.take()
            self.listed(self._let)
        elif word == "FILTER":
            self.take()
            self.accept_words("WHERE")
            self.expression()
        elif word == "FINISH":
            self.take()
        elif word in ("WITH", "RETURN"):
            self._projection_clause(word)
        elif word in ("ORDER", "SKIP", "OFFSET", "LIMIT"):
            self._sorted()
        else:
            return ""
        return word

    def unknown_clause(self) -> Exception:
        """The refusal of what begins no clause that reads."""
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
        if self.at_words("SEARCH"):
            self._search()
        if self.accept_words("WHERE"):
            self.expression()

    def _search(self) -> None:
        """`SEARCH n IN (VECTOR INDEX name FOR vector LIMIT 5) SCORE AS score`."""
        self.expect_words("SEARCH")
        self.name()
        self.expect_words("IN")
        self.expect("(")
        self.expect_words("VECTOR", "INDEX")
        self.name()
        self.expect_words("FOR")
        self.expression()
        if self.accept_words("WHERE"):
            self.expression()
        self.expect_words("LIMIT")
        self.expression()
        self.expect(")")
        if self.accept_words("SCORE"):
            self.expect_words("AS")
            self._scope[self.name()] = NUMBER

    def _hint(self) -> None:
        """`USING INDEX n:Label(key)`: how the planner is told where to begin."""
        self.expect_words("USING")
        if self.here.word not in HINTS:
            raise self.unknown_clause() if self.at_words("PERIODIC") else self.unexpected()
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
        self._each(self.name(), value)

    def _for(self) -> None:
        """`FOR x IN list`: as Cypher 25 also says it."""
        self.expect_words("FOR")
        name = self.name()
        self.expect_words("IN")
        self._each(name, self.expression())

    def _each(self, name: str, value: Value) -> None:
        """A row for each element of a list."""
        self._scope[name] = value.element
        self._made *= value.told
        # what lists of the graph's own add is guessed together with what its patterns find
        self._rows = self._rows * value.told if value.told >= value.count else max(self._rows, self._made * COLLECTED)

    def _let(self) -> None:
        name = self.name()
        self.expect("=")
        self._scope[name] = self.expression()

    # ------------------------------------------------------------ WITH, RETURN

    def _projection_clause(self, word: str) -> None:
        start = self.take()
        self.distinct()
        self._grouped, self._apart = False, 0
        named: dict[str, Value] = {}
        starred = self.accept("*")
        if starred:
            self._grouped = True
            named = dict(self._scope)
            if self.accept(","):
                self._items(named, word)
        else:
            self._items(named, word)
        if self.accept_words("GROUP", "BY") and not (self.accept("(") and self.expect(")")):
            self.listed(self.expression)
        if not self._grouped:
            self._rows = self._made = 1.0
        # what is sorted by may be an old name or a new one
        self._scope = {**self._scope, **named}
        self._sorted()
        if word == "RETURN":
            self.columns = () if starred else tuple(named)
            # one row comes as a whole, whatever the limit on bytes, and is read as a whole
            if not self._inside_queries and sum(sizes.returned(v) for v in named.values()) > sizes.MOST_RETURNED:
                raise self.refuse("large", start)
        if word == "WITH":
            self._scope = named
            if self.accept_words("WHERE"):
                self.expression()
        else:
            self._scope = named

    def _items(self, named: dict[str, Value], word: str) -> None:
        def item() -> None:
            token, before = self.here, self._aggregated
            value = self.expression()
            self._grouped |= self._aggregated == before
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
                limits = self.take().word == "LIMIT"
                count = self.expression()
                if limits and count.number is not None:
                    self._rows = min(self._rows, max(1.0, count.number))
                    self._made = min(self._made, self._rows)
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
        with self.subquery_inside():
            self.query(returns=True)
            if not self.at_sign("}"):
                raise self.unknown_clause()
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
            if "fulltext" in name and len(given) > 1:
                self._question(given[1], at)
        self._standing_alone = True
        if self.accept_words("YIELD"):
            if not self.accept("*"):
                self.listed(self._yielded)
            if self.accept_words("WHERE"):
                self.expression()
        self._rows = max(self._rows, self._made * COLLECTED)

    def _question(self, asked: Value, at: Token) -> None:
        most = LONGEST_COMPUTED if asked.texts is None else LONGEST_QUESTION
        if asked.count > most:
            raise self.refuse("question", at, most=most)
        if any(sum(char in VAGUE for char in text) > MOST_VAGUE for text in asked.texts or ()):
            raise self.refuse("question_vague", at, most=MOST_VAGUE)

    def _yielded(self) -> None:
        name = self.name()
        self._scope[self.name() if self.accept_words("AS") else name] = STORED

    def subquery(self, word: str) -> Value:
        """What stands in the braces of EXISTS, COUNT or COLLECT: a query, or for the first two a bare pattern."""
        self.expect("{")
        outside = self._rows, self._made, self._grouped, self._aggregated
        found, self._rows, self._made = NUMBER, 1.0, 1.0
        with self.subquery_inside(), self.inner(), self._plain_bars():
            named_path = self.signs_ahead("=", start=1)
            if self.at_sign("{") or (self.here.kind == "name" and not named_path and self._begins_clause()):
                named = dict(self._scope)
                self.query(returns=word == "COLLECT")
                if word == "COLLECT":
                    given = [v for name, v in self._scope.items() if named.get(name) is not v]
                    found = sizes.collected(sizes.either(given or [STORED]), self._rows, self._made)
            else:
                self.patterns()
                if self.accept_words("WHERE"):
                    self.expression()
        if not self.at_sign("}"):
            raise self.unknown_clause()
        self.expect("}")
        steps = found.steps + max(COLLECTED, self._rows)
        self._rows, self._made, self._grouped, self._aggregated = outside
        return found.with_steps(steps)

    def _begins_clause(self) -> bool:
        if self.here.word in BEGIN:
            return True
        if self.here.word in REFUSED:
            raise self.unknown_clause()
        return False
