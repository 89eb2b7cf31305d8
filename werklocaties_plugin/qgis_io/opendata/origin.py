"""Where a layer comes from: kept with the layer as metadata that QGIS shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsAbstractMetadataBase,
    QgsCoordinateReferenceSystem,
    QgsLayerMetadata,
    QgsNotSupportedException,
    QgsProviderRegistry,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from ...i18n import tr


@dataclass(frozen=True)
class Origin:
    """Where a layer comes from, for its metadata.

    Attributes:
        licence: None when nobody says.
        fetched: with time zone.
    """

    title: str
    address: str
    layer: str
    holder: str
    licence: str | None
    fetched: datetime
    extent: str = ""

    def sentence(self) -> str:
        """Source, date and licence as one text."""
        parts = [
            tr("Source: {holder} {address}, layer {layer}.").format(
                holder=self.holder, address=self.address, layer=self.layer
            ),
            tr("Fetched: {when}.").format(when=self.fetched.isoformat(timespec="seconds")),
            tr("Licence: {licence}.").format(licence=self.licence or tr("not known, ask the holder")),
            tr("Only within {extent}.").format(extent=self.extent) if self.extent else "",
        ]
        return " ".join(" ".join(part.split()) for part in parts if part)


def save_origin(file: Path, layer: str, origin: Origin, crs: QgsCoordinateReferenceSystem) -> str:
    """Write the metadata of a layer where QGIS finds it; returns what went wrong, empty when nothing did."""
    metadata = QgsLayerMetadata()
    metadata.setIdentifier(f"{origin.address}#{origin.layer}")
    metadata.setTitle(origin.title)
    metadata.setType("dataset")
    metadata.setAbstract(origin.sentence())
    metadata.setLicenses([origin.licence] if origin.licence else [])
    metadata.setRights([origin.holder] if origin.holder else [])
    metadata.setCrs(crs)
    metadata.setLinks([QgsAbstractMetadataBase.Link(origin.layer, "WWW:LINK", origin.address)])
    metadata.setHistory([origin.sentence()])
    moment = origin.fetched.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata.setDateTime(Qgis.MetadataDateType.Created, QDateTime.fromString(moment, Qt.DateFormat.ISODate))
    keeper = QgsProviderRegistry.instance().providerMetadata("ogr")
    try:
        done, problem = keeper.saveLayerMetadata(f"{file}|layername={layer}", metadata)
    except QgsNotSupportedException as error:
        return str(error)
    return "" if done else str(problem) or "?"
