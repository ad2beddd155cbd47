"""The disk fills up in a load: one clear line, nothing half loaded, and it goes on when there is room again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph import embedded
from graph.canonical import canonical
from graph.errors import FullDiskError
from graph.open import open_store
from graph.settings import StoreSettings
from ingest.load.writer import Loader
from tests.builders import document
from tests.graph.disks import small_disk


def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 120) as disk:
        settings = StoreSettings(uri="", data=disk / "data", memory="256m")
        with open_store(settings) as store, Loader(store) as loader:
            loader.load(document("before"))
            good = list(canonical(store))
            filler = disk / "filler"
            filler.write_bytes(b"\0" * (shutil.disk_usage(disk).free - 2_000_000))
            large = (document(f"large{n}", measures=200, text="长" * 3_000) for n in range(20))
            with pytest.raises(FullDiskError) as raised:
                list(loader.load_many(large))
            assert str(settings.data) in str(raised.value)
            filler.unlink()
            assert loader.load(document("after")).status == "loaded"
            for loaded in loader.documents():
                if loaded.key != "before":
                    loader.remove(loaded.key)
            assert list(canonical(store)) == good
        embedded.stop(settings)
