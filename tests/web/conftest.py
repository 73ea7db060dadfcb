from __future__ import annotations

import pytest

from tests.web.serving import a_desk, client


@pytest.fixture(scope="package")
def desk():
    with a_desk() as made:
        yield made


@pytest.fixture
def visitor(desk):
    """A visitor who has opened the page."""
    with client(desk) as opened:
        assert opened.get("/").status_code == 200
        yield opened
