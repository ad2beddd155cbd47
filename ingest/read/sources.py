"""`sources.csv` beside the files: what is known of each file before it is read. Its values win over the text's.

Columns: file, id, url, title, issuer, place, published, authority; only `file` is needed. UTF-8, with or without BOM.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from ingest.errors import SourcesError
from ingest.records import Origin
from ontology.ids import DOCUMENT_KEY

FILE = "sources.csv"
COLUMNS = ("file", "id", "url", "title", "issuer", "place", "published", "authority")
AUTHORITIES = ("official", "reprint", "sample")
DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def read_sources(path: Path) -> dict[str, Origin]:
    """The rows by file, as a path joined to the table's folder. Errors: `SourcesError`, with file and line."""
    try:
        table = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourcesError("ingest.sources.encoding", path=path) from error
    except OSError as error:
        raise SourcesError("ingest.sources.cannot_open", path=path, why=error.strerror or str(error)) from error
    reader = csv.DictReader(io.StringIO(table), restkey="")
    header = reader.fieldnames or []
    if "file" not in header or (unknown := set(header) - set(COLUMNS)):
        wrong = ", ".join(sorted(unknown)) if "file" in header else "file"
        key = "ingest.sources.column" if "file" in header else "ingest.sources.no_file_column"
        raise SourcesError(key, path=path, column=wrong, columns=", ".join(COLUMNS))
    rows: dict[str, Origin] = {}
    keys: dict[str, int] = {}
    for row in reader:
        line = reader.line_num
        origin = _origin(row, path, line)
        if origin.path in rows:
            raise SourcesError("ingest.sources.twice", path=path, line=line, value=row["file"])
        if origin.id and keys.setdefault(origin.id, line) != line:
            raise SourcesError("ingest.sources.twice", path=path, line=line, value=origin.id)
        rows[origin.path] = origin
    return rows


def _origin(row: dict[str, str], path: Path, line: int) -> Origin:
    if "" in row:
        raise SourcesError("ingest.sources.too_many", path=path, line=line)
    value = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if not value["file"]:
        raise SourcesError("ingest.sources.no_file", path=path, line=line)
    if value["id"] and not DOCUMENT_KEY.fullmatch(value["id"]):
        raise SourcesError("ingest.sources.id", path=path, line=line, value=value["id"])
    if value["published"] and not DATE.fullmatch(value["published"]):
        raise SourcesError("ingest.sources.published", path=path, line=line, value=value["published"])
    if value["authority"] and value["authority"] not in AUTHORITIES:
        allowed = ", ".join(AUTHORITIES)
        raise SourcesError("ingest.sources.authority", path=path, line=line, value=value["authority"], allowed=allowed)
    return Origin(str(path.parent / value.pop("file")), **value)
