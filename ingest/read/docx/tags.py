"""Short names of WordprocessingML's elements, the same for its two namespaces, and their `val` attributes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree

SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
}
ALTERNATIVES = "mc:AlternateContent"  # one thing in several forms, for programs of several ages
OFF = ("0", "false", "off", "none")


@cache
def short(tag: str) -> str:
    """`w:p` for `{…/wordprocessingml/2006/main}p`; elements of other vocabularies keep their local name alone."""
    space, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    return SPACES.get(space, "") + local


def name(element: etree._Element) -> str:
    """An element's short name; '' for an entity."""
    return short(element.tag) if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child by its short name, and its child …"""
    for step in path:
        if element is None:
            return None
        element = next((one for one in element if name(one) == step), None)
    return element


def children(element: etree._Element | None, wanted: str) -> Iterator[etree._Element]:
    """All children of a short name."""
    return (one for one in element if name(one) == wanted) if element is not None else iter(())


def shown(alternatives: etree._Element) -> etree._Element:
    """The form that is read: the first that holds words, which may be the one for old programs alone."""
    forms = [one for one in alternatives if name(one) in ("mc:Choice", "mc:Fallback")]
    return next((form for form in forms if any(name(one) == "w:t" for one in form.iter())), (*forms, alternatives)[0])


def attribute(element: etree._Element | None, local: str) -> str:
    """An attribute by its local name, '' without one."""
    if element is None:
        return ""
    for key, value in element.items():
        if str(key).rpartition("}")[2] == local:
            return str(value)
    return ""


def value(element: etree._Element | None, *path: str) -> str:
    """The `val` of a descendant, '' without one."""
    return attribute(child(element, *path), "val")


def number(text: str, otherwise: int) -> int:
    """A whole number that an attribute states."""
    return int(text) if text.isascii() and text.lstrip("-").isdecimal() and len(text) < 10 else otherwise


def on(element: etree._Element | None) -> bool | None:
    """A switch: None where it does not stand."""
    return None if element is None else attribute(element, "val") not in OFF
