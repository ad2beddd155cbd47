"""Documents of office programs in one XML file are told by their first tag; what cannot be read says how to mend it."""

from __future__ import annotations

import pytest

from ingest.errors import UnreadableError
from ingest.read import read_bytes
from ingest.read.sniff import kind
from ingest.records import Origin
from tests.ingest.read.packages import zipped

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
FLAT = XML + '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="{}"/>'
WORD = (
    XML
    + '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:t>平台</w:t></w:wordDocument>'
)
TABLE = XML + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Data>任务</Data></Workbook>'
OPEN = "application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (FLAT.format(OPEN + "text").encode(), "fodt"),
        (FLAT.format(OPEN + "spreadsheet").encode(), "old_table"),
        (b"\xef\xbb\xbf" + WORD.encode(), "wordml"),
        (TABLE.encode(), "old_table"),
        (zipped({"mimetype": OPEN + "text", "content.xml": "<a/>"}), "odt"),
        (zipped({"mimetype": OPEN + "spreadsheet", "content.xml": "<a/>"}), "old_table"),
        ((XML + "<html><body><p>平台</p></body></html>").encode(), "html"),
        ((XML + "<plan><task>建设平台</task></plan>").encode(), "text"),
    ],
)
def test_what_an_office_program_wrote(content: bytes, what: str) -> None:
    assert kind(content) == what


@pytest.mark.parametrize("content", [WORD, TABLE])
def test_what_cannot_be_read_is_refused(content: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(content.encode(), Origin("plan.xml"))
    assert caught.value.key in ("ingest.read.wordml", "ingest.read.old_table")
