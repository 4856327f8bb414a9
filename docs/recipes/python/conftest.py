"""A mock for all tests, and an environment of its own for each of them."""

import json
import os
import subprocess
import threading
from urllib.request import Request, urlopen

import pytest


class Environment:
    """An environment of the mock: a login to use, and the calls that were made."""

    def __init__(self, mock):
        made = ask(f"{mock}/_mock/environments", {})
        self.address = mock
        self.login = made["logins"]["master"]
        self._control = f"{mock}/_mock/environments/{made['subdomain']}"

    def assert_called(self, operation, **arguments):
        """Fails with the mock's verdict unless the operation was called once, with these arguments."""
        verdict = ask(f"{self._control}/verify", {"operation": operation, "with": arguments, "times": 1})
        assert verdict["holds"], verdict["message"]

    def assert_clean(self):
        """Fails with what the real service would have swallowed without a word."""
        assert ask(f"{self._control}/violations") == []


def ask(address, body=None):
    """What the control API answers; a body is posted."""
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(address, data, {"Content-Type": "application/json"})) as response:
        return json.load(response)


@pytest.fixture(scope="session")
def mock():
    """The address of the mock: the one NMBRS_MOCK_URL names, or one that runs as long as the tests."""
    if "NMBRS_MOCK_URL" in os.environ:
        yield os.environ["NMBRS_MOCK_URL"]
        return
    command = ["nmbrs-mock", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        *_, address = process.stdout.readline().split()  # nmbrs-mock listens on http://127.0.0.1:40123
        # A program whose output nobody reads stops once the pipe is full.
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield address
        process.terminate()


@pytest.fixture
def nmbrs(mock):
    return Environment(mock)
