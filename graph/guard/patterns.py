"""Path patterns: nodes, relationships, label expressions, quantified and shortest paths."""

from __future__ import annotations

from graph.guard.composites import PATHS
from graph.guard.expressions import Expressions
from graph.guard.sizes import COLLECTED, NODE
from graph.guard.tokens import Token

BESIDE = 100.0  # times the rows that a pattern gives which nothing joins to those before it
MOST_HOPS = 25  # relationships of all patterns of a statement: thirty in a mesh take Neo4j 20 s of CPU to order
MOST_APART = 10  # patterns that nothing joins to those before; planners weigh each against each
MOST_LABELLED = 5_000.0  # ways in which the labels of one clause can be chosen; planners write them all out
SELECTORS = frozenset(("ANY", "ALL", "SHORTEST"))


class Patterns(Expressions):
    """What MATCH, EXISTS and pattern comprehensions look for."""

    misread: Token | None = None  # the first place that the embedded store reads otherwise
    _labels_computed = _negated = 0  # labels so far that are computed, that are negated

    def starts_pattern(self, at: int = 0) -> bool:
        """Whether the bracket that comes next opens a node and an arrow or a dash follows it."""
        first = self.ahead(at + 1)
        opens = first.kind in ("name", "quoted") or (first.kind == "sign" and first.text in (":", "{", ")", "("))
        if not opens:
            return False
        after = self.closing(self._index + at) - self._index + 1
        if self.signs_ahead("-", "[", start=after) or self.signs_ahead("<", "-", "[", start=after):
            return True
        if self.signs_ahead("-", "-", start=after) or self.signs_ahead("<", "-", "-", start=after):
            # `(a)--(b)`, `(a)-->(b)`; a sum like `(1) - -x` goes on otherwise
            rest = after + (3 if self.signs_ahead("<", start=after) else 2)
            return self.signs_ahead("(", start=rest) or self.signs_ahead(">", "(", start=rest)
        return False

    def patterns(self) -> None:
        """The patterns of one MATCH."""
        self.listed(self._named_pattern)

    def _named_pattern(self) -> None:
        self._pattern_at = self._index
        if self.here.kind in ("name", "quoted") and self.signs_ahead("=", start=1):
            self._scope[self.name()] = PATHS
            self.expect("=")
        known = set(self._scope)
        if self.here.word in ("SHORTESTPATH", "ALLSHORTESTPATHS"):
            self.shortest()
        else:
            self._selector()
            self.pattern()
        guessed = self._made * COLLECTED
        self._apart += not self._names_known(known)
        if self._apart > MOST_APART:
            raise self.refuse("apart", self._tokens[self._pattern_at], most=MOST_APART)
        if self._rows >= guessed and not self._joins(known):
            self._made, guessed = self._made * BESIDE, guessed * BESIDE
        self._rows = max(self._rows, guessed)

    _pattern_at = 0

    def _names_known(self, known: set[str]) -> bool:
        """Whether the pattern that was just read names what was there before it."""
        read = self._tokens[self._pattern_at : self._index]
        return any(t.kind in ("name", "quoted") and t.text in known for t in read)

    def _joins(self, known: set[str]) -> bool:
        """Whether it does, or says which things it looks for."""
        read = self._tokens[self._pattern_at : self._index]
        return any(t.kind == "sign" and t.text == "{" for t in read) or self._names_known(known)

    def _selector(self) -> None:
        """`ANY SHORTEST`, `SHORTEST 2 GROUPS` and their like."""
        while self.here.word in SELECTORS:
            self.take()
            if self.here.kind in ("integer", "parameter"):
                self.take()
        if self.here.word in ("PATH", "PATHS", "WALK", "TRAIL", "ACYCLIC"):
            self.take()
        if self.here.word in ("GROUP", "GROUPS"):
            self.take()

    def shortest(self) -> None:
        """`shortestPath((a)-[*]-(b))`."""
        self.take()
        self.expect("(")
        self.pattern()
        self.expect(")")

    def pattern(self) -> None:
        """Nodes and what is between them; also parenthesised and repeated parts."""
        with self.deeper():
            self._part()
            while self.at_sign("-", "<", "("):
                if not self.at_sign("("):
                    self._relationship()
                self._part()

    def _part(self) -> None:
        """A node, or a parenthesised path with its quantifier."""
        if not self.at_sign("("):
            raise self.unexpected()
        named = self.ahead(1).kind in ("name", "quoted") and self.signs_ahead("=", "(", start=2)
        if self.signs_ahead("(", start=1) or named:
            start, negated = self.expect("("), self._negated
            if named:
                self._scope[self.name()] = PATHS
                self.expect("=")
            self.pattern()
            if self.accept_words("WHERE"):
                self.expression()
            self.expect(")")
            if self._quantifier() and self._negated > negated:
                self.misreads(start)
            return
        self._node()

    def _node(self) -> None:
        self.expect("(")
        self._inside()
        self.expect(")")

    def _inside(self) -> None:
        """Variable, labels, properties and predicate of a node or relationship."""
        with self._plain_bars():
            alone = self.ahead().kind == "sign" and self.ahead().text in (")", "]", ":", "{", "*")
            if self.here.kind in ("name", "quoted") and (alone or self.here.word not in ("WHERE", "IS")):
                self._scope.setdefault(self.name(), NODE)
            if self.accept(":") or self.accept_words("IS"):
                self.label_expression()
            if self.at_sign("*"):
                self._hop_range()
            if self.at_sign("{"):
                self.map()
            elif self.here.kind == "parameter":
                self.take()
            if self.accept_words("WHERE"):
                self.expression()

    def _relationship(self) -> None:
        self._hops += 1
        if self._hops > MOST_HOPS:
            raise self.refuse("hops", most=MOST_HOPS)
        start, computed, negated = self.here, self._labels_computed, self._negated
        self.accept("<")
        self.expect("-")
        if self.accept("["):
            self._inside()
            self.expect("]")
            self.expect("-")
        else:
            self.expect("-")
        self.accept(">")
        repeated = self._quantifier()
        if self._labels_computed > computed or (repeated and self._negated > negated):
            self.misreads(start)

    def _hop_range(self) -> None:
        """`*`, `*2`, `*1..3`: rows, which every server stops making at its timeout."""
        self.expect("*")
        if self.here.kind == "integer":
            self.take()
        if self.accept("..") and self.here.kind == "integer":
            self.take()

    def misreads(self, at: Token) -> None:
        """The embedded store answers something else here, and says nothing."""
        self.misread = self.misread or at

    def _quantifier(self) -> bool:
        """Whether what came before is repeated."""
        if self.accept("+") or self.accept("*"):
            return True
        if self.at_sign("{") and (self.ahead().kind == "integer" or self.signs_ahead(",", start=1)):
            self.take()
            if self.here.kind == "integer":
                self.take()
            if self.accept(",") and self.here.kind == "integer":
                self.take()
            self.expect("}")
            return True
        return False

    # ------------------------------------------------------------ labels

    def label_expression(self, *, bars: bool = True) -> None:
        """`A|B`, `A&!B`, `(A|B)&%`, `A:B`. Without `bars`, a bar is an OR only where it can be nothing else."""
        token = self.here
        self.chosen(self._labels(bars=bars)[0], token)

    def chosen(self, ways: float, at: Token) -> None:
        """Labels that can be chosen in so many ways stand in this clause."""
        self._labelled *= ways
        if self._labelled > MOST_LABELLED:
            raise self.refuse("labels", at, most=int(MOST_LABELLED))

    def _labels(self, *, bars: bool = True) -> tuple[float, float]:
        """A label expression; in how many ways it can hold, and in how many it cannot."""
        with self.deeper():
            holds, fails = self._label()
            alternatives = 0.0, 1.0
            while True:
                if self.at_sign("|"):
                    if not bars and not self._bar_goes_on():
                        break
                    self.take()
                    self.accept(":")
                    alternatives = alternatives[0] + holds, alternatives[1] * fails
                    self.join()
                    holds, fails = self._label()
                elif self.accept("&") or self.accept(":"):
                    self.join()
                    more = self._label()
                    holds, fails = holds * more[0], fails + more[1]
                else:
                    break
            return alternatives[0] + holds, alternatives[1] * fails

    def _bar_goes_on(self) -> bool:
        """Whether `| Name` in a comprehension is one more label: another bar or an operator of labels follows."""
        after = self.ahead(2)
        return self.ahead(1).kind in ("name", "quoted") and after.kind == "sign" and after.text in ("|", "&")

    def _label(self) -> tuple[float, float]:
        if self.at_sign("!"):
            self._negated += 1
            with self.deeper():
                self.take()
                holds, fails = self._label()
            return fails, holds
        if self.accept("%"):
            return 1.0, 1.0
        if self.accept("("):
            ways = self._labels()
            self.expect(")")
            return ways
        many = self.here.kind == "parameter" and self.here.text.upper() in ("ANY", "ALL")
        if many or self.at_sign("$"):
            # a label that is computed, `$(…)` or `$any(…)`; in a pattern that only reads it finds what it finds
            self._labels_computed += 1
            if self.take().text.upper() == "ANY":
                self.misreads(self.ahead(-1))
            self.expect("(")
            self.expression()
            self.expect(")")
        else:
            self.name()
        return 1.0, 1.0
