"""Old Word documents by way of LibreOffice, where it is installed; without it a line that says how."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest

from ingest.errors import UnreadableError
from ingest.read import limits, office, read, read_bytes
from ingest.records import Origin
from tests.conftest import missing

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
RTF = rb"{\rtf1\ansi\ansicpg936\deff0 \u19968?\u12289?\u24314?\u35774?\par\u20108?\u12289?\u31649?\u29702?\par}"


@pytest.fixture(scope="module")
def soffice() -> str:
    command = next(filter(None, map(shutil.which, office.COMMANDS)), None)
    if command is None:
        missing("libreoffice", "the command soffice is not installed")
    assert command
    return command


@pytest.mark.parametrize("content", [OLE, RTF], ids=["ole", "rtf"])
def test_without_libreoffice_a_line_says_how(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UnreadableError) as caught:
        read_bytes(content, Origin("plan.doc"))
    assert caught.value.key == "ingest.read.no_converter"
    assert "LibreOffice" in caught.value.text("zh")


@pytest.mark.parametrize("stream", ["Workbook", "PowerPoint Document"])
def test_old_tables_and_slides_are_told_apart(stream: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(OLE + stream.encode("utf-16-le"), Origin("plan.xls"))
    assert caught.value.key == "ingest.read.old_table"


def test_rtf(soffice: str) -> None:
    source = read_bytes(RTF, Origin("plan.rtf"))
    assert source.text.string.split() == ["一、建设", "二、管理"]
    assert source.media_type == "application/rtf"


def test_damaged_documents_are_refused_in_one_line(soffice: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(OLE, Origin("plan.doc"))
    assert caught.value.key in ("ingest.read.not_converted", "ingest.read.no_text")
    assert "\n" not in str(caught.value)


def test_time_is_limited(soffice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CONVERSION", 0.01)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(RTF, Origin("plan.rtf"))
    assert caught.value.key == "ingest.read.not_converted"


def test_nothing_that_a_document_links_to_is_fetched(soffice: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/seal.png"
        field = rb'{\field{\*\fldinst INCLUDEPICTURE "' + address.encode() + rb'" \\d}{\fldrslt }}'
        read_bytes(RTF[:-1] + field + b"}", Origin("plan.rtf"))
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_real_document_written_by_wps(soffice: str, shared: Path) -> None:
    source = read(Origin(str(shared / "corpus" / "raw" / "hainan_nongji_2024.doc")))
    lines = [line.strip() for line in source.text.string.splitlines()]
    assert source.media_type == "application/msword"
    assert {"一、总体要求", "七、实施要求", "1.耕整地机械"} <= set(lines)
