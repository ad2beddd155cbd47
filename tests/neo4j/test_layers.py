"""Which layers a server lacks that nobody has set up, and how that is told to be mended."""

from __future__ import annotations

from pydantic import SecretStr

from graph.bolt import BoltStore
from graph.layers import layers
from graph.open import open_store, store_address
from tests.neo4j.server import Server


def test_a_server_with_nothing_set_lacks_what_settings_close(bare: Server) -> None:
    found = {layer.name: layer for layer in layers(bare.settings, "en")}
    assert {name for name, layer in found.items() if layer.holds} == {"session", "timeout"}
    for name, setting in (
        ("csv_files", "allow_csv_import_from_file_urls=false"),
        ("csv_network", "cypher_ip_blocklist=0.0.0.0/0,::/0"),
        ("memory", "db.memory.transaction.max=128m"),
    ):
        assert setting in found[name].mend


def test_a_second_user_of_community_can_write_and_is_no_layer(bare: Server) -> None:
    """Community has no roles: a second user has all rights, so that a name and a password alone prove nothing."""
    with open_store(bare.settings) as store:
        store.define("CREATE USER asker IF NOT EXISTS SET PASSWORD 'long enough' CHANGE NOT REQUIRED")
    second = bare.settings.model_copy(update={"read_username": "asker", "read_password": SecretStr("long enough")})
    with store_address(second) as address, BoltStore(address, read_only=True) as store:
        assert store.read("RETURN 1 AS one") == [{"one": 1}]
    [reader] = [layer for layer in layers(second, "en") if layer.name == "reader"]
    assert not reader.holds
    assert "Community has no roles" in reader.mend
