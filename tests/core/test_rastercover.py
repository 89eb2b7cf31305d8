"""Raster cells by the fraction that lies in a polygon, against an oracle that cuts every cell."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from werklocaties_plugin.core.errors import Cancelled
from werklocaties_plugin.core.measuring import rastercover
from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.measuring.rastercover import Grid, cells_per_class, fractions

#: Somewhere in RD New: coordinates of this size lose 3e-11 m each, cells here are at least 0.3 m.
EAST, NORTH = 200_000.0, 500_000.0


class MemoryRaster:
    """A raster in memory that remembers what was read."""

    def __init__(self, grid, values):
        self.grid, self.values, self.windows = grid, values, []

    def to_grid(self, geometry):
        return geometry

    def read(self, window):
        self.windows.append(window)
        return self.values[window.top : window.bottom, window.left : window.right]


def array(*values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def by_value(values):
    return np.where(np.isnan(values), -1, np.nan_to_num(values).astype(np.int64))


def whole(grid, count=1):
    return np.tile([0, grid.rows, 0, grid.columns], (count, 1))


def table(polygons, grid):
    """(n, rows, columns) fractions."""
    owner, row, column, fraction = fractions(array(*polygons), whole(grid, len(polygons)), grid)
    result = np.zeros((len(polygons), grid.rows, grid.columns))
    result[owner, row, column] = fraction
    return result


def oracle(polygons, grid):
    """The same, each cell a box and each fraction an overlay."""
    column, row = np.meshgrid(np.arange(grid.columns), np.arange(grid.rows))
    west, north = grid.west + column * grid.width, grid.north - row * grid.height
    cells = shapely.box(west, north - grid.height, west + grid.width, north)
    inside = shapely.intersection(array(*polygons)[:, None, None], cells[None])
    return shapely.area(inside) / (grid.width * grid.height)


def star(rng, reach=14):
    angle = np.sort(rng.uniform(0, 2 * np.pi, rng.integers(3, 40)))
    radius = rng.uniform(0.2, reach, len(angle))
    corners = np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None]
    middle = [EAST + rng.uniform(-5, 25), NORTH - rng.uniform(-5, 25)]
    polygon = shapely.Polygon(middle + corners).buffer(0)
    if rng.random() < 0.5:
        polygon = polygon.difference(shapely.Point(middle).buffer(rng.uniform(0.1, 3)))
    if rng.random() < 0.5:
        polygon = polygon.union(shapely.box(EAST + 2, NORTH - 8, EAST + rng.integers(3, 9), NORTH - 3))
    return polygon


def test_a_rectangle_between_the_lines_by_hand():
    # Cells of 10 m; the rectangle runs from 5 to 25 m east and from 10 to 25 m south: half of the first column,
    # the whole of the second, half of the third; the second row whole, half of the third.
    grid = Grid(0, 100, 10, 10, 4, 4)
    found = table([shapely.box(5, 75, 25, 90)], grid)[0]
    expected = np.outer([0, 1, 0.5, 0], [0.5, 1, 0.5, 0])
    assert found == pytest.approx(expected, abs=1e-12)


def test_a_triangle_over_a_cell_takes_half_of_it():
    grid = Grid(0, 10, 10, 10, 1, 1)
    assert table([shapely.Polygon([(0, 0), (10, 0), (10, 10)])], grid)[0, 0, 0] == pytest.approx(0.5, abs=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_equals_the_overlay_of_every_cell(seed):
    rng = np.random.default_rng(seed)
    grid = Grid(EAST + rng.uniform(-1, 1), NORTH + rng.uniform(-1, 1), *rng.uniform(0.3, 3, 2), 12, 14)
    polygons = [star(rng) for _ in range(4)]
    assert np.abs(table(polygons, grid) - oracle(polygons, grid)).max() < 1e-9


@pytest.mark.parametrize("seed", range(5))
def test_corners_on_the_grid_lines_are_no_exception(seed):
    rng = np.random.default_rng(seed)
    grid = Grid(EAST, NORTH, 2, 2, 12, 12)
    corners = [EAST, NORTH - 24] + 2.0 * rng.integers(0, 13, (7, 2))
    polygon = shapely.MultiPoint(corners).convex_hull
    polygon = shapely.symmetric_difference(polygon, shapely.box(EAST + 4, NORTH - 16, EAST + 12, NORTH - 6))
    assert np.abs(table([polygon], grid) - oracle([polygon], grid)).max() < 1e-9


def test_the_direction_of_rings_and_the_order_of_parts_make_no_difference():
    grid = Grid(0, 10, 1, 1, 10, 10)
    outer, hole = [(0.5, 0.5), (9.5, 0.5), (9.5, 9.5), (0.5, 9.5)], [(3.3, 3.3), (6.6, 3.3), (6.6, 6.6), (3.3, 6.6)]
    island = shapely.box(4, 4, 5.5, 5.5)
    same = [
        shapely.MultiPolygon([shapely.Polygon(ring, [other]), island])
        for ring in (outer, outer[::-1])
        for other in (hole, hole[::-1])
    ] + [shapely.MultiPolygon([island, shapely.Polygon(outer, [hole])])]
    found = table(same, grid)
    assert np.ptp(found, axis=0).max() < 1e-12
    assert found[0].sum() == pytest.approx(81 - 3.3**2 + 1.5**2)


@given(st.integers(0, 10_000), st.integers(0, 11), st.integers(0, 11))
@settings(max_examples=30, deadline=None)
def test_a_window_shows_what_the_whole_grid_shows(seed, row, column):
    rng = np.random.default_rng(seed)
    grid = Grid(EAST, NORTH, 1.7, 1.3, 12, 12)
    polygon = star(rng)
    window = np.array([[row, 12, column, 12]])
    _, rows, columns, fraction = fractions(array(polygon), window, grid)
    part = np.zeros((12, 12))
    part[rows, columns] = fraction
    expected = table([polygon], grid)[0].copy()
    expected[:row], expected[:, :column] = 0, 0
    assert np.abs(part - expected).max() < 1e-9


def cells(polygons, grid, values, classes=3, engine=None):
    raster = MemoryRaster(grid, np.asarray(values, dtype=float))
    return cells_per_class(array(*polygons), raster, by_value, classes, engine or Engine()), raster


def test_cells_of_each_class_by_hand():
    # A square of 15 x 20 m over cells of 10 m: 1 cell + half a cell of the first row, the same of the second.
    found, _ = cells([shapely.box(0, 0, 15, 20)], Grid(0, 20, 10, 10, 2, 2), [[0, 1], [2, np.nan]])
    assert found.total == pytest.approx([3.0])
    assert found.of_class == pytest.approx(np.array([[1.0, 0.5, 1.0]]))
    assert found.share(np.array([False, True, True])) == pytest.approx([0.5])


def test_what_lies_outside_the_raster_counts_for_no_class():
    found, _ = cells([shapely.box(-10, -10, 10, 10), shapely.box(500, 500, 510, 510)], Grid(0, 10, 10, 10, 1, 1), [[0]])
    assert found.total == pytest.approx([4.0, 1.0])
    assert found.of_class[:, 0] == pytest.approx([1.0, 0.0])


def test_no_geometry_no_cells():
    found, _ = cells([None, shapely.LineString([(0, 0), (9, 9)])], Grid(0, 10, 1, 1, 10, 10), np.zeros((10, 10)))
    assert found.total.tolist() == [0, 0]
    assert found.of_class.sum() == 0
    assert found.share(np.array([True, True, True])).tolist() == [0, 0]


def test_values_that_no_class_names_are_told_only_where_a_polygon_lies():
    def strict(values):
        return np.where(values < 5, 0, rastercover.UNKNOWN)

    raster = MemoryRaster(Grid(0, 1, 1, 1, 4, 1), np.array([[1.0, 7.0, 6.0, 9.0]]))
    found = cells_per_class(array(shapely.box(0, 0, 2.5, 1)), raster, strict, 1, Engine())
    assert found.unknown.tolist() == [6, 7]
    assert found.of_class.tolist() == [[1.0]]


@pytest.mark.parametrize("tile", [3, 7, 512])
def test_tiles_chunks_and_threads_change_nothing(monkeypatch, tile):
    rng = np.random.default_rng(4)
    grid = Grid(EAST, NORTH, 0.9, 1.1, 40, 30)
    polygons = [star(rng, 20) for _ in range(15)]
    values = rng.integers(0, 3, (30, 40)).astype(float)
    values[rng.random((30, 40)) < 0.1] = np.nan
    share = oracle(polygons, grid)
    expected = np.stack([(share * (values == number)).sum(axis=(1, 2)) for number in range(3)], axis=1)
    monkeypatch.setattr(rastercover, "TILE", tile)
    monkeypatch.setattr(rastercover, "CHUNK_WORK", 200)
    monkeypatch.setattr(rastercover, "POLYGON_VERTICES", 12)
    with ThreadPoolExecutor(2) as executor:
        found, raster = cells(polygons, grid, values, engine=Engine(executor))
    assert np.abs(found.of_class - expected).max() < 1e-8
    assert max(window.bottom - window.top for window in raster.windows) <= tile
    assert max(window.right - window.left for window in raster.windows) <= tile


def test_only_blocks_that_a_polygon_touches_are_read(monkeypatch):
    monkeypatch.setattr(rastercover, "TILE", 10)
    squares = [shapely.box(2, 2, 5, 5), shapely.box(92, 92, 95, 95)]
    _, raster = cells(squares, Grid(0, 100, 1, 1, 100, 100), np.zeros((100, 100)))
    assert [(w.top, w.bottom, w.left, w.right) for w in raster.windows] == [(5, 8, 92, 95), (95, 98, 2, 5)]


def test_cancelling_stops_the_reading(monkeypatch):
    monkeypatch.setattr(rastercover, "TILE", 10)

    def progress(fraction):
        if fraction > 0.3:
            raise Cancelled

    raster = MemoryRaster(Grid(0, 100, 1, 1, 100, 100), np.zeros((100, 100)))
    with pytest.raises(Cancelled):
        cells_per_class(array(shapely.box(0, 0, 100, 100)), raster, by_value, 3, Engine(progress=progress))
    assert 0 < len(raster.windows) < 50
