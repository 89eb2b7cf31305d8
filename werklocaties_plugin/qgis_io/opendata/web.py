"""One way to the web: QGIS' own network classes, so that its proxy, certificates and authentication hold."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from qgis.core import QgsApplication, QgsNetworkAccessManager, QgsProcessingFeedback
from qgis.PyQt.QtCore import QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ...core.errors import Cancelled
from ...i18n import tr
from ..errors import InputError
from .catalogue import shown

#: How often (ms) a running transfer looks at the clock and the cancel button.
LOOK_EVERY = 100
#: Bytes that a reply keeps in memory before they are on disk.
BUFFER = 1 << 20
MOST_REDIRECTS = 5
#: Answers that may be another time.
PASSING = {408, 425, 429, 500, 502, 503, 504}
DEFAULT_PORTS = {"http": 80, "https": 443}


class Refused(InputError):
    """An answer that will not be better another time."""


class Broken(InputError):
    """An answer that may be better another time: it is asked again.

    Attributes:
        wait: seconds that the service asked to wait; 0 when it did not say.
    """

    def __init__(self, text: str, wait: float = 0.0) -> None:
        super().__init__(text)
        self.wait = wait


@dataclass(frozen=True)
class Patience:
    """How long to wait for a service, in seconds, and how often to ask.

    Attributes:
        silence: without a byte arriving.
        longest: for one answer in all.
        tries: times that a page is asked for.
        first_wait: before the second try; it doubles from try to try.
        longest_wait: between two tries, whatever the service asks for.
    """

    silence: float = 30.0
    longest: float = 600.0
    tries: int = 4
    first_wait: float = 1.0
    longest_wait: float = 60.0


@dataclass(frozen=True)
class Answer:
    """What came back, apart from the body: the address that gave it, and its headers by their lower-case names."""

    address: str
    headers: dict[str, str]


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
        for attempt in range(1, self.patience.tries + 1):
            try:
                answer = self._follow(address, file, accept)
                if check is not None:
                    check(file, answer)
                return answer
            except Broken as error:
                if attempt == self.patience.tries:
                    raise
                pause = min(max(wait, error.wait), self.patience.longest_wait)
                self.feedback.pushInfo(tr("{problem} Trying again in {seconds:.0f} s.").format(problem=error, seconds=pause))
                self._rest(pause)
                wait *= 2
        raise Refused(tr("{address} was never asked.").format(address=shown(address)))

    def look(self) -> None:
        """Raises Cancelled when the user asked to stop."""
        if self.feedback.isCanceled():
            raise Cancelled

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look()
            time.sleep(min(LOOK_EVERY / 1000, max(end - time.monotonic(), 0)))

    def _follow(self, address: str, file: Path, accept: str) -> Answer:
        here = address
        for _ in range(MOST_REDIRECTS):
            self.look()
            transfer = _Transfer(self, here, file, accept, with_credentials=same_host(here, address))
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


class _Transfer:
    """One request and its answer. Slots never raise: Qt would end the process."""

    def __init__(self, web: Web, address: str, file: Path, accept: str, *, with_credentials: bool) -> None:
        self.web = web
        self.address = address
        self.file = file
        self.accept = accept
        self.authcfg = web.authcfg if with_credentials else ""
        self.answer = Answer(address, {})
        self.status = 0
        self.error = QNetworkReply.NetworkError.NoError
        self._problem: Exception | None = None
        self._bytes = 0

    def run(self) -> None:
        """Do it; raises what stopped it on our side."""
        self._loop = QEventLoop()
        request = self._request()
        with self.file.open("wb") as self._out:
            self._reply = QgsNetworkAccessManager.instance().get(request)
            self._reply.setReadBufferSize(BUFFER)
            if self.authcfg:
                QgsApplication.authManager().updateNetworkReply(self._reply, self.authcfg)
            self._reply.readyRead.connect(self._receive)
            self._reply.finished.connect(self._loop.quit)
            clock = QTimer()
            clock.timeout.connect(self._watch)
            self._begin = self._heard = time.monotonic()
            clock.start(LOOK_EVERY)
            try:
                if not self._reply.isFinished():
                    self._loop.exec()
            finally:
                clock.stop()
            self._receive()
        self._close()
        if self._problem is not None:
            raise self._problem

    def judge(self) -> None:
        """Raises Broken or Refused when the answer is none."""
        where = shown(self.address)
        if self.status in (401, 403, 407):
            raise Refused(
                tr("{address} does not let us in (HTTP {status}). Choose an authentication of QGIS that it knows.").format(
                    address=where, status=self.status
                )
            )
        if self.status in PASSING:
            raise Broken(tr("{address} is in trouble (HTTP {status}).").format(address=where, status=self.status), self._asked_wait())
        if self.status >= 400:
            said = "" if self.authcfg else said_in(self.file)
            raise Refused(
                tr("{address} refuses the request (HTTP {status}). {said}").format(address=where, status=self.status, said=said).strip()
            )
        if self.error != QNetworkReply.NetworkError.NoError:
            raise self._network_problem(where)
        if self.status != 200:
            raise Refused(tr("{address} answers with HTTP {status}, which is no data.").format(address=where, status=self.status))

    def _request(self) -> QNetworkRequest:
        request = QNetworkRequest(QUrl(self.address))
        attribute = QNetworkRequest.Attribute
        request.setAttribute(attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy)
        request.setAttribute(attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork)
        request.setAttribute(attribute.CacheSaveControlAttribute, False)
        request.setRawHeader(b"Accept", self.accept.encode("ascii"))
        if self.authcfg:
            done = QgsApplication.authManager().updateNetworkRequest(request, self.authcfg)
            accepted, request = done if isinstance(done, tuple) else (done, request)
            if not accepted:
                raise Refused(
                    tr("Authentication {authcfg} of QGIS cannot be used. Is the master password given?").format(
                        authcfg=self.authcfg
                    )
                )
        return request

    def _receive(self) -> None:
        data = bytes(self._reply.readAll())
        if not data:
            return
        self._heard = time.monotonic()
        self._bytes += len(data)
        if self._bytes > self.web.most_bytes:
            self._stop(
                Refused(
                    tr("{address} sends more than {limit} MB in one answer. Take a smaller extent or smaller pages.").format(
                        address=shown(self.address), limit=self.web.most_bytes // 1_000_000
                    )
                )
            )
            return
        try:
            self._out.write(data)
        except OSError as error:
            self._stop(Refused(tr("{path}: {error}.").format(path=self.file, error=error.strerror)))

    def _watch(self) -> None:
        now = time.monotonic()
        patience = self.web.patience
        if self.web.feedback.isCanceled():
            self._stop(Cancelled())
        elif now - self._heard > patience.silence:
            self._stop(
                Broken(
                    tr("{address} was silent for {seconds:.0f} s.").format(
                        address=shown(self.address), seconds=patience.silence
                    )
                )
            )
        elif now - self._begin > patience.longest:
            self._stop(
                Broken(
                    tr("{address} took longer than {seconds:.0f} s for one answer.").format(
                        address=shown(self.address), seconds=patience.longest
                    )
                )
            )

    def _stop(self, problem: Exception) -> None:
        if self._problem is None:
            self._problem = problem
            self._reply.abort()
            self._loop.quit()

    def _close(self) -> None:
        status = self._reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        self.status = int(status) if status is not None else 0
        self.error = self._reply.error()
        headers = {
            bytes(name).decode("latin-1").lower(): bytes(value).decode("latin-1")
            for name, value in self._reply.rawHeaderPairs()
        }
        self.answer = Answer(self.address, headers)
        self._reply.deleteLater()

    def _asked_wait(self) -> float:
        said = self.answer.headers.get("retry-after", "")
        return float(said) if said.isdecimal() else 0.0

    def _network_problem(self, where: str) -> InputError:
        """Qt's own text names the whole address, so it is not shown."""
        kind = QNetworkReply.NetworkError
        if self.error == kind.SslHandshakeFailedError:
            return Refused(tr("{address} has no valid certificate.").format(address=where))
        if self.error in (kind.ProtocolUnknownError, kind.ProtocolInvalidOperationError):
            return Refused(tr("'{address}' is no address of a service. Give one that begins with https://.").format(address=where))
        sentences = {
            kind.HostNotFoundError: tr("The host of {address} is not known. Is the address right, and is there a network?"),
            kind.ConnectionRefusedError: tr("{address} does not answer."),
            kind.RemoteHostClosedError: tr("{address} broke off in the middle of its answer."),
            kind.TimeoutError: tr("{address} took too long."),
            kind.OperationCanceledError: tr("{address} took too long."),
        }
        sentence = sentences.get(self.error, tr("{address} cannot be reached. Look at the network and proxy settings of QGIS."))
        return Broken(sentence.format(address=where))


def said_in(file: Path, most: int = 300) -> str:
    """What a service says of its refusal, as one line of plain text; empty where it is a page for people."""
    with file.open("rb") as opened:
        said = opened.read(4_000).decode("utf-8", errors="replace")
    if "<html" in said.lower() or "<!doctype" in said.lower():
        return ""
    inside, plain = False, []
    for letter in said:
        if letter in "<>":
            inside = letter == "<"
            plain.append(" ")
        elif not inside:
            plain.append(letter if letter.isprintable() else " ")
    return " ".join("".join(plain).split())[:most]
