"""Peak memory of a process that loads documents one after the other, as they are made.

    python -m benchmarks.memory URI ROWS    (password on stdin; the store is emptied by whoever starts this)

Prints rows loaded, seconds and peak RSS in MB as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from typing import Literal

from benchmarks.documents import made, samples
from graph.address import Address
from graph.bolt import BoltStore
from ingest.load.writer import Loader, size
from ingest.records import Rows


def main() -> None:
    """Load at least so many rows."""
    kind: Literal["neo4j", "embedded"] = "embedded" if sys.argv[1] == "embedded" else "neo4j"
    uri, database, user, wanted = sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5])
    password = sys.stdin.readline().rstrip("\n")
    templates = samples()
    done = 0

    def documents() -> Iterator[Rows]:
        nonlocal done
        for rows in made(templates, wanted):
            if done >= wanted:
                return
            done += size(rows)
            yield rows

    started = time.perf_counter()
    with BoltStore(Address(kind, uri, database, user, password)) as store, Loader(store) as loader:
        for outcome in loader.load_many(documents()):
            if outcome.error:
                raise outcome.error
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"rows": done, "seconds": round(seconds, 2), "peak_mb": round(peak, 1)}, sys.stdout)


if __name__ == "__main__":
    main()
