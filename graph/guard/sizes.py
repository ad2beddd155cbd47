"""How large a value can get and how long an expression can run, estimated from the text before anything runs.

Neither store stops one huge expression at its timeout: a comprehension inside a comprehension, a `reduce` that doubles
its accumulator, a string replaced into a longer one again and again. So each expression carries an upper bound of its
size and of its steps. What comes out of the graph is taken to be of the size that documents have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson

UNKNOWN = float("inf")
FROM_GRAPH = 50.0  # characters or elements of a property
DIGITS = 40.0  # characters of a number or a duration that is put to a text
COLLECTED = 1_000.0  # elements of a collection
PATH = 50.0  # nodes of a path
COPIED = 0.005  # steps that copying one element or character takes, or comparing a character
COMPARED = 0.5  # steps that comparing one element takes
MOST_STEPS = 5e7  # of one expression: a few seconds that nobody can interrupt
MOST_SIZE = 5e7  # elements and characters of one value
MOST_RETURNED = 1e6  # elements and characters of one row that the statement itself makes
MOST_RANGE = 1_000_000  # elements
DEEPEST = 50  # lists within lists
MOST_PARTS = 200  # of a value whose structure is remembered; beyond, only its size is
MOST_TEXTS = 50  # texts that one value may have and that are remembered
MOST_COLLECTED = 1e6  # elements; servers have no memory for more


@dataclass(frozen=True, slots=True)
class Value:
    """An upper bound of a value.

    `count`: elements of a list or characters of a text; `total`: size of all of it. `bound`: no number in it is
    further from zero; `number`, `texts`: the value itself, or all that it can be, where the statement tells it.
    `inner`: one of its elements, `fields`: what a map holds, both None where that is not known. `depth`: lists and
    maps within each other. `told`: how many of its elements the statement itself makes, as `range(1, 10)` does; of the
    others there are as many as documents have. `steps` is what computing it takes.
    """

    count: float = 1.0
    total: float = 1.0
    bound: float = UNKNOWN
    steps: float = 1.0
    number: int | None = None
    texts: tuple[str, ...] | None = None
    inner: Value | None = None
    fields: Mapping[str, Value] | None = None
    parts: int = 1
    depth: int = 0
    told: float = 1.0

    def with_steps(self, steps: float) -> Value:
        """The same value after so many steps."""
        return replace(self, steps=steps)

    @property
    def element(self) -> Value:
        """One of its elements."""
        return self.inner or Value(self.total, self.total, self.bound, depth=max(0, self.depth - 1))

    def field(self, name: str) -> Value:
        """What it holds under a name: a map's value, or a property."""
        if self.fields is not None:
            return self.fields.get(name, Value())
        size = max(self.total, FROM_GRAPH)
        return Value(size, size, depth=max(0, self.depth - 1))


NUMBER = Value()
STORED = Value(FROM_GRAPH, FROM_GRAPH)  # a property, or anything else that the graph holds
NODE = Value(1.0, FROM_GRAPH)


def of_number(number: int) -> Value:
    """An integer that the statement tells; one beyond what stores hold can become anything."""
    if not -(2**63) <= number < 2**63:
        return Value()
    return Value(bound=float(abs(number)), number=number)


def of_text(text: str) -> Value:
    """A string that stands in the text."""
    size = float(max(1, len(text)))
    return Value(size, size, texts=(text,))


def of_given(value: Any) -> Value:
    """A parameter's value, as JSON holds it."""
    if isinstance(value, bool) or value is None:
        return Value(bound=0.0)
    if isinstance(value, int):
        return of_number(value)
    if isinstance(value, float):
        return Value(bound=abs(value))
    if isinstance(value, str):
        return of_text(value)
    if isinstance(value, Mapping | Sequence) and len(value) > MOST_PARTS:
        return _of_many(value)
    if isinstance(value, Mapping):
        return of_map({str(k): of_given(v) for k, v in value.items()})
    if isinstance(value, Sequence):
        return of_list([of_given(v) for v in value])
    return STORED


