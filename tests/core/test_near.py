"""Counting homes within a distance: exactly on the bound, and equal to measuring every home of every terrain."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.errors import Cancelled
from werklocaties_plugin.core.measuring import near
from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.measuring.near import count_within

SQUARE = shapely.box(0, 0, 100, 100)


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def count(homes, distance=1000.0, terrains=(SQUARE,)):
    return count_within(array(list(terrains)), array(list(homes)), distance, Engine()).tolist()


def one_by_one(terrains, homes, distance):
    return [sum(bool(shapely.dwithin(terrain, home, distance)) for home in homes) for terrain in terrains]


def test_a_home_exactly_at_the_distance_counts_and_one_just_beyond_does_not():
    # 600 and 800 m from the corner is 1,000 m from it.
    at = [(1100, 50), (50, -1000), (700, 900)]
    beyond = [(1100.001, 50), (50, -1000.001), (700.001, 900)]
    assert [count([shapely.Point(place)]) for place in at] == [[1], [1], [1]]
    assert [count([shapely.Point(place)]) for place in beyond] == [[0], [0], [0]]


def test_a_whole_block_counts_at_once_and_every_home_in_it_still_counts():
    # 2,000 homes on one spot in the terrain, 2,000 spread over it, 300 at exactly the distance, 300 just beyond.
    spread = np.random.default_rng(1).uniform(0, 100, (2000, 2))
    places = [np.full((2000, 2), 50.0), spread, np.full((300, 2), [1100, 50]), np.full((300, 2), [1100.001, 50])]
    assert count(shapely.points(np.concatenate(places))) == [4300]


def test_homes_as_polygons_count_when_any_part_is_near():
    near_home, beyond = shapely.box(1100, 0, 1110, 10), shapely.box(1100.001, 0, 1110, 10)
    flat = shapely.box(1000, 0, 5000, 10)  # larger than any home: measured apart
    assert count([near_home, beyond, flat, shapely.Point(0, 0)]) == [3]
    assert count([shapely.box(-5000, -5000, 5000, 5000)], 0.0) == [1]


def test_a_multipoint_is_one_home():
    assert count([shapely.MultiPoint([(0, 0), (50, 50), (9000, 0)])]) == [1]


def test_what_lies_nowhere_is_no_home_and_a_terrain_without_geometry_has_none():
    nowhere = [None, shapely.Point(), shapely.from_wkt("POINT (nan 3)")]
    assert count([*nowhere, shapely.Point(0, 0)], terrains=(None, SQUARE, shapely.Polygon())) == [0, 1, 0]
    assert count(nowhere) == [0]
    assert count([]) == [0]
    assert count([shapely.Point(0, 0)], terrains=(None,)) == [0]
    assert count([shapely.Point(0, 0)], terrains=()) == []


def test_absurd_coordinates_far_away_change_nothing():
    assert count([shapely.Point(0, 0), shapely.Point(1e30, -1e30), shapely.Point(-1e12, 0)]) == [1]


def homes_of(kind, rng, number):
    towns = rng.uniform(-3000, 3000, (4, 2))
    xy = towns[rng.integers(0, 4, number)] + rng.normal(0, rng.choice([5, 200, 900]), (number, 2))
    points = shapely.points(np.round(xy, rng.integers(0, 3)))
    if kind == "points":
        return points
    shapes = shapely.box(xy[:, 0], xy[:, 1], xy[:, 0] + rng.uniform(2, 300, number), xy[:, 1] + 12)
    return shapes if kind == "polygons" else np.where(rng.random(number) < 0.5, points, shapes)


def terrains_of(rng, number):
    shapes = []
    for x, y in rng.uniform(-3000, 3000, (number, 2)):
        turns = np.sort(rng.random(rng.integers(5, 40))) * 2 * np.pi
        reach = rng.uniform(20, 600, len(turns))
        shapes.append(shapely.make_valid(shapely.Polygon(np.c_[x + reach * np.cos(turns), y + reach * np.sin(turns)])))
    return array([*shapes, shapely.LineString([(0, 0), (700, 50)]), None])


@pytest.mark.parametrize("kind", ["points", "polygons", "both"])
@pytest.mark.parametrize("distance", [0.0, 7.0, 100.0, 1000.0, 40_000.0])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_equals_measuring_every_home(kind, distance, seed):
    rng = np.random.default_rng(seed)
    homes, terrains = homes_of(kind, rng, 400), terrains_of(rng, 6)
    assert count_within(terrains, homes, distance, Engine()).tolist() == one_by_one(terrains, homes, distance)


def test_the_size_of_batches_and_blocks_changes_nothing(monkeypatch):
    rng = np.random.default_rng(9)
    homes, terrains = homes_of("both", rng, 1500), terrains_of(rng, 8)
    whole = count_within(terrains, homes, 800.0, Engine()).tolist()
    assert max(whole) > 100
    for name, value in (("BATCH", 10), ("FEW", 1), ("LARGE", 20.0), ("SMALLEST", 60.0), ("TERRAIN_WEIGHT", 10_000)):
        monkeypatch.setattr(near, name, value)
        assert count_within(terrains, homes, 800.0, Engine()).tolist() == whole, name


def test_the_order_of_homes_and_terrains_and_moving_both_changes_nothing():
    rng = np.random.default_rng(4)
    homes, terrains = shapely.points(rng.integers(-2000, 2000, (800, 2)).astype(float)), terrains_of(rng, 5)[:-1]
    whole = count_within(terrains, homes, 500.0, Engine())
    assert count_within(terrains[::-1], homes[::-1], 500.0, Engine()).tolist() == whole[::-1].tolist()
    # By a power of two, so that no coordinate rounds: the bound stays where it was.
    moved = [shapely.transform(each, lambda xy: xy + 2.0**18) for each in (terrains, homes)]
    assert count_within(*moved, 500.0, Engine()).tolist() == whole.tolist()


def test_threads_count_the_same():
    rng = np.random.default_rng(5)
    homes, terrains = homes_of("both", rng, 2000), np.tile(terrains_of(rng, 6), 60)
    with ThreadPoolExecutor(max_workers=4) as executor:
        together = count_within(terrains, homes, 900.0, Engine(executor))
    assert together.tolist() == count_within(terrains, homes, 900.0, Engine()).tolist()


def test_counting_stops_when_it_is_cancelled():
    def stop(fraction):
        if fraction > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        count_within(array([SQUARE] * 500), array([shapely.Point(0, 0)]), 10.0, Engine(progress=stop))


@pytest.mark.parametrize("seed", range(4))
def test_each_terrain_can_have_a_distance_of_its_own(seed):
    rng = np.random.default_rng(seed)
    corners = rng.uniform(0, 3_000, (15, 2))
    terrains = array(list(shapely.box(*corners.T, *(corners + rng.uniform(20, 400, (15, 2))).T)))
    homes = array(list(shapely.points(rng.normal(1_500, 700, (3_000, 2)))))
    distances = rng.choice([0.0, 10.0, 250.0, 1_500.0], len(terrains))
    alone = [count(homes, each, (terrain,))[0] for terrain, each in zip(terrains, distances, strict=True)]
    assert count_within(terrains, homes, distances, Engine()).tolist() == alone
