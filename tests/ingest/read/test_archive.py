"""ZIP archives: each file in one is a document; what is too much or damaged is refused in one line."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from ingest.errors import UnreadableError
from ingest.fingerprint import name_of
from ingest.read import archive, content_of, limits, read
from ingest.read.walk import origins
from ingest.records import Origin
from ingest.session import Options, Session
from tests.ingest.read.packages import docx, para, zipped

TEXT = "一、建设重点实验室。\n"


def test_each_file_of_an_archive_is_a_document(tmp_path: Path) -> None:
    inner = zipped({"三.txt": TEXT})
    files: dict[str, str | bytes] = {"方案/一.txt": TEXT, "二.docx": docx(para("二、引进人才")), "里.zip": inner}
    noise: dict[str, str | bytes] = {
        "__MACOSX/._一.txt": "x",
        ".DS_Store": "x",
        "Thumbs.db": "x",
        "sources.csv": "file\n",
        "空/": "",
    }
    (tmp_path / "all.zip").write_bytes(zipped({**files, **noise}))
    (tmp_path / "sources.csv").write_text("file,id\nall.zip!二.docx,second\n")
    found = origins([tmp_path])
    root = f"{tmp_path}/all.zip!"
    assert [o.path for o in found] == [f"{root}方案/一.txt", f"{root}二.docx", f"{root}里.zip!三.txt"]
    assert [o.id for o in found] == ["", "second", ""]
    assert name_of(found[2]) == "all.zip!里.zip!三.txt"
    sources = [read(origin) for origin in found]
    assert [source.text.string for source in sources] == [TEXT, "二、引进人才\n", TEXT]
    assert sources[0].key == sources[2].key == read(Origin(written(tmp_path / "a.txt", TEXT.encode()))).key


def written(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return str(path)


def test_a_file_may_have_a_mark_in_its_name(tmp_path: Path) -> None:
    path = written(tmp_path / "a!b.txt", TEXT.encode())
    assert content_of(path) == TEXT.encode()
    with pytest.raises(UnreadableError) as caught:
        content_of(str(tmp_path / "a!c.txt"))
    assert caught.value.key == "ingest.read.missing"


def test_names_that_are_not_utf_8_are_gb18030(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(plain_name("任务.txt".encode("gb18030"), TEXT.encode()))
    assert [Path(o.path).name for o in origins([tmp_path])] == ["a.zip!任务.txt"]


def plain_name(name: bytes, content: bytes) -> bytes:
    """A ZIP of one stored file whose name is not marked as UTF-8."""
    crc, size = zlib.crc32(content), len(content)
    common = struct.pack("<HHHHIIIHH", 0, 0, 0, 0, crc, size, size, len(name), 0)
    local = b"PK\x03\x04" + struct.pack("<H", 20) + common + name + content
    entry = b"PK\x01\x02" + struct.pack("<HH", 20, 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)
    return local + entry + end


def nested(times: int) -> bytes:
    content = zipped({"a.txt": TEXT})
    for _ in range(times):
        content = zipped({"a.zip": content})
    return content


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (zipped({"a.txt": "甲" * 8_000_000}), "bomb"),
        (zipped({f"{n}.txt": "" for n in range(limits.MEMBERS + 1)}), "entries"),
        (nested(2), "nested"),
        (zipped({"a.txt": TEXT})[:-30], "broken"),
        (zipped({"a.txt": TEXT}).replace(b"\x00\x00\x08\x00", b"\x01\x00\x08\x00"), "encrypted"),
        (zipped({"a.txt": TEXT}).replace(b"\x00\x00\x08\x00", b"\x00\x00\x09\x00"), "packing"),
    ],
    ids=["bomb", "many", "nested", "cut short", "password", "method"],
)
def test_what_is_refused_stays_one_line(tmp_path: Path, content: bytes, key: str) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    (origin,) = origins([tmp_path])
    with pytest.raises(UnreadableError) as caught:
        read(origin)
    assert caught.value.key == f"ingest.read.{key}"
    assert "\n" not in str(caught.value)


def test_members_that_are_not_there_or_damaged(tmp_path: Path) -> None:
    content = zipped({"a.txt": TEXT * 50})
    path = written(tmp_path / "a.zip", content)
    for member, key in (("b.txt", "no_member"), ("a.txt!c", "broken")):
        with pytest.raises(UnreadableError) as caught:
            content_of(f"{path}!{member}")
        assert caught.value.key == f"ingest.read.{key}"
    at = content.index(b"a.txt") + 8
    damaged = written(tmp_path / "b.zip", content[:at] + b"\xff\xff\xff" + content[at + 3 :])
    with pytest.raises(UnreadableError) as caught:
        content_of(f"{damaged}!a.txt")
    assert caught.value.key == "ingest.read.broken"
    assert archive.split(str(tmp_path / "nothing.zip!a")) is None


def test_a_member_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.zip", zipped({"a.txt": TEXT * 100}))
    monkeypatch.setattr(limits, "FILE", 500)
    with pytest.raises(UnreadableError) as caught:
        content_of(f"{path}!a.txt")
    assert caught.value.key == "ingest.read.too_large"


def test_a_run_gives_each_member_its_outcome(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"甲.txt": TEXT, "乙.txt": TEXT, "丙.bin": b"\xff" * 500}
    (tmp_path / "all.zip").write_bytes(zipped(files))
    done = list(Session(None, [], Options(jobs=1)).run(origins([tmp_path])))
    assert {Path(one.path).name: one.status for one in done} == {
        "all.zip!甲.txt": "loaded",
        "all.zip!乙.txt": "unchanged",
        "all.zip!丙.bin": "failed",
    }
    assert next(one for one in done if one.status == "unchanged").same_as.endswith("all.zip!甲.txt")
