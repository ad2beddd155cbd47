"""What the functions of Cypher give, of which size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.guard import sizes
from graph.guard.sizes import NUMBER, Value

SIZES = frozenset(("size", "length", "char_length", "character_length", "cardinality", "path_length"))
NO_LARGER = frozenset(
    (
        *("coll.distinct", "coll.remove", "coll.sort"),
        *("reverse", "tail", "left", "right", "substring", "tolower", "toupper", "lower", "upper"),
        *("trim", "ltrim", "rtrim", "btrim"),
    )
)
SHORT_LISTS = frozenset(("labels", "keys", "nodes", "relationships"))
ONE_OF = frozenset(("coalesce", "min", "max", "nullif"))
ELEMENTS = frozenset(("head", "last", "coll.max", "coll.min"))
SOUGHT = frozenset(("replace", "split", "string.indexof"))
SAME_NUMBER = frozenset(("abs", "floor", "ceil", "ceiling", "round", "sign", "tointeger", "tofloat"))
SORTED = frozenset(("coll.distinct", "coll.indexof", "coll.max", "coll.min", "coll.sort"))
COMPARISONS = 20.0  # of each element of a long list that is sorted
LEAST = 50.0  # characters of a date or a number
DATES = frozenset(("date", "datetime", "localdatetime", "local_datetime", "zoned_datetime"))
LAST_YEAR = 9_999.0  # that a text without a sign can tell
PARTS = {"month": 12.0, "day": 31.0, "quarter": 4.0, "week": 53.0, "ordinalDay": 366.0, "hour": 23.0, "minute": 59.0}


def result(name: str, given: Sequence[Value]) -> Value:
    """What a function of this name gives for these arguments; `range` is the parser's own."""
    steps = 1.0 + sum(v.steps + v.count for v in given)
    first = given[0] if given else NUMBER
    if name in SIZES:
        return Value(bound=first.count, steps=steps)
    if name in SOUGHT and len(given) > 1:
        steps += sizes.COPIED * given[0].count * given[1].total
    if name in SORTED:
        steps += COMPARISONS * first.count * sizes.compared(first.element)
    if name == "coll.insert" and len(given) == 3:
        return sizes.joined(first, sizes.of_list([given[2]])).with_steps(steps)
    if name == "coll.flatten":
        return Value(first.total, first.total, first.bound, steps, depth=1, told=max(1.0, first.told))
    if name == "string.join" and len(given) == 2:
        size = first.total + first.count * given[1].count
        return Value(size, size, steps=steps + size)
    if name in ("replace", "string.regexreplace") and len(given) == 3:
        size = first.count * max(1.0, given[2].count)
        return Value(size, size, steps=steps + size)
    if name == "split":
        # of a text that is longer than those of the graph
        told = first.count if first.count > sizes.FROM_GRAPH else 1.0
        return Value(first.count, first.count * 2, steps=steps, depth=1, told=told)
    if name in SHORT_LISTS:
        count = max(sizes.PATH, first.count)
        return Value(count, count * sizes.FROM_GRAPH, steps=steps, inner=sizes.NODE, parts=2, depth=1)
    if name in ELEMENTS:
        return first.element.with_steps(steps)
    if name in NO_LARGER:
        return replace(first, steps=steps, number=None, texts=None)
    if name in ONE_OF:
        return sizes.either(given or [NUMBER]).with_steps(steps)
    if name in SAME_NUMBER:
        return Value(bound=first.bound, steps=steps)
    if name in DATES and all(text[:1].isdigit() for v in given for text in v.texts or ("",)):
        bounds = {"year": LAST_YEAR, **PARTS}
        return Value(LEAST, LEAST, steps=steps, fields={part: Value(bound=most) for part, most in bounds.items()})
    size = max([LEAST, *(v.total for v in given)])
    return Value(size, size, steps=steps, depth=max((v.depth for v in given), default=0))
