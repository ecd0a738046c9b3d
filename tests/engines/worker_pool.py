"""Beam workers in processes of their own, as beside a Flink task manager: started by the runner, killed by us."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class WorkerPool:
    """A running pool; `flags` send a job's work to it."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self._process = process
        self.killed: list[int] = []
        self.flags = ("--environment_type=EXTERNAL", f"--environment_config=localhost:{port}")

    def workers(self) -> list[int]:
        """Return the process ids of the workers that live now."""
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/children")  # each thread lists its own children
        return [int(pid) for listed in tasks for pid in listed.read_text().split()]

    def kill_workers_when(self, happened: threading.Event) -> threading.Thread:
        """Kill every worker, as a machine that goes down would, at the moment of an event."""

        def wait() -> None:
            happened.wait()
            self.killed = self.workers()
            for pid in self.killed:
                os.kill(pid, signal.SIGKILL)

        thread = threading.Thread(target=wait, daemon=True)
        thread.start()
        return thread


@contextmanager
def worker_pool() -> Iterator[WorkerPool]:
    """Start a pool on a free port; end it, and whatever it started, afterwards."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    # The pool starts its workers as `python`: ours must be the first there is.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [sys.executable, "-m", "apache_beam.runners.worker.worker_pool_main", f"--service_port={port}"]
    process = subprocess.Popen(
        command, env=os.environ | {"PATH": path, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _until_it_listens(process, port)
        yield WorkerPool(process, port)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _until_it_listens(process: subprocess.Popen[bytes], port: int) -> None:
    while process.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("localhost", port)) == 0:
                return
        threading.Event().wait(0.05)
    raise AssertionError("the worker pool ended before it listened")
