"""How many requests a minute one asker may make: a bucket of tokens each, refilled as time goes by."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

MOST = 10_000  # askers remembered; who has not asked for longest is forgotten


class Rates:
    """Buckets of one minute's requests, full at first."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, asker: str, rate: int) -> float:
        """Take one request of `rate` a minute: 0 where there is one, else the seconds until there is."""
        if rate <= 0:
            return 0.0
        now = self._clock()
        left, then = self._left.pop(asker, (float(rate), now))
        left = min(float(rate), left + (now - then) * rate / 60.0)
        wait = 0.0 if left >= 1.0 else (1.0 - left) * 60.0 / rate
        self._left[asker] = (left - 1.0 if not wait else left, now)
        if len(self._left) > MOST:
            self._left.popitem(last=False)
        return wait
