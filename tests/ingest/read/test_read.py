"""Reading a file: what is taken, what is refused and in which words."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from ingest.errors import UnreadableError
from ingest.read import limits, read
from ingest.records import Origin
from ontology.messages import LANGUAGES
from tests.conftest import unprivileged

TEXT = "一、总体要求\n坚持创新驱动，建设科技强省。\n"


def written(folder: Path, content: bytes, name: str = "plan.txt") -> Origin:
    path = folder / name
    path.write_bytes(content)
    return Origin(str(path))


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def test_a_plain_file(tmp_path: Path) -> None:
    content = TEXT.encode()
    source = read(written(tmp_path, content))
    assert (source.media_type, source.encoding, source.raw) == ("text/plain", "utf-8", TEXT)
    assert source.text.string == TEXT
    assert source.sha256 == hashlib.sha256(content).hexdigest()
    assert source.key == source.sha256[:16]
    assert source.content == content


def test_the_key_comes_from_the_row_then_the_address(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode()).path
    assert read(Origin(path, id="plan-1", url="https://example.org/a")).key == "plan-1"
    url = "https://example.org/a"
    assert read(Origin(path, url=url)).key == hashlib.sha256(url.encode()).hexdigest()[:16]


def test_kinds_are_told_by_content_not_by_suffix(tmp_path: Path) -> None:
    page = f"<html><body><h1>行动方案</h1>{'<p>建设重点实验室，支持成果转化。</p>' * 20}</body></html>"
    assert read(written(tmp_path, page.encode(), "page.txt")).media_type == "text/html"
    assert read(written(tmp_path, TEXT.encode(), "text.html")).media_type == "text/plain"
    assert read(written(tmp_path, TEXT.encode(), "text.wps")).media_type == "text/plain"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b" \r\n\n ", "empty"),
        (b"\xff" * 500, "binary"),
        (bytes(range(256)) * 20, "binary"),
        (os.urandom(4000), "binary"),
        (b"\x7fELF" + b"\0" * 500, "binary"),
        (b"%PDF-1.7\n...", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "ole"),
        (b"{\\rtf1 abc}", "rtf"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "image"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 99, "image"),
        (b"\x1f\x8b\x08" + b"\0" * 99, "archive"),
        (zipped("word/document.xml"), "docx"),
        (zipped("xl/workbook.xml"), "xlsx"),
        (zipped("ppt/presentation.xml"), "pptx"),
        (zipped("OFD.xml", "Doc_0/Document.xml"), "ofd"),
        (zipped("plan.txt"), "zip"),
        (b"PK\x03\x04broken", "zip"),
        (b"<html><body><script>x()</script></body></html>", "no_text"),
        ("\u200b\u3000\n".encode(), "no_text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, content: bytes, key: str) -> None:
    origin = written(tmp_path, content)
    with pytest.raises(UnreadableError) as caught:
        read(origin)
    assert caught.value.key == f"ingest.read.{key}"
    for lang in LANGUAGES:
        line = caught.value.text(lang)
        assert origin.path in line
        assert "\n" not in line


def test_missing_dangling_and_folder(tmp_path: Path) -> None:
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    for path, key in (
        (tmp_path / "nothing.txt", "missing"),
        (tmp_path / "dangling.txt", "missing"),
        (tmp_path, "directory"),
        (tmp_path / ("x" * 300), "cannot_open"),
    ):
        with pytest.raises(UnreadableError) as caught:
            read(Origin(str(path)))
        assert caught.value.key == f"ingest.read.{key}"


def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(TEXT)
    path.chmod(0)
    with unprivileged(), pytest.raises(UnreadableError) as caught:
        read(Origin(str(path)))
    assert caught.value.key == "ingest.read.no_permission"


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(limits.FILE + 1)
    with pytest.raises(UnreadableError) as caught:
        read(Origin(str(path)))
    assert caught.value.key == "ingest.read.too_large"


def test_all_real_documents_are_read(shared: Path) -> None:
    corpus = shared / "corpus"
    for file in [*corpus.glob("*.txt"), *(corpus / "unlabelled").glob("*.txt")]:
        source = read(Origin(str(file)))
        assert len(source.text.string) > 900
        assert source.raw == source.parts[0].raw


def test_real_files_of_other_formats_are_named(shared: Path) -> None:
    for file in (shared / "corpus" / "raw").iterdir():
        if file.suffix in (".docx", ".pdf", ".doc", ".ofd"):
            with pytest.raises(UnreadableError) as caught:
                read(Origin(str(file)))
            assert caught.value.key == f"ingest.read.{ {'.doc': 'ole'}.get(file.suffix, file.suffix[1:]) }"
        elif file.suffix == ".wps":  # plain text under this name
            assert read(Origin(str(file))).media_type == "text/plain"
