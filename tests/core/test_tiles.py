"""Tiles: every terrain once, about equal work, and all the neighbours that bear on a tile."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.measuring.tiles import tiles


def squares(count: int, seed: int = 1) -> np.ndarray:
    west, south = np.random.default_rng(seed).uniform(0, 10_000, (2, count))
    return shapely.box(west, south, west + 100, south + 100)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 16])
def test_each_terrain_is_in_one_core(count):
    found = tiles(squares(200), count, 500)
    assert len(found) == count
    assert sorted(np.concatenate([tile.core for tile in found])) == list(range(200))


def test_work_is_about_equal():
    sizes = [len(tile.core) for tile in tiles(squares(1_000), 8, 0)]
    assert max(sizes) <= 1.1 * min(sizes)


def test_the_halo_is_what_lies_within_the_distance_bounds_included():
    row = shapely.box([0, 200, 400, 600], [0] * 4, [100, 300, 500, 700], [100] * 4)
    left, right = tiles(row, 2, 100)
    assert (list(left.core), list(left.halo)) == ([0, 1], [2])
    assert (list(right.core), list(right.halo)) == ([2, 3], [1])
    assert list(tiles(row, 2, 99.9)[0].halo) == []
    assert list(tiles(row, 2, 300)[0].halo) == [2, 3]


def test_a_terrain_without_geometry_goes_along():
    terrains = np.array([None, *squares(5), shapely.Polygon()], dtype=object)
    found = tiles(terrains, 2, 100)
    assert sorted(np.concatenate([tile.core for tile in found])) == list(range(7))


def test_fewer_terrains_than_tiles():
    assert len(tiles(squares(3), 10, 100)) == 3
    assert tiles(squares(0), 4, 100) == []
