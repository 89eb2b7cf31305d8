"""A PostgreSQL server with PostGIS for one run, in a temporary folder, tuned for a laptop; removed after."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from processes import Cost, timed

#: One worker beside the leading process: two processes for each query.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "512MB",
    "work_mem": "128MB",
    "maintenance_work_mem": "512MB",
    "max_parallel_workers_per_gather": "1",
    "max_parallel_maintenance_workers": "1",
    "min_parallel_table_scan_size": "0",
    "parallel_setup_cost": "0",
    "parallel_tuple_cost": "0",
    "jit": "off",
}


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        process: its first process, parent of all others.
        folder: where its socket is.
    """

    process: int
    bin: Path
    folder: Path
    port: int

    @property
    def address(self) -> str:
        """How libpq finds it."""
        return f"host={self.folder} port={self.port} user=bench dbname=postgres"

    def sql(self, statements: str) -> Cost:
        """Run them by psql: what psql and the server spent.

        Raises:
            RuntimeError: a statement failed.
        """
        return self.run([str(self.bin / "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", self.address], statements)

    def run(self, command: list[str], given: str = "") -> Cost:
        """Run a client: what it and the server spent.

        Raises:
            RuntimeError: it failed.
        """
        before = self._spent()
        cost = timed(command, given, {**os.environ, "PG_USE_COPY": "YES"})
        time.sleep(0.3)  # until the server has seen the end of its process for this client
        user, system = (now - then for now, then in zip(self._spent(), before, strict=True))
        return Cost(cost.wall, cost.user + user, cost.system + system, 0.0)

    def _spent(self) -> tuple[float, float]:
        """Seconds of the processors that the server's ended processes took, in the program and in the system."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        tick = os.sysconf("SC_CLK_TCK")
        return int(fields[13]) / tick, int(fields[14]) / tick


def programs() -> Path | None:
    """The folder of the server's programs; None when PostgreSQL with PostGIS is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    extensions = list(Path("/usr/share/postgresql").glob("*/extension/postgis.control"))
    return found[-1].parent if found and extensions else None


@contextmanager
def server() -> Iterator[Server]:
    """Started, with PostGIS; run by an unprivileged user, for it refuses to be root."""
    folder = Path(tempfile.mkdtemp(prefix="werklocaties-bench-"))
    bin_folder, own = programs(), {}
    if bin_folder is None:
        raise RuntimeError("PostgreSQL with PostGIS is not installed")
    if os.geteuid() == 0:
        known = {each.pw_name for each in pwd.getpwall()}
        own["user"] = next(name for name in ("postgres", "nobody") if name in known)
        shutil.chown(folder, own["user"])
    data, quiet = folder / "data", {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    process = None
    try:
        subprocess.run(
            [bin_folder / "initdb", "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-sync"],
            check=True, **quiet, **own,
        )  # fmt: skip
        port = _free_port()
        settings = {**SETTINGS, "listen_addresses": "", "unix_socket_directories": str(folder), "port": str(port)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        process = subprocess.Popen([bin_folder / "postgres", "-D", data, *options], **quiet, **own)
        started = Server(process.pid, bin_folder, folder, port)
        _await(started)
        started.sql("CREATE EXTENSION postgis")
        yield started
    finally:
        if process is not None:
            process.terminate()
            process.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _await(started: Server) -> None:
    for _ in range(600):
        ready = subprocess.run([started.bin / "pg_isready", "-q", "-h", started.folder, "-p", str(started.port)])
        if ready.returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")
