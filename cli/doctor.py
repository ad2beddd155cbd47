"""`kechuang doctor`: what is there, what is wrong, and how to mend it."""

from __future__ import annotations

import importlib.util
import platform
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from ontology.messages import say

if TYPE_CHECKING:
    from graph.settings import StoreSettings

GIGABYTE = 1e9
ENOUGH = 1.0  # GB: a store of a few thousand documents, its journal and the kept files

EXTRAS = {"rapidocr": "scan", "httpx": "llm", "mcp": "mcp", "opentelemetry.sdk": "otel", "py2neo": "py2neo"}


class Finding(NamedTuple):
    """One thing looked at: `wrong` must be mended, `optional` is a part that one can do without."""

    what: str
    state: Literal["ok", "wrong", "optional"]
    found: str


def doctor(as_json: Annotated[bool, typer.Option("--json", help=say("cli.json"))] = False) -> None:
    """Look at everything once; exit 1 where something is wrong."""
    from cli import output

    findings = list(_look())
    if as_json:
        output.as_json([f._asdict() for f in findings])
    else:
        for f in findings:
            output.line(f"cli.doctor.{f.state}", what=say(f"cli.doctor.{f.what}"), found=f.found)
    if any(f.state == "wrong" for f in findings):
        raise typer.Exit(1)


def _look() -> Iterator[Finding]:
    from importlib.metadata import version

    from cli.opened import settings as chosen
    from ontology.model import ontology

    settings = chosen()
    yield Finding("python", "ok", platform.python_version())
    yield Finding("product", "ok", version("kechuang-atlas"))
    yield Finding("ontology", "ok", ontology().version)
    yield _disk(settings.data)
    if _installed("arcadedb_embedded"):
        yield Finding("embedded", "ok", say("cli.doctor.installed"))
    else:
        yield Finding("embedded", "optional" if settings.uri else "wrong", say("cli.doctor.no_embedded"))
    yield (store := _store())
    if store.state == "ok":
        yield from _layers(settings)
    for module, extra in EXTRAS.items():
        if _installed(module):
            yield Finding(extra, "ok", say("cli.doctor.installed"))
        else:
            yield Finding(extra, "optional", say("cli.doctor.no_extra", extra=extra))
    if shutil.which("soffice"):
        yield Finding("libreoffice", "ok", say("cli.doctor.installed"))
    else:
        yield Finding("libreoffice", "optional", say("cli.doctor.no_libreoffice"))


def _installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # the package that should hold it
        return False


def _disk(data: Path) -> Finding:
    existing = next(p for p in (data, *data.absolute().parents) if p.exists())
    free = shutil.disk_usage(existing).free / GIGABYTE
    if free < ENOUGH:
        return Finding("data", "wrong", say("cli.doctor.little", path=data, free=f"{free:.1f}"))
    return Finding("data", "ok", say("cli.doctor.free", path=data, free=f"{free:.1f}"))


def _store() -> Finding:
    from cli.opened import opened
    from graph.errors import StoreError

    try:
        with opened(quiet=True) as store:
            return Finding("store", "ok", store.address)
    except StoreError as error:
        return Finding("store", "wrong", str(error))


def _layers(settings: StoreSettings) -> Iterator[Finding]:
    """What keeps those who only ask from doing harm: each is tried, none is believed."""
    from graph.errors import StoreError
    from graph.layers import layers

    try:
        found = layers(settings)
    except StoreError as error:
        yield Finding("layers", "wrong", str(error))
        return
    for layer in found:
        missing: Literal["wrong", "optional"] = "optional" if layer.optional else "wrong"
        yield Finding(f"layer_{layer.name}", "ok" if layer.holds else missing, layer.mend or say("cli.doctor.holds"))
