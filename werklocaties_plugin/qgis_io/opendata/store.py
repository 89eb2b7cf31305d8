"""Pages into a layer of a GeoPackage: one type per field over all pages, and where it all came from beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateReferenceSystem

from ...i18n import tr
from ..errors import OutputError
from .answers import Refused
from .paging import Box, Page

#: What OGR makes of a page: no schema or other document is fetched, no link followed, dates stay as they are written.
OPEN_OPTIONS = {
    "GML": ["DOWNLOAD_SCHEMA=NO", "EXPOSE_GML_ID=NO", "EXPOSE_FID=NO"],
    "GeoJSON": ["DATE_AS_STRING=YES", "NATIVE_DATA=NO"],
}
CONFIGURATION = {"GML_FIELDTYPES": "ALWAYS_STRING", "GML_SKIP_RESOLVE_ELEMS": "ALL"}
INT, FLOAT, BOOL, STR = "int", "float", "bool", "str"
OGR_TYPES = {INT: ogr.OFTInteger64, FLOAT: ogr.OFTReal, BOOL: ogr.OFTInteger, STR: ogr.OFTString}
#: Names that a GeoPackage takes for itself.
TAKEN = ("fid", "geom")
#: How many features pass between two looks at the cancel button.
LOOK_EVERY = 500


@dataclass
class Shape:
    """What the features of all pages have in common: source name of a field -> type, in order; geometry types."""

    fields: dict[str, str] = field(default_factory=dict)
    geometries: set[int] = field(default_factory=set)


class NotOfType(Exception):
    """A value that does not fit the type of its field."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(f"{name}: {value}")
        self.name = name
        self.value = value


@dataclass(frozen=True)
class Fetched:
    """The pages of a layer on disk.

    Attributes:
        driver: of GDAL, that reads them.
        types: of the fields as the service declares them; None where the pages say it themselves.
        crs: of the coordinates.
        box: features wholly outside are left out, for a service that did not look at it.
    """

    folder: Path
    pages: list[Page]
    driver: str
    types: dict[str, str] | None
    crs: QgsCoordinateReferenceSystem
    box: Box | None


def shape_of(fetched: Fetched, look: Callable[[], None]) -> Shape:
    """The fields and geometry types over all pages; every feature is read once.

    Raises:
        Refused: a page cannot be read, or holds another number of features than was seen in it.
        Cancelled
    """
    shape = Shape()
    for page in fetched.pages:
        count = 0
        with _opened(fetched.folder / page.file, fetched.driver) as layer:
            for feature in () if layer is None else layer:
                if count % LOOK_EVERY == 0:
                    look()
                count += 1
                geometry = feature.GetGeometryRef()
                if geometry is not None:
                    shape.geometries.add(geometry.GetGeometryType())
            if count:
                _note_fields(shape, layer, fetched.types)
        if count != page.count:
            raise Refused(
                tr("An answer with {expected} features gives only {count} that can be read. Nothing was kept.").format(
                    expected=page.count, count=count
                )
            )
    return shape


def write_layer(
    target: Path,
    name: str,
    fetched: Fetched,
    shape: Shape,
    description: str,
    warn: Callable[[str], None],
    look: Callable[[], None],
) -> tuple[int, int]:
    """Write a layer of a new or existing GeoPackage that is ours alone; a column whose values betray its type is text.

    Returns:
        How many features were written, and how many were left out.

    Raises:
        OutputError, Refused, Cancelled
    """
    try:
        return _write(target, name, fetched, shape, description, look)
    except NotOfType as error:
        warn(
            tr(
                "Layer '{layer}': field '{field}' holds '{value}', which is not of its type: it is kept as text."
            ).format(layer=name, field=error.name, value=error.value[:40])
        )
        shape.fields[error.name] = STR
    return write_layer(target, name, fetched, shape, description, warn, look)


def _write(
    target: Path, name: str, fetched: Fetched, shape: Shape, description: str, look: Callable[[], None]
) -> tuple[int, int]:
    dataset = layer = None
    try:
        dataset = _database(target)
        names = _field_names(list(shape.fields))
        layer = _made_layer(dataset, name, fetched.crs, shape, names, description)
        _must(dataset.StartTransaction())
        written = left_out = 0
        for feature in _features(fetched):
            if (written + left_out) % LOOK_EVERY == 0:
                look()
            geometry = feature.GetGeometryRef()
            if fetched.box is not None and geometry is not None and not _touches(geometry, fetched.box):
                left_out += 1
                continue
            _must(layer.CreateFeature(_copied(feature, layer, shape, names)))
            written += 1
        _must(dataset.CommitTransaction())
        return written, left_out
    except RuntimeError as error:
        raise OutputError(tr("{path}: {error}.").format(path=target, error=str(error).strip().rstrip("."))) from error
    finally:
        # Closed here, not when the collector comes.
        del layer, dataset


def _must(done: object) -> None:
    """Raises RuntimeError for what GDAL could not do. It raises or returns, as it was told elsewhere."""
    if done is None or (isinstance(done, int) and done != 0):
        raise RuntimeError(gdal.GetLastErrorMsg() or "GDAL")


def _features(fetched: Fetched) -> Iterator[ogr.Feature]:
    for page in fetched.pages:
        if page.count:
            with _opened(fetched.folder / page.file, fetched.driver) as layer:
                yield from layer


