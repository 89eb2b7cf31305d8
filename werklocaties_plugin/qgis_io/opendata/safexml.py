"""XML of strangers: read as a stream that refuses a document type, so that no entity is ever expanded or fetched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qgis.PyQt.QtCore import QFile, QIODevice, QXmlStreamReader

from ...i18n import tr
from .answers import Broken, Refused

#: A document type stands before the first element; nobody's comments before it are longer than this (bytes).
PROLOGUE = 1 << 20
#: Letters of a message of the service that are shown.
SHOWN = 300


@contextmanager
def opened(file: Path, where: str) -> Iterator[QXmlStreamReader]:
    """A reader that stands on the root element.

    Args:
        where: the address, as it may be shown.

    Raises:
        Refused: it has a document type.
        Broken: it is no XML, or not whole (seen when the block ends).
    """
    _refuse_document_type(file, where)
    device = QFile(str(file))
    if not device.open(QIODevice.OpenModeFlag.ReadOnly):
        raise Refused(tr("{path}: {error}.").format(path=file, error=device.errorString()))
    try:
        reader = QXmlStreamReader(device)
        _go_to_root(reader, where)
        yield reader
        while not reader.atEnd():
            reader.readNext()
            _check(reader, where)
        _check(reader, where)
    finally:
        device.close()


def children(reader: QXmlStreamReader, where: str) -> Iterator[str]:
    """Stand on each child of the element on which the reader stands; its local name. The caller reads or skips it."""
    while reader.readNextStartElement():
        yield reader.name() if isinstance(reader.name(), str) else str(reader.name())
        _check(reader, where)
    _check(reader, where)


def text(reader: QXmlStreamReader) -> str:
    """All text within the element, without blanks around it."""
    return " ".join(reader.readElementText(QXmlStreamReader.ReadElementTextBehaviour.IncludeChildElements).split())


def attribute(reader: QXmlStreamReader, *names: str) -> str:
    """The first of these attributes that is there, by local name, whatever its namespace; else an empty text."""
    found = {str(each.name()): str(each.value()) for each in reader.attributes()}
    return next((found[name] for name in names if name in found), "")


def _refuse_document_type(file: Path, where: str) -> None:
    """On the bytes, so that no parser has to be trusted with it; zeros are those of UTF-16 and UTF-32."""
    with file.open("rb") as source:
        begin = source.read(PROLOGUE).replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in begin or b"<!ENTITY" in begin:
        raise _document_type(where)


def _document_type(where: str) -> Refused:
    return Refused(
        tr(
            "{address} answers with XML that brings its own document type or entities. That can hide an attack, and no "
            "service needs it: it is not read."
        ).format(address=where)
    )


def _go_to_root(reader: QXmlStreamReader, where: str) -> None:
    while not reader.atEnd():
        token = reader.readNext()
        if token == QXmlStreamReader.TokenType.DTD:
            raise _document_type(where)
        if token == QXmlStreamReader.TokenType.StartElement:
            return
    raise Broken(tr("{address} answers with something that is no XML.").format(address=where))


def _check(reader: QXmlStreamReader, where: str) -> None:
    if not reader.hasError():
        return
    if reader.error() == QXmlStreamReader.Error.PrematureEndOfDocumentError:
        raise Broken(tr("{address} broke off in the middle of its answer.").format(address=where))
    raise Broken(
        tr("{address} answers with XML that is not well-formed (line {line}).").format(
            address=where, line=reader.lineNumber()
        )
    )