def unfit(value: Any) -> str:
    """The rule that a parameter's value breaks: no store holds it, or no scanner could; empty where it is fine."""
    waiting = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        if depth > DEEPEST:
            return "depth"
        if isinstance(one, int) and not -(2**63) <= one < 2**63:
            return "number"
        if isinstance(one, str) and ("\0" in one or any(0xD800 <= ord(char) < 0xE000 for char in one)):
            return "character"
        if isinstance(one, Mapping):
            waiting.extend((part, depth + 1) for pair in one.items() for part in pair)
        elif isinstance(one, Sequence) and not isinstance(one, str):
            waiting.extend((part, depth + 1) for part in one)
    return ""


def _of_many(value: Mapping[str, Any] | Sequence[Any]) -> Value:
    """A long list or map as parameter: measured as a whole."""
    size = float(len(orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS)))
    items = list(value.values() if isinstance(value, Mapping) else value)
    if all(type(item) is int for item in items):
        bound = float(max(abs(min(items)), abs(max(items))))
        return _listed(float(len(items)), size, Value(bound=bound), 1.0, float(len(items)))
    return Value(float(len(items)), size, told=float(len(items)))


def of_list(items: Sequence[Value]) -> Value:
    """A list of these."""
    inner = either(items) if items else Value(bound=0.0)
    total = max(1.0, sum(v.total for v in items))
    count = float(max(1, len(items)))
    return _listed(count, total, inner, 1.0 + sum(v.steps for v in items), count)


def of_map(fields: Mapping[str, Value]) -> Value:
    """A map of these."""
    parts = 1 + sum(v.parts for v in fields.values())
    return Value(
        count=float(max(1, len(fields))),
        total=max(1.0, sum(v.total for v in fields.values())),
        bound=max((v.bound for v in fields.values()), default=0.0),
        steps=1.0 + sum(v.steps for v in fields.values()),
        fields=fields if parts <= MOST_PARTS else None,
        parts=parts if parts <= MOST_PARTS else 1,
        depth=1 + max((v.depth for v in fields.values()), default=0),
    )


def _listed(count: float, total: float, inner: Value, steps: float, told: float = 1.0) -> Value:
    known = inner.parts < MOST_PARTS
    parts = inner.parts + 1 if known else 1
    return Value(
        count, total, inner.bound, steps, inner=inner if known else None, parts=parts, depth=inner.depth + 1, told=told
    )


def either(values: Sequence[Value]) -> Value:
    """One of these, all computed."""
    if len(values) == 1:
        return values[0]
    inners = [v.inner for v in values if v.inner is not None]
    fields = [v.fields for v in values if v.fields is not None]
    names = {name for one in fields for name in one}
    merged = Value(
        count=max((v.count for v in values), default=1.0),
        total=max((v.total for v in values), default=1.0),
        bound=max((v.bound for v in values), default=UNKNOWN),
        steps=1.0 + sum(v.steps for v in values),
        texts=_texts([v.texts for v in values]),
        depth=max((v.depth for v in values), default=0),
        told=max((v.told for v in values), default=1.0),
    )
    parts = sum(v.parts for v in values)
    if parts > MOST_PARTS:
        return merged
    if inners and len(inners) == len(values):
        merged = replace(merged, inner=either(inners), parts=parts)
    if fields and len(fields) == len(values):
        both = {name: either([one[name] for one in fields if name in one]) for name in names}
        merged = replace(merged, fields=both, parts=parts)
    return merged


def levelled(value: Value) -> Value:
    """The same structure, all of whose parts are as large as the largest: what is in one now is in another next.

    For an accumulator that hands its parts on, `{a: x.b + x.a, b: x.c, c: x.a}`, whose growth only shows after as
    many turns as it has parts.
    """
    leaves = list(_leaves(value))
    return value if len(leaves) < 2 else _rebuilt(value, either(leaves))


def _holds_fields(value: Value) -> bool:
    return value.fields is not None or (value.inner is not None and _holds_fields(value.inner))


def _leaves(value: Value) -> Iterator[Value]:
    if value.fields is not None:
        for one in value.fields.values():
            yield from _leaves(one)
    elif value.inner is not None and _holds_fields(value.inner):
        yield Value(value.count, value.total, depth=value.depth)
        yield from _leaves(value.inner)
    else:
        yield value


