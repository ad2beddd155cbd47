"""A Neo4j Community server from its jars: lay its home folder out, start it, see whether it answers.

Needs the standard library alone: the archive for machines without a network carries this file, where
`python3 neo4j_server.py --home FOLDER --password-file FILE` runs the server in the foreground.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
JAVAS = (17, 21)  # what Neo4j 5.26 is supported on
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
FOLDERS = ("data", "logs", "plugins", "import", "run", "conf")
HANDSHAKE = bytes.fromhex("6060b017" + "00000405" + "00" * 12)  # Bolt 5.4 or nothing


class ServerError(Exception):
    """The server cannot be started; one line says why and what to do."""


def java() -> str:
    """The `java` of JAVA_HOME or the PATH, of a version that this Neo4j runs on."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    needed = f"Neo4j needs Java {' or '.join(map(str, JAVAS))}"
    if not found:
        raise ServerError(f"{needed}, and there is no java in JAVA_HOME or on the PATH: install it")
    said = subprocess.run([found, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if not version or int(version[1]) not in JAVAS:
        raise ServerError(f"{needed}, and {found} is {version[1] if version else 'of no version'}: set JAVA_HOME")
    return found


def lay_out(home: Path, lib: Path, settings: str, *, password: str, bolt_port: int, http_port: int | None) -> None:
    """Write the configuration of a server on the loopback; a new home takes the password, an old one keeps its own."""
    for folder in FOLDERS:
        (home / folder).mkdir(parents=True, exist_ok=True)
    lines = [f"server.directories.{name}={home.as_posix()}/{name}" for name in FOLDERS if name != "conf"]
    lines += ["server.default_listen_address=127.0.0.1", f"server.bolt.listen_address=127.0.0.1:{bolt_port}"]
    lines += [f"server.http.enabled={'true' if http_port else 'false'}"]
    lines += [f"server.http.listen_address=127.0.0.1:{http_port}"] if http_port else []
    (home / "conf" / "neo4j.conf").write_text("\n".join([settings, *lines, ""]), "utf-8")
    if (home / "data" / "databases").exists():
        return
    admin = [java(), "-cp", f"{lib}/*", "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
    done = subprocess.run(admin, env=environment(home), capture_output=True, text=True, check=False)
    if done.returncode:
        raise ServerError(f"Neo4j refuses the password: {(done.stderr or done.stdout).strip()[-300:]}")


def environment(home: Path) -> dict[str, str]:
    """This process's environment with the server's folders in it."""
    return os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def command(home: Path, lib: Path, heap: str) -> list[str]:
    """What starts the server; `heap` as the JVM writes it (`1g`)."""
    opened = [f"--add-opens={module}=ALL-UNNAMED" for module in OPENED]
    start = [
        "org.neo4j.server.CommunityEntryPoint",
        "--console-mode",
        f"--home-dir={home}",
        f"--config-dir={home / 'conf'}",
    ]
    return [java(), f"-Xms{heap}", f"-Xmx{heap}", *opened, "-cp", f"{lib}/*", *start]


def answers(port: int, host: str = "127.0.0.1", timeout: float = 2.0) -> bool:
    """Whether a Bolt server shakes hands there; seconds."""
    try:
        with socket.create_connection((host, port), timeout) as bolt:
            bolt.sendall(HANDSHAKE)
            return bolt.recv(4) == HANDSHAKE[4:8]
    except OSError:
        return False


def main() -> int:
    """Run the server beside this file in the foreground."""
    parser = argparse.ArgumentParser(description="Neo4j on the loopback, until Ctrl-C.")
    parser.add_argument("--home", type=Path, required=True, help="folder of its data, kept between starts")
    parser.add_argument("--password-file", type=Path, required=True, help="first line: password of user neo4j")
    parser.add_argument("--port", type=int, default=7687, help="Bolt (default 7687)")
    parser.add_argument("--http-port", type=int, help="Neo4j Browser (default: off)")
    parser.add_argument("--heap", default="1g")
    parser.add_argument("--pagecache", default="512m")
    given = parser.parse_args()
    home, lib = given.home.absolute(), HERE / "lib"
    try:
        settings = (HERE / "neo4j.conf").read_text("utf-8") + f"\nserver.memory.pagecache.size={given.pagecache}"
        password = given.password_file.read_text("utf-8").splitlines()[0]
        lay_out(home, lib, settings, password=password, bolt_port=given.port, http_port=given.http_port)
        start = command(home, lib, given.heap)
    except (ServerError, OSError, IndexError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if os.name == "posix":
        os.execve(start[0], start, environment(home))  # signals reach the server itself
    return subprocess.call(start, env=environment(home))


if __name__ == "__main__":
    sys.exit(main())
