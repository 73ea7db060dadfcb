from __future__ import annotations

import pytest

from docchecker.web.listening import NoPort, address_of, listen


def test_a_port_that_is_taken_makes_room_for_the_next():
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with listen("127.0.0.1", port) as second:
            assert port < second.getsockname()[1] <= port + 19


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
def test_an_address_of_another_machine(host):
    with pytest.raises(NoPort, match="不是这台机器的地址"):
        listen(host, 0)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("localhost", "localhost"), ("::1", "[::1]")],
)
def test_the_address_for_a_browser(host, shown):
    with listen("127.0.0.1", 0) as found:
        assert address_of(found, host, "/a") == f"http://{shown}:{found.getsockname()[1]}/a/"
