"""A store for each test worker, a fresh bucket and a clean proxy for each test."""

import itertools
import os

import pytest

from belowtheline.storage import gcs
from belowtheline.storage.objects import ObjectPath

from . import faults as proxy
from . import gcs_server

_numbers = itertools.count()


@pytest.fixture(scope="session")
def store():
    pytest.importorskip("google.cloud.storage", reason="google-cloud-storage is not installed (the gcp extra)")
    with gcs_server.running() as server:
        yield server


@pytest.fixture
def impatient(monkeypatch):
    """Retries without waiting: the first after 1 ms, the last within 2 s."""
    monkeypatch.setattr(gcs, "PATIENCE", gcs.Patience(0.001, 0.01, 2.0, 5.0, 5.0))


@pytest.fixture
def bucket(store, monkeypatch, impatient):
    """Return an empty bucket of the store, as a path."""
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", store.url)
    name = f"corpus-{os.getpid()}-{next(_numbers)}"
    gcs._client().create_bucket(name)
    return ObjectPath(name)


@pytest.fixture
def once(store):
    if not store.creates_once:
        pytest.skip("gcp-storage-emulator ignores generations; fake-gcs-server (it needs Go) is not there")


@pytest.fixture
def faults(store, bucket, monkeypatch):
    """Put the fault-injecting proxy before the store."""
    with proxy.in_front_of(store.url) as faults:
        monkeypatch.setenv("STORAGE_EMULATOR_HOST", faults.url)
        yield faults
