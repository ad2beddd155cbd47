"""Who may see the details to get in touch with persons: whoever decides what the graph holds, and asks for them."""

from __future__ import annotations

from starlette.requests import Request

from api.security.errors import GateError
from api.security.gate import Who

NEEDED = "edit"


def shown(request: Request, wanted: bool) -> bool:
    """Whether an answer shows them: where they are asked for with a key that may; `GateError` with one that may not."""
    if not wanted:
        return False
    who: Who = request.scope.get("who", Who())
    if who.key is None:
        raise GateError(401, "unauthorized", "security.key_needed")
    if not who.key.may(NEEDED):
        raise GateError(403, "forbidden", "security.scope", scope=NEEDED, has=who.key.scope)
    return True
