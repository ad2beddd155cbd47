"""Builders of DOCX, XLSX and ZIP files from their XML, for what no library writes."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
TYPES = "[Content_Types].xml"


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A ZIP of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _root(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{W}" xmlns:mc="{MC}" xmlns:m="{M}">{inner}</w:{name}>'


def docx(body: str, *, numbering: str = "", styles: str = "", footnotes: str = "") -> bytes:
    """A Word document of these fragments."""
    files: dict[str, str | bytes] = {
        TYPES: "<Types/>",
        "word/document.xml": _root("document", f"<w:body>{body}</w:body>"),
    }
    for part, inner in (("numbering", numbering), ("styles", styles), ("footnotes", footnotes)):
        if inner:
            files[f"word/{part}.xml"] = _root(part, inner)
    return zipped(files)


def para(text: str = "", *, num: str = "", level: int | None = None, style: str = "", runs: str = "") -> str:
    """A paragraph: of one run with a text, or of given runs."""
    listed = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    listed = f'<w:numPr>{listed}<w:numId w:val="{num}"/></w:numPr>' if num else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr>{run(text) if text else ''}{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run with a text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def level(at: int, style: str, text: str, more: str = "") -> str:
    """A level of an abstract list, starting at 1."""
    start = "" if "w:start " in more else '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def lists(abstract: dict[str, str], nums: dict[str, str], overrides: dict[str, str] | None = None) -> str:
    """numbering.xml: abstract lists by id, lists as id → abstract id, overrides by list."""
    found = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>' for key, inner in abstract.items()
    )
    for key, of in nums.items():
        own = (overrides or {}).get(key, "")
        found += f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{own}</w:num>'
    return found


def row(*cells: str, properties: str = "") -> str:
    """A table row; a cell that begins with `<w:` is taken as it is."""
    inner = "".join(one if one.startswith("<w:") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def cell(text: str, *, span: int = 1, merge: str = "", inner: str = "") -> str:
    """A cell; `merge` is restart or continue."""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>{inner or para(text)}</w:tc>'
