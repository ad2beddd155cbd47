"""`kechuang keys`, and the record of what the command line changes."""

from __future__ import annotations

import getpass
import json
import stat
from pathlib import Path

from tests.cli.conftest import Kechuang


def test_a_key_is_shown_once_listed_and_revoked(kechuang: Kechuang, tmp_path: Path) -> None:
    file = tmp_path / "own" / "keys.json"
    made = kechuang("keys", "add", "云渚市科技局", "--scope", "edit", "--days", "30", KECHUANG_KEYS=str(file))
    key = made.out.strip()
    assert made.code == 0
    assert key.startswith("kca_")
    assert key not in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    rows = json.loads(kechuang("keys", "list", "--json", KECHUANG_KEYS=str(file)).out)
    assert [(row["name"], row["scope"], row["state"]) for row in rows] == [("云渚市科技局", "edit", "valid")]
    assert kechuang("keys", "revoke", rows[0]["id"], KECHUANG_KEYS=str(file)).code == 0
    rows = json.loads(kechuang("keys", "list", "--json", KECHUANG_KEYS=str(file)).out)
    assert rows[0]["state"] == "revoked"
    lines = [json.loads(one) for p in (kechuang.data / "audit").iterdir() for one in p.read_text("utf-8").splitlines()]
    added = next(one for one in reversed(lines) if one["what"] == "kechuang keys add")  # others add keys here too
    assert (added["who"], added["outcome"]) == (f"user:{getpass.getuser()}", "done")
    assert key not in str(lines)


def test_what_cannot_be_is_one_line(kechuang: Kechuang, tmp_path: Path) -> None:
    file = str(tmp_path / "keys.json")
    bad = kechuang("keys", "add", "x", "--scope", "all", KECHUANG_KEYS=file)
    assert (bad.code, "read, edit, admin" in bad.line) == (2, True)
    unknown = kechuang("keys", "revoke", "nobody", KECHUANG_KEYS=file)
    assert (unknown.code, "nobody" in unknown.line) == (2, True)
    (tmp_path / "keys.json").write_text("{", "utf-8")
    damaged = kechuang("keys", "list", KECHUANG_KEYS=file)
    assert damaged.code == 1
    assert "keys.json" in damaged.line
