"""docs/security.md says what the program does: its settings, its allow-lists, its examples."""

from __future__ import annotations

import re

import pytest

from api.security.settings import SecuritySettings
from api.settings import ApiSettings
from graph.guard.names import FUNCTIONS, PROCEDURES
from graph.guard.statements import check
from tests.conftest import ROOT

PAGES = ("security.md", "security.zh.md")


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    """One of the two pages."""
    name: str = request.param
    return (ROOT / "docs" / name).read_text("utf-8")


def test_the_settings_are_those_of_the_program(page: str) -> None:
    shown = dict(re.findall(r"^\| `(KECHUANG_\w+)` \|.*\| `?([^|`]*)`?(?: [^|]*)?\|$", page, re.MULTILINE))
    fields = {**SecuritySettings.model_fields, **ApiSettings.model_fields}
    known = {str(field.validation_alias): field.default for field in fields.values()}
    assert set(shown) <= set(known)
    for field in SecuritySettings.model_fields.values():
        assert field.validation_alias == "KECHUANG_DATA" or str(field.validation_alias) in shown
    for name, value in shown.items():
        default = known[name]
        if default is not None:
            assert value.strip() == (str(default).lower() if isinstance(default, bool) else str(default)), name


def test_the_lists_are_those_of_the_guard(page: str) -> None:
    listed = set(re.findall(r"`([a-z_0-9.]+)`", page))
    assert listed >= FUNCTIONS | PROCEDURES


def test_its_statements_are_allowed(page: str) -> None:
    statements = re.findall(r"kechuang cypher '([^']+)'", page)
    assert statements
    for statement in statements:
        check(statement, {"place": "990000"})
