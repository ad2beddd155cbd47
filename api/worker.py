"""Has uploads read and loaded: one process for each step, one at a time, within a time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal

from starlette.concurrency import run_in_threadpool

from api.editing import Editing
from api.errors import WorkerError
from graph.uploads import BUSY, State, Told, Upload, Uploads, UploadSettings, UploadStateError
from ontology.errors import KechuangError

log = logging.getLogger(__name__)

LOADS = ("accepted", "loading")
AGAIN = 2.0  # seconds until a step is tried again that another worker is at


class Worker:
    """Looks what is due whenever it is woken, and once when it begins: what an ended server left behind goes on."""

    def __init__(self, uploads: Uploads, editing: Editing, settings: UploadSettings | None = None) -> None:
        self._uploads, self._editing, self._settings = uploads, editing, settings or UploadSettings()
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """There is something to do; begins where it has not yet."""
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        self._woken.set()

    async def close(self) -> None:
        """End, and end the process that is at it: its step is taken again by the next server."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        await run_in_threadpool(self._uploads.sweep)
        while True:
            self._woken.clear()
            try:
                for upload in await run_in_threadpool(self._uploads.due):
                    await self._step(upload)
            except (KechuangError, OSError) as error:
                log.error("uploads cannot be worked on", extra={"error": str(error)})
            left = await run_in_threadpool(self._uploads.due)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(AGAIN if left else None):
                    await self._woken.wait()

    async def _step(self, upload: Upload) -> None:
        process = await asyncio.create_subprocess_exec(
            *self._editing.worker,
            upload.id,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            env=dict(self._editing.environment),
            start_new_session=True,  # Ctrl-C is for the server, which ends its worker itself
        )
        in_time = True
        try:
            async with asyncio.timeout(self._settings.seconds + 5):
                await process.wait()
        except TimeoutError:
            in_time = False
        finally:
            if process.returncode is None:
                _kill(process)
                await process.wait()
        await run_in_threadpool(self._ended, upload, process.returncode, in_time)

    def _ended(self, given: Upload, code: int | None, in_time: bool) -> None:
        """Say so where a worker ended without a word: killed for its time or memory, or by a fault of the program."""
        step: tuple[State, State] = ("accepted", "loading") if given.state in LOADS else ("queued", "reading")
        if self._uploads.find(given.id).state not in step or code == BUSY:
            return
        if not in_time or code == -14:
            error = WorkerError("api.worker.slow", seconds=self._settings.seconds)
        else:
            error = WorkerError("api.worker.ended", code=code)
        with contextlib.suppress(UploadStateError):
            after: State = "found" if given.state in LOADS else "failed"
            self._uploads.step(given.id, step, after, error=Told.of(error))


def _kill(process: asyncio.subprocess.Process) -> None:
    """End a worker with whatever it has started, such as a converter of old formats."""
    with contextlib.suppress(ProcessLookupError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
