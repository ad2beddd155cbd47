"""Old Word and WPS documents, RTF and ODT: LibreOffice makes a DOCX of them, where it is installed.

It runs in a folder of its own with a profile of its own, asks nothing, runs no macro, fetches nothing that a document
links to, and is ended by its process group once its time is up.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.errors import UnreadableError
from ingest.read import docx, limits
from ingest.read.reader import Read
from ingest.read.sniff import kind
from ingest.records import Origin

COMMANDS = ("soffice", "libreoffice")
SUFFIXES = {"ole": ".doc", "rtf": ".rtf", "odt": ".odt", "fodt": ".fodt"}
MEDIA_TYPES = {
    "ole": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "fodt": "application/vnd.oasis.opendocument.text",
}
NOT_WORDS = tuple(name.encode("utf-16-le") for name in ("Workbook", "PowerPoint Document"))  # streams of .xls and .ppt
SCRIPTING, NETWORK = "/org.openoffice.Office.Common/Security/Scripting", "/org.openoffice.Inet/Settings"
SETTINGS = (
    (SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (SCRIPTING, "DisableMacrosExecution", "true"),
    (NETWORK, "ooInetProxyType", "1"),  # a proxy where nobody answers
    (NETWORK, "ooInetHTTPProxyName", "127.0.0.1"),
    (NETWORK, "ooInetHTTPProxyPort", "9"),
    (NETWORK, "ooInetHTTPSProxyName", "127.0.0.1"),
    (NETWORK, "ooInetHTTPSProxyPort", "9"),
)


def read(content: bytes, origin: Origin) -> Read:
    """An old document, by way of DOCX. Errors: `UnreadableError`, one line each; without LibreOffice it says so."""
    what = kind(content)
    if (
        what == "ole"
        and any(name in content for name in NOT_WORDS)
        and "WordDocument".encode("utf-16-le") not in content
    ):
        raise UnreadableError("ingest.read.old_table", path=origin.path)
    command = next(filter(None, map(shutil.which, COMMANDS)), None)
    if command is None:
        raise UnreadableError("ingest.read.no_converter", path=origin.path)
    found = docx.read(converted(command, content, SUFFIXES[what], origin), origin)
    return found._replace(media_type=MEDIA_TYPES[what])


def converted(command: str, content: bytes, suffix: str, origin: Origin) -> bytes:
    """The document as DOCX. Errors: `UnreadableError`."""
    with TemporaryDirectory(prefix="kechuang-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_profile(), "utf-8")
        given = folder / f"document{suffix}"
        given.write_bytes(content)
        why = _run(
            [
                command,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                "docx:MS Word 2007 XML",
                "--outdir",
                str(folder / "out"),
                str(given),
            ],
            folder,
        )
        result = folder / "out" / "document.docx"
        if not result.is_file():
            raise UnreadableError("ingest.read.not_converted", path=origin.path, why=why)
        return result.read_bytes()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in SETTINGS
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


def _run(arguments: list[str], folder: Path) -> str:
    """Runs the command for as long as it may take; what it said last, for whoever reads why it failed."""
    with subprocess.Popen(
        arguments,
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=limits.CONVERSION)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return f"> {limits.CONVERSION} s"
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    last = said.decode(errors="replace").strip().splitlines()[-1:]
    return last[0][:200] if last else f"exit {process.returncode}"
