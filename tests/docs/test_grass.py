"""docs/kechuang.grass: every class has a colour and a caption, read as Neo4j Browser reads it."""

from __future__ import annotations

import re

from ontology.model import ontology
from tests.docs.pages import DOCS

TEXT = (DOCS / "kechuang.grass").read_text("utf-8")
RULE = re.compile(r"(node|relationship)((?:\.\w+)?)\s*\{([^']*?(?:'[^']*'[^']*?)*)\}\s*")
COLOUR = re.compile(r"#[0-9A-F]{6}")


def rules() -> list[tuple[str, str, dict[str, str]]]:
    """(tag, class, properties) in order. The Browser knows no comments: one would swallow the rule after it."""
    found, end = [], 0
    for match in RULE.finditer(TEXT):
        assert match.start() == end, TEXT[end : match.start()]
        end = match.end()
        pairs = (line.split(":") for line in match[3].split(";") if line.strip())
        found.append((match[1], match[2][1:], {key.strip(): value.strip() for key, value in pairs}))
    assert end == len(TEXT), TEXT[end:]
    return found


def test_every_class_is_styled_and_nothing_else() -> None:
    classes = {name for tag, name, _ in rules() if tag == "node" and name}
    assert classes == set(ontology().classes)
    assert {name for tag, name, _ in rules() if tag == "relationship" and name} <= set(ontology().relations)


def test_no_two_rules_are_for_the_same_thing() -> None:
    heads = [(tag, name) for tag, name, _ in rules()]
    assert len(heads) == len(set(heads))


def test_a_class_comes_after_the_classes_above_it() -> None:
    """Where several rules fit a node, the Browser takes the last."""
    order = [name for tag, name, _ in rules() if tag == "node"]
    for name, cls in ontology().classes.items():
        assert all(order.index(above) <= order.index(name) for above in cls.labels)


def test_captions_name_properties_that_the_class_has() -> None:
    for tag, name, style in rules():
        if tag == "node" and name:
            assert COLOUR.fullmatch(style["color"])
            assert COLOUR.fullmatch(style["border-color"])
            shown = re.fullmatch(r"'\{(\w+)\}'", style["caption"])
            assert shown
            assert shown[1] in ontology().classes[name].properties
