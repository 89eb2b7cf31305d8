"""A PostgreSQL server with PostGIS of the tests' own: in a temporary folder, run by an unprivileged user, stopped."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from services import free_port

DATABASE, USER, PASSWORD = "werk", "beheer", "Geh3im-woord"


@dataclass(frozen=True)
class Database:
    """A running server.

    Attributes:
        log: what the server writes of every statement.
    """

    port: int
    log: Path
    bin: Path

    @property
    def address(self) -> str:
        """How QGIS names the database; without user and password."""
        return f"dbname='{DATABASE}' host=127.0.0.1 port={self.port} sslmode=disable"

    def source(self, table: str, authcfg: str, *, key: str = "id", geometry: str = "geom") -> str:
        return f'{self.address} authcfg={authcfg} key=\'{key}\' table="public"."{table}" ({geometry})'

    def sql(self, statement: str, database: str = "") -> str:
        """Run SQL by psql; what it prints."""
        done = subprocess.run(
            [
                *(self.bin / "psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1"),
                *("-p", str(self.port), "-U", USER, "-d", database or DATABASE, "-c", statement),
            ],
            env={**os.environ, "PGPASSWORD": PASSWORD},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def said(self) -> int:
        """How long the log is now: what comes after it is new."""
        return self.log.stat().st_size

    def new(self, since: int) -> str:
        """What the log says since."""
        with self.log.open("rb") as opened:
            opened.seek(since)
            return opened.read().decode("utf-8", errors="replace")

    def sent(self, since: int, table: str) -> list[int]:
        """Rows of a table that each query since gave, as the server's log has it."""
        plans = self.new(since).split("Query Text: ")[1:]
        ours = [plan for plan in plans if f'FROM "public"."{table}"' in plan.partition("\n")[0]]
        return [int(re.search(r"actual rows=(\d+)", plan)[1]) for plan in ours]


def programs() -> Path:
    """The folder of the server's programs."""
    found = sorted([*Path("/usr/lib/postgresql").glob("*/bin/initdb"), *Path("/").glob("usr/pgsql-*/bin/initdb")])
    return found[-1].parent if found else Path(shutil.which("initdb") or "initdb").resolve().parent


def unprivileged() -> dict[str, str]:
    """The server refuses to run as root: then it runs as a user that the system has for it."""
    if os.geteuid() != 0:
        return {}
    known = {each.pw_name for each in pwd.getpwall()}
    name = next(each for each in ("postgres", "nobody") if each in known)
    return {"user": name}


@contextmanager
def database():
    """A fresh server with PostGIS; every statement is in its log."""
    programs_folder, own = programs(), unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="werklocaties-pg-"))
    if own:
        shutil.chown(folder, own["user"])
    run = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT, "cwd": folder, **own}
    password = folder / "wachtwoord"
    password.write_text(PASSWORD, encoding="utf-8")
    password.chmod(0o644)
    data, log, port = folder / "data", folder / "log", free_port()
    try:
        subprocess.run(
            [
                *(programs_folder / "initdb", "-D", data, "-U", USER, "-A", "scram-sha-256"),
                *(f"--pwfile={password}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
            ],
            **run,
        )
        password.unlink()
        settings = (
            f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off "
            "-c log_statement=all -c shared_buffers=64MB -c synchronous_commit=off "
            # The log says of every query how many rows it gave.
            "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 "
            "-c auto_explain.log_analyze=on -c auto_explain.log_timing=off"
        )
        subprocess.run(
            [programs_folder / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "-o", settings, "start"], **run
        )
        try:
            server = Database(port, log, programs_folder)
            server.sql(f"CREATE DATABASE {DATABASE}", "postgres")
            server.sql("CREATE EXTENSION postgis")
            yield server
        finally:
            subprocess.run([programs_folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], **run)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
