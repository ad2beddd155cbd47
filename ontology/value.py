"""Values: small records that nobody changes, of which a document makes thousands.

A frozen dataclass pays a call for each of its fields when it is made, four times the time of a plain one. `@value` is
frozen to the type checker, which is where a change of one is refused, and plain when the program runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(cls=None, /, *, slots, frozen, kw_only=False):
        """As `dataclass`, equal and hashed by its fields; `slots` and `frozen` are what the type checker reads."""
        make = dataclass(slots=slots, unsafe_hash=frozen, kw_only=kw_only)
        return make if cls is None else make(cls)


class Once(Generic[T]):
    """A property that is worked out when it is first asked for; `functools.cached_property` takes a lock for each."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work, self._name = work, work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        found = instance.__dict__[self._name] = self._work(instance)
        return found


__all__ = ["Once", "value"]
