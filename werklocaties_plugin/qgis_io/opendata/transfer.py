"""One request by QGIS' own network classes, so that its proxy, certificates and authentication hold."""

from __future__ import annotations

import time
from pathlib import Path

from qgis.core import QgsApplication, QgsNetworkAccessManager, QgsProcessingFeedback
from qgis.PyQt.QtCore import QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ...core.errors import Cancelled
from ...i18n import tr
from ...shown_numbers import number
from ..errors import InputError
from .answers import Answer, Broken, Patience, Refused
from .catalogue import shown

#: How often (ms) a running transfer looks at the clock and the cancel button.
LOOK_EVERY = 100
#: Bytes that a reply keeps in memory before they are on disk.
BUFFER = 1 << 20
#: Answers that may be another time.
PASSING = {408, 425, 429, 500, 502, 503, 504}


class Transfer:
    """One request and its answer. Slots never raise: Qt would end the process."""

    def __init__(
        self,
        address: str,
        file: Path,
        accept: str,
        patience: Patience,
        most_bytes: int,
        authcfg: str,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.address = address
        self.file = file
        self.accept = accept
        self.patience = patience
        self.most_bytes = most_bytes
        self.authcfg = authcfg
        self.feedback = feedback
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
                tr(
                    "{address} does not let us in (HTTP {status}). Choose an authentication of QGIS that it knows."
                ).format(address=where, status=self.status)
            )
        if self.status in PASSING:
            raise Broken(
                tr("{address} is in trouble (HTTP {status}).").format(address=where, status=self.status),
                self._asked_wait(),
            )
        if self.status >= 400:
            said = "" if self.authcfg else said_in(self.file)
            raise Refused(
                tr("{address} refuses the request (HTTP {status}). {said}")
                .format(address=where, status=self.status, said=said)
                .strip()
            )
        if self.error != QNetworkReply.NetworkError.NoError:
            raise self._network_problem(where)
        if self.status != 200:
            raise Refused(
                tr("{address} answers with HTTP {status}, which is no data.").format(address=where, status=self.status)
            )

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
        if self._bytes > self.most_bytes:
            self._stop(
                Refused(
                    tr(
                        "{address} sends more than {limit} MB in one answer. Take a smaller extent or smaller pages."
                    ).format(address=shown(self.address), limit=self.most_bytes // 1_000_000)
                )
            )
            return
        try:
            self._out.write(data)
        except OSError as error:
            self._stop(Refused(tr("{path}: {error}.").format(path=self.file, error=error.strerror)))

    def _watch(self) -> None:
        now = time.monotonic()
        patience = self.patience
        if self.feedback.isCanceled():
            self._stop(Cancelled())
        elif now - self._heard > patience.silence:
            self._stop(
                Broken(
                    tr("{address} was silent for {seconds} s.").format(
                        address=shown(self.address), seconds=number(patience.silence)
                    )
                )
            )
        elif now - self._begin > patience.longest:
            self._stop(
                Broken(
                    tr("{address} took longer than {seconds} s for one answer.").format(
                        address=shown(self.address), seconds=number(patience.longest)
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
            return Refused(
                tr("'{address}' is no address of a service. Give one that begins with https://.").format(address=where)
            )
        sentences = {
            kind.HostNotFoundError: tr(
                "The host of {address} is not known. Is the address right, and is there a network?"
            ),
            kind.ConnectionRefusedError: tr("{address} does not answer."),
            kind.RemoteHostClosedError: tr("{address} broke off in the middle of its answer."),
            kind.TimeoutError: tr("{address} took too long."),
            kind.OperationCanceledError: tr("{address} took too long."),
        }
        sentence = sentences.get(
            self.error, tr("{address} cannot be reached. Look at the network and proxy settings of QGIS.")
        )
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