def _rebuilt(value: Value, leaf: Value) -> Value:
    if value.fields is not None:
        return replace(value, fields={name: _rebuilt(one, leaf) for name, one in value.fields.items()})
    if value.inner is not None and _holds_fields(value.inner):
        return replace(value, count=leaf.count, total=leaf.total, inner=_rebuilt(value.inner, leaf))
    return leaf


def joined(left: Value, right: Value) -> Value:
    """Left plus right: numbers, texts or lists."""
    if left.number is not None and right.number is not None:
        return of_number(left.number + right.number).with_steps(left.steps + right.steps)
    # what is one long and of known bounds is a number
    one = left.inner is None and left.count == left.total == right.count == right.total == 1.0
    counts = one and left.bound < UNKNOWN and right.bound < UNKNOWN
    inners = [v.inner for v in (left, right) if v.inner is not None]
    count, total = (1.0, 1.0) if counts else (left.count + right.count, left.total + right.total)
    if not counts and not inners:
        # one of them can be a text, and then the other one becomes its digits
        digits = (DIGITS - 1.0) * sum(_numeric(v) for v in (left, right))
        count, total = count + digits, total + digits
    inner = either([*inners, *(v for v in (left, right) if v.inner is None)]) if inners else None
    known = inner is not None and inner.parts < MOST_PARTS
    return Value(
        count=count,
        total=total,
        bound=left.bound + right.bound,
        steps=left.steps + right.steps + 1.0 + COPIED * count,
        inner=inner if known else None,
        parts=inner.parts + 1 if inner is not None and known else 1,
        texts=_joined_texts(left.texts, right.texts),
        depth=max(left.depth, right.depth),
        told=max(left.told, right.told, left.told + right.told - 1.0),
    )


def compared(value: Value) -> float:
    """Steps that comparing it with something equal takes."""
    if value.fields is not None:
        return sum(COMPARED + compared(one) for one in value.fields.values())
    if value.inner is not None:
        return value.count * (COMPARED + compared(value.inner))
    return value.total * (COMPARED if value.depth else COPIED)


def _numeric(value: Value) -> bool:
    """Whether it can be a number: it is no list or map, and no text that the statement tells."""
    return value.count == value.total == 1.0 and value.depth == 0 and value.texts is None


def _texts(many: Sequence[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    """All texts that one of these can be; None where that is not known, or they are too many."""
    found = {text for texts in many if texts is not None for text in texts}
    return tuple(sorted(found)) if None not in many and 0 < len(found) <= MOST_TEXTS else None


def _joined_texts(left: tuple[str, ...] | None, right: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if left is None or right is None or len(left) * len(right) > MOST_TEXTS:
        return None
    return tuple(a + b for a in left for b in right)


def mapped(over: Value, body: Value) -> Value:
    """A comprehension: the body computed for each element."""
    return _listed(over.count, over.count * body.total, body, over.steps + over.count * body.steps, over.told)


def sliced(value: Value, first: Value, last: Value) -> Value:
    """`list[first..last]`: never longer than what it is cut from."""
    if first.number is None or last.number is None or first.number < 0 or last.number < 0:
        return replace(value, number=None, texts=None)
    count = min(value.count, max(1.0, last.number - first.number))
    each = value.element
    total = min(value.total, count * max(1.0, each.total))
    return replace(value, count=count, total=total, number=None, texts=None, told=min(value.told, count))


def collected(one: Value, rows: float = COLLECTED, told: float = 1.0) -> Value:
    """A collection of such values, one of each row: of how many, only the store knows."""
    count = max(1.0, min(rows, MOST_COLLECTED))
    # a server that has no memory for more says so by itself
    return _listed(count, min(MOST_SIZE, count * min(one.total, COLLECTED)), one, one.steps, min(told, count))


def returned(value: Value) -> float:
    """How much of a value the statement itself makes: what the graph holds adds what a document has."""
    if value.fields is not None:
        return sum(returned(one) for one in value.fields.values())
    return value.told * returned(value.inner) if value.inner else value.total


def counted(first: Value, last: Value, step: Value | None) -> float:
    """How many numbers a range holds at most; infinite where its bounds are not known."""
    if first.number is not None and last.number is not None:
        stride = step.number if step is not None else 1
        if stride is not None and stride != 0:
            return float(max(0, (last.number - first.number) // stride + 1))
    return first.bound + last.bound + 1.0
