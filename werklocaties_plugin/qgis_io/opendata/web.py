"""Asking services: again where that may help, and nowhere that the user did not allow."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from qgis.core import QgsProcessingFeedback

from ...core.errors import Cancelled
from ...i18n import tr
from ...shown_numbers import number
from .answers import Answer, Broken, Patience, Refused
from .catalogue import shown
from .transfer import Transfer

#: How often (s) a pause looks at the cancel button.
LOOK_EVERY = 0.1
MOST_REDIRECTS = 5
DEFAULT_PORTS = {"http": 80, "https": 443}


Check = Callable[[Path, Answer], None]


@dataclass
class Web:
    """Asks services for one run.

    Attributes:
        anywhere: True when the user allowed redirects to other hosts.
        authcfg: id of an authentication of QGIS; empty for none. It never goes to another host.
        most_bytes: of one answer, decompressed.
    """

    feedback: QgsProcessingFeedback
    patience: Patience = field(default_factory=Patience)
    anywhere: bool = False
    authcfg: str = ""
    most_bytes: int = 500_000_000

    def get(self, address: str, file: Path, accept: str, check: Check | None = None) -> Answer:
        """Write what the address gives to the file; ask again, ever later, where that may help.

        Args:
            check: raises Broken for a body that is not whole, so that it is asked for again.

        Raises:
            Refused, Broken: with the address, as it may be shown, and the repair.
            Cancelled
        """
        wait = self.patience.first_wait
        for left in range(self.patience.tries - 1, -1, -1):
            answer, problem = self._try(address, file, accept, check)
            if answer is not None:
                return answer
            if problem is None or left == 0:
                break
            pause = min(max(wait, problem.wait), self.patience.longest_wait)
            said = tr("{problem} Trying again in {seconds} s.").format(problem=problem, seconds=number(pause))
            self.feedback.pushInfo(said)
            self._rest(pause)
            wait *= 2
        raise problem or Refused(tr("{address} does not answer.").format(address=shown(address)))

    def _try(self, address: str, file: Path, accept: str, check: Check | None) -> tuple[Answer | None, Broken | None]:
        """The answer, or why there was none and it may be asked for again."""
        try:
            answer = self._follow(address, file, accept)
            if check is not None:
                check(file, answer)
        except Broken as error:
            return None, error
        return answer, None

    def look(self) -> None:
        """Raises Cancelled when the user asked to stop."""
        if self.feedback.isCanceled():
            raise Cancelled

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look()
            time.sleep(min(LOOK_EVERY, max(end - time.monotonic(), 0)))

    def _follow(self, address: str, file: Path, accept: str) -> Answer:
        here = address
        for _ in range(MOST_REDIRECTS):
            self.look()
            transfer = Transfer(
                here,
                file,
                accept,
                self.patience,
                self.most_bytes,
                self.authcfg if same_host(here, address) else "",
                self.feedback,
            )
            transfer.run()
            target = transfer.answer.headers.get("location", "") if transfer.status in range(300, 400) else ""
            if not target:
                transfer.judge()
                return transfer.answer
            there = urljoin(here, target)
            self._check_redirect(here, there)
            here = there
        raise Refused(tr("{address} sends from one address to the next without end.").format(address=shown(address)))

    def _check_redirect(self, here: str, there: str) -> None:
        if urlsplit(there).scheme not in ("http", "https") or (here.startswith("https:") and there.startswith("http:")):
            raise Refused(
                tr("{address} sends on to {other}, which is not safe: it is not followed.").format(
                    address=shown(here), other=shown(there)
                )
            )
        if not self.anywhere and not same_host(here, there):
            raise Refused(
                tr(
                    "{address} sends on to another host, {other}: it is not followed. If you trust that host, allow "
                    "redirects, or give its address."
                ).format(address=shown(here), other=shown(there))
            )


def same_host(one: str, other: str) -> bool:
    """The same host and port; https in the place of http on the usual ports is the same too."""
    first, second = urlsplit(one), urlsplit(other)
    ports = [each.port or DEFAULT_PORTS.get(each.scheme, 0) for each in (first, second)]
    usual = ports[0] == ports[1] or ports == [80, 443]
    return (first.hostname or "").lower() == (second.hostname or "").lower() and usual
