"""What the documentation says of limits is what reading keeps."""

from __future__ import annotations

import pytest

from ingest.read import limits
from tests.conftest import ROOT

STATED = (
    f"{limits.FILE // 2**20} MB",
    f"{limits.UNPACKED // 2**20} MB",
    f" {limits.RATIO} ",
    f"{limits.RATIO_FROM // 2**20} MB",
    f" {limits.MEMBERS}",
    f"{limits.ENTRIES:,}",
    f" {limits.NESTING} ",
    f"{limits.CHARACTERS:,}",
    f"{limits.PAGES:,}",
    f"{limits.CELLS:,}",
    f" {limits.DEPTH}",
    f"{limits.CONVERSION} s",
)


@pytest.mark.parametrize("name", ["operations.md", "operations.zh.md"])
def test_limits_stand_in_the_documentation(name: str) -> None:
    text = (ROOT / "docs" / name).read_text("utf-8")
    assert [one for one in STATED if one not in text] == []
