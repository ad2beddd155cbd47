"""The Dockerfile as the tests read it."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from tests.conftest import ROOT

PATH = ROOT / "Dockerfile"


class Step(NamedTuple):
    """One instruction; `stage` counts from 1, what stands before the first FROM is of stage 0."""

    stage: int
    instruction: str
    arguments: str


def steps() -> list[Step]:
    """Its instructions in order, lines joined, comments left out."""
    lines = [line for line in PATH.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
    found: list[Step] = []
    stage = 0
    for line in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        if not line.strip():
            continue
        instruction, _, arguments = line.strip().partition(" ")
        stage += instruction == "FROM"
        found.append(Step(stage, instruction, arguments.strip()))
    return found


def last() -> list[Step]:
    """The instructions of the image that is shipped."""
    all_steps = steps()
    return [step for step in all_steps if step.stage == all_steps[-1].stage]


def value(instruction: str) -> str:
    """The arguments of an instruction that stands once in the last stage."""
    (found,) = [step.arguments for step in last() if step.instruction == instruction]
    return found


def words(instruction: str) -> list[str]:
    """The command of ENTRYPOINT, CMD or HEALTHCHECK in its exec form."""
    given = value(instruction)
    found: list[str] = json.loads(given[given.index("[") :])
    return found
