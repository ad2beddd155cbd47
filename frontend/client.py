"""Writes the typed client of the page, `src/api/schema.d.ts`, from the API's own description.

`python frontend/client.py` writes it, `--check` only says whether it is as it should be.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent
sys.path.insert(0, str(FRONTEND.parent))

SCHEMA = FRONTEND / "src" / "api" / "schema.d.ts"


class Nobody:
    """Stands for the store, which a description does not ask."""

    async def read(self, statement: str, parameters: object = None) -> list[dict[str, object]]:
        """Never called."""
        raise NotImplementedError

    async def close(self) -> None:
        """Nothing to give back."""


def generated() -> str:
    """The client as it should be now."""
    from api.app import create_app
    from api.settings import ApiSettings
    from hatch_build import node_home, npm, packages

    home = node_home()
    packages(home)
    with tempfile.TemporaryDirectory() as folder:
        described, client = Path(folder) / "openapi.json", Path(folder) / "schema.d.ts"
        openapi = create_app(ApiSettings(), Nobody()).openapi()
        described.write_text(json.dumps(openapi, ensure_ascii=False), "utf-8")
        npm(home, "exec", "--offline", "--", "openapi-typescript", str(described), "-o", str(client))
        return client.read_text("utf-8")


def main() -> int:
    """Write, or check."""
    text = generated()
    if "--check" not in sys.argv:
        SCHEMA.write_text(text, "utf-8")
        return 0
    if SCHEMA.is_file() and SCHEMA.read_text("utf-8") == text:
        return 0
    sys.stderr.write("frontend/src/api/schema.d.ts differs from the API: .venv/bin/python frontend/client.py\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
