"""Reading a file: what is taken, what is refused and in which words."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from ingest.errors import UnreadableError
from ingest.read import limits, read
from ingest.records import Origin
from ontology.messages import LANGUAGES
from tests.conftest import unprivileged
from tests.ingest.read.packages import zipped

TEXT = "一、总体要求\n坚持创新驱动，建设科技强省。\n"


def written(folder: Path, content: bytes, name: str = "plan.txt") -> Origin:
    path = folder / name
    path.write_bytes(content)
    return Origin(str(path))


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
        (b"%PDF-1.7\n...", "pdf.broken"),
        (b"\x1f\x8b\x08" + b"\0" * 99, "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (zipped({"_rels/.rels": "", "ppt/presentation.xml": "x"}), "pptx"),
        (zipped({"_rels/.rels": "", "xl/workbook.bin": "x"}), "xlsb"),
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


def test_a_document_under_another_name_is_read_by_its_content(shared: Path) -> None:
    source = read(Origin(str(shared / "corpus" / "raw" / "yn_yuanqu_zhengce.wps")))
    assert source.media_type == "text/plain"
