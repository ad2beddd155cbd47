"""The annotated documents, set by set, each with the text that it was made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent
FOLDERS = {"looked at": OWN, "named things": OWN / "names", "held out": OWN / "heldout"}
# Which stretches of a document were annotated; `source` where several excerpts come out of one document.
EXCERPTS: Mapping[str, Mapping[str, Any]] = json.loads((OWN / "excerpts.json").read_text("utf-8"))


def annotated(shared: Path, name: str, texts: Path) -> dict[Path, Path]:
    """The annotations of a set, and for each the text of what was annotated; excerpts are written to `texts`."""
    if name == "tuned":
        return {p: shared / "corpus" / f"{p.stem}.txt" for p in sorted((shared / "gold").glob("*.json"))}
    found = sorted(p for p in FOLDERS[name].glob("*.json") if p.stem != "excerpts")
    return {p: _excerpt(_document(shared, p.stem), p.stem, texts) for p in found}


def _document(shared: Path, stem: str) -> Path:
    source = EXCERPTS.get(stem, {}).get("source", stem)
    return next(p for folder in ("unlabelled", "raw") for p in (shared / "corpus" / folder).glob(f"{source}.*"))


def _excerpt(path: Path, stem: str, folder: Path) -> Path:
    """The document, or the stretches of its text that were annotated, as a file of their own."""
    cut = EXCERPTS.get(stem, {})
    if "ranges" not in cut and "end" not in cut:
        return path
    content = path.read_text("utf-8")
    source = folder / f"{stem}{path.suffix}"
    source.write_text("".join(content[a:b] for a, b in cut.get("ranges", [[0, cut.get("end")]])), "utf-8")
    return source
