"""Damaged documents of every format: read within limits or refused in one line, never a crash, never a run that grows.

A small dose runs with the other tests; the long one (`make soak`) prints its seed and says how long a character took:
10,000 mutants in ten to fifteen minutes of a core. A part of it: `SEED=1 MUTANTS=500 pytest -m soak` with this file.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

import pytest

from ingest.clean import clean
from ingest.extract import extract
from ingest.read import archive, read_bytes, scan
from ingest.read.sniff import kind
from ingest.records import Origin
from ingest.resolve import resolve
from ingest.structure import structure
from ontology.errors import KechuangError
from tests.conftest import ROOT, SHARED
from tests.ingest.mutate import Mutant, Original, mutants, originals

SEED = 20_261_125
SOAK = 10_000
SHORT = 2_000  # characters; below them a run is measured as a whole
BYTES = 20  # of a file that damage left with hardly any text (pages of drawings, tags): read as long as a character
AGAIN = 10  # times that what was slow is read when the rest is done: a busy moment is no fault of a text
SHORT_SECONDS = 0.050
TIMES_MEDIAN = 5
OURS = (".txt", ".html")
REAL = (".docx", ".html", ".wps", ".ofd", ".pdf")
LARGEST = 1_000_000  # bytes of a real document that is damaged many times


class Run(NamedTuple):
    """What became of one document: its kind, how long it is, seconds of one core, the key of a refusal.

    `characters`: of its text; where the file is more than twenty times as long, a twentieth of its bytes.
    """

    name: str
    kind: str
    characters: int
    seconds: float
    refused: str = ""


@pytest.fixture(scope="module")
def sources() -> list[Original]:
    """The samples, and where they are at hand the real documents."""
    found = originals([ROOT / "corpus"], OURS)
    if (SHARED / "corpus").is_dir():
        found += originals([SHARED / "corpus"], (".txt",))
        found += originals([SHARED / "corpus" / "raw"], REAL)
    return [one for one in found if len(one.content) < LARGEST and "scan" not in one.name]


def run(name: str, content: bytes) -> list[Run]:
    """The whole way of a document; an archive's members each go it by themselves."""
    what = kind(content)
    try:
        if what == "zip":
            members = archive.members(content, "a.zip")
            return [
                one
                for member in members[:20]
                for one in run(f"{name}!{member}", archive.member(content, member, f"a.zip!{member}"))
            ]
        start = time.process_time()
        source = read_bytes(content, Origin("mutant"))
        tree = structure(clean(source), accept_marking=True)
        resolve(extract(tree))
    except KechuangError as error:
        for language in ("zh", "en"):
            line = error.text(language)
            assert line.strip(), name
            assert "\n" not in line, name
        return [Run(name, what, 0, 0.0, error.key)]
    length = max(len(source.text.string), len(content) // BYTES)
    return [Run(name, what, length, time.process_time() - start)]


def runs(mutants_: list[Mutant]) -> list[Run]:
    found: list[Run] = []
    for mutant in mutants_:
        try:
            found += run(mutant.name, mutant.content)
        except Exception as error:
            raise AssertionError(f"seed {SEED}, mutant {mutant.name}: {type(error).__name__}") from error
    return found


@pytest.fixture(autouse=True)
def without_helpers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As where neither LibreOffice nor the extra `scan` is installed.

    What became an old document by damage is refused, and pages that damage left without text are told: recognition
    takes twenty seconds of a core for a full page, a pace of its own that `limits.SCANNED` bounds.
    """
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(scan, "find_spec", lambda _: None)
    scan._engine.cache_clear()
    yield
    scan._engine.cache_clear()


def test_a_small_dose(sources: list[Original]) -> None:
    small = [one for one in sources if len(one.content) < 30_000]
    found = runs(list(mutants(SEED, 300, small, 10_000)))
    assert len(found) >= 300
    assert sum(1 for one in found if not one.refused) > 120
    assert sum(1 for one in found if one.refused) > 10


@pytest.mark.soak
def test_a_long_dose(sources: list[Original], capsys: pytest.CaptureFixture[str]) -> None:
    seed, count = int(os.environ.get("SEED", SEED)), int(os.environ.get("MUTANTS", SOAK))
    for _ in range(2):  # tables are loaded when they are first needed
        usual = _usual([one for original in sources for one in run(original.name, original.content)])
    found: list[Run] = []
    doubtful: list[Mutant] = []
    for mutant in mutants(seed, count, sources):
        once = runs([mutant])
        if any(_slow(one, usual / 2) for one in once):  # half the bar, as the median may fall until the end
            doubtful.append(mutant)
        else:
            found += once
        if len(found) % 50 == 0:
            usual = _usual(found) or usual
    for mutant in doubtful:
        tries = zip(*(runs([mutant]) for _ in range(AGAIN)), strict=True)
        found += [min(each, key=lambda one: one.seconds) for each in tries]
    usual = _usual(found)
    slow = [one for one in found if _slow(one, usual)]
    with capsys.disabled():
        os.write(1, report(seed, found, usual, slow).encode())
    assert not slow


def _usual(found: list[Run]) -> float:
    """The median of the seconds that a character of a long text took."""
    long = [one.seconds / one.characters for one in found if one.characters > SHORT]
    return median(long) if long else 0.0


def _slow(one: Run, usual: float) -> bool:
    if one.characters > SHORT:
        return one.seconds > TIMES_MEDIAN * usual * one.characters
    return one.seconds > SHORT_SECONDS


def report(seed: int, found: list[Run], usual: float, slow: list[Run]) -> str:
    """What a long dose did, for whoever runs it."""
    refused = Counter(one.refused for one in found if one.refused)
    lines = [f"\nseed {seed}: {len(found)} documents, {sum(refused.values())} refused"]
    lines += [f"  {times:>6} {key}" for key, times in refused.most_common()]
    for what in sorted({one.kind for one in found}):
        each = [one.seconds / one.characters * 1e6 for one in found if one.kind == what and one.characters > SHORT]
        if each:
            lines.append(f"  {what}: {len(each)} long texts, µs each: {median(each):.1f}, at most {max(each):.1f}")
    lines.append(f"median {usual * 1e6:.1f} µs a character of a long text; {len(slow)} runs over the bar")
    for one in sorted(slow, key=lambda one: -one.seconds)[:40]:
        lines.append(f"  {one.seconds:.3f} s for {one.characters} characters, {one.kind}: {one.name}")
    return "\n".join(lines) + "\n"