def _made_layer(
    dataset: gdal.Dataset,
    name: str,
    crs: QgsCoordinateReferenceSystem,
    shape: Shape,
    names: dict[str, str],
    description: str,
) -> ogr.Layer:
    options = ["OVERWRITE=YES", "FID=fid", "GEOMETRY_NAME=geom", f"DESCRIPTION={description}"]
    layer = dataset.CreateLayer(name, _system(crs), _common_type(shape.geometries), options)
    _must(layer)
    for field_name, kind in shape.fields.items():
        definition = ogr.FieldDefn(names[field_name], OGR_TYPES[kind])
        if kind == BOOL:
            definition.SetSubType(ogr.OFSTBoolean)
        _must(layer.CreateField(definition))
    return layer


def _copied(source: ogr.Feature, layer: ogr.Layer, shape: Shape, names: dict[str, str]) -> ogr.Feature:
    made = ogr.Feature(layer.GetLayerDefn())
    definition = source.GetDefnRef()
    for position in range(definition.GetFieldCount()):
        if source.IsFieldSetAndNotNull(position):
            name = definition.GetFieldDefn(position).GetName()
            value = _value(source.GetFieldAsString(position), name, shape.fields[name])
            if value is not None:
                made.SetField(names[name], value)
    geometry = source.GetGeometryRef()
    if geometry is not None and layer.GetGeomType() != ogr.wkbNone:
        wanted = layer.GetGeomType()
        known = ogr.GT_Flatten(wanted) != ogr.wkbUnknown
        made.SetGeometry(ogr.ForceTo(geometry.Clone(), wanted) if known else geometry)
    return made


def _value(said: str, name: str, kind: str) -> int | float | str | None:
    """A text as a value of this type. An empty text in a column of numbers is no number."""
    if kind == STR:
        return said
    plain = said.strip()
    if not plain:
        return None
    try:
        if kind == INT:
            number = int(plain)
            if -(2**63) <= number < 2**63:
                return number
        elif kind == FLOAT:
            return float(plain)
        elif plain.lower() in ("true", "1", "false", "0"):
            return int(plain.lower() in ("true", "1"))
    except ValueError:
        pass
    raise NotOfType(name, said)


def _note_fields(shape: Shape, layer: ogr.Layer, types: dict[str, str] | None) -> None:
    definition = layer.GetLayerDefn()
    for position in range(definition.GetFieldCount()):
        each = definition.GetFieldDefn(position)
        kind = _kind(each) if types is None else types.get(each.GetName().rpartition("|")[2], STR)
        known = shape.fields.get(each.GetName(), kind)
        numbers = {INT, FLOAT}
        shape.fields[each.GetName()] = kind if kind == known else FLOAT if {kind, known} == numbers else STR


def _kind(definition: ogr.FieldDefn) -> str:
    if definition.GetType() in (ogr.OFTInteger, ogr.OFTInteger64):
        return BOOL if definition.GetSubType() == ogr.OFSTBoolean else INT
    return FLOAT if definition.GetType() == ogr.OFTReal else STR


def _field_names(sources: list[str]) -> dict[str, str]:
    """A name in the GeoPackage for every field: different from all others, whatever the capitals."""
    names: dict[str, str] = {}
    taken = set(TAKEN)
    for source in sources:
        plain = source.replace("|", "_")
        name = f"{plain}_bron" if plain.lower() in TAKEN else plain
        number = 2
        while name.lower() in taken:
            name, number = f"{plain}_{number}", number + 1
        taken.add(name.lower())
        names[source] = name
    return names


def _common_type(found: set[int]) -> int:
    """The multi type that holds all geometries; any type where they differ in kind; none where there is nothing."""
    if not found:
        return ogr.wkbNone
    multi = {_multi(ogr.GT_Flatten(each)) for each in found}
    kinds = (next(iter(multi)), ogr.wkbMultiSurface, ogr.wkbMultiCurve)
    straight = {ogr.wkbMultiSurface: ogr.wkbMultiPolygon, ogr.wkbMultiCurve: ogr.wkbMultiLineString}
    kind = next((each for each in kinds if multi <= {each, straight.get(each, each)}), ogr.wkbUnknown)
    return int(ogr.GT_SetModifier(kind, any(map(ogr.GT_HasZ, found)), any(map(ogr.GT_HasM, found))))


def _multi(kind: int) -> int:
    collection = int(ogr.GT_GetCollection(kind))
    return kind if collection == ogr.wkbUnknown else collection


def _touches(geometry: ogr.Geometry, box: Box) -> bool:
    west, east, south, north = geometry.GetEnvelope()
    return west <= box.east and east >= box.west and south <= box.north and north >= box.south


def _system(crs: QgsCoordinateReferenceSystem) -> osr.SpatialReference:
    system = osr.SpatialReference()
    system.SetFromUserInput(crs.authid() or crs.toWkt())
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def _database(path: Path) -> gdal.Dataset:
    if path.exists():
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    else:
        dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    _must(dataset)
    return dataset


@contextmanager
def _opened(path: Path, driver: str) -> Iterator[ogr.Layer]:
    """The features of a page; none of what OGR could fetch or follow by itself.

    Raises:
        Refused: it cannot be read.
    """
    before = {name: gdal.GetThreadLocalConfigOption(name) for name in CONFIGURATION}
    for name, value in CONFIGURATION.items():
        gdal.SetThreadLocalConfigOption(name, value)
    try:
        flags = gdal.OF_VECTOR | gdal.OF_READONLY
        dataset = gdal.OpenEx(str(path), flags, allowed_drivers=[driver], open_options=OPEN_OPTIONS[driver])
        _must(dataset)
        yield dataset.GetLayer(0)
    except RuntimeError as error:
        raise Refused(
            tr("The features in an answer cannot be read: {error}.").format(error=str(error).strip().rstrip("."))
        ) from error
    finally:
        for name, value in before.items():
            gdal.SetThreadLocalConfigOption(name, value)
