"""Zones by hand, at the edges of what is a sliver, and equal in area to the overlap that the themes report."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.measuring.objects import group_objects
from werklocaties_plugin.core.measuring.overlap import SliverRule
from werklocaties_plugin.core.measuring.zones import find_zones
from werklocaties_plugin.core.model import Terrains
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.core.themes import natura2000

box = shapely.box


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def zones(terrains, objects, ids=None, names=None, slivers=None):
    ids = [str(number) for number in range(len(objects))] if ids is None else ids
    grouped = group_objects(array(ids), array(names or [None] * len(objects)))
    return find_zones(Terrains(array(terrains)), array(objects), grouped, slivers or SliverRule(), Engine())


def rows(found):
    return [(int(t), i, round(ha, 6)) for t, i, _, ha in found.table.itertuples(index=False)]


def test_a_part_for_each_terrain_and_object_with_its_own_hectares():
    # Two terrains of 4 ha; object 0 takes a strip of 50 m of the first (1 ha) and all of the second, object 1 a corner.
    found = zones(
        [box(0, 0, 200, 200), box(300, 0, 500, 200)],
        [shapely.union(box(0, 0, 50, 200), box(300, 0, 500, 200)), box(150, 150, 400, 400)],
        names=["Noord", None],
    )
    assert rows(found) == [(0, "0", 1.0), (0, "1", 0.25), (1, "0", 4.0), (1, "1", 0.5)]
    assert found.table["object_naam"].tolist() == ["Noord", None, "Noord", None]
    assert found.geometry[0].equals(box(0, 0, 50, 200))
    # On the second terrain object 1 lies inside object 0: that ground counts once.
    assert found.total_ha == pytest.approx(5.25)


def test_features_with_the_same_id_are_one_object_and_overlapping_ground_counts_once():
    found = zones([box(0, 0, 200, 200)], [box(0, 0, 100, 100), box(50, 0, 150, 100)], ids=["a", "a"])
    assert rows(found) == [(0, "a", 1.5)]


def test_touching_is_no_zone_and_neither_is_a_terrain_without_geometry():
    found = zones([box(0, 0, 100, 100), None], [box(100, 0, 200, 100), None])
    assert (rows(found), found.total_ha, found.slivers.tolist()) == ([], 0.0, [])


def test_nothing_at_all():
    assert rows(zones([], [])) == []


@pytest.mark.parametrize(("height", "kept"), [(9.9, False), (10.0, True), (10.1, True)])
def test_parts_below_100_square_metres_are_set_aside(height, kept):
    # 10 m wide on a terrain of 4 ha: 99, 100 and 101 m2; 1 % of the terrain is 400 m2.
    found = zones([box(0, 0, 200, 200)], [box(0, 0, 10, height)])
    assert (len(found.table) == 1, found.slivers.tolist()) == (kept, [] if kept else [0])


@pytest.mark.parametrize(("width", "kept"), [(1.9, False), (2.1, True)])
def test_strips_narrower_than_2_metres_are_set_aside(width, kept):
    assert (len(zones([box(0, 0, 200, 200)], [box(0, 0, width, 200)]).table) == 1) == kept


def test_only_the_part_that_is_no_sliver_remains():
    # 1 ha on the left, a strip of 1 m on the right.
    found = zones([box(0, 0, 200, 200)], [box(-50, 0, 50, 200), box(199, 0, 300, 200)])
    assert (rows(found), found.slivers.tolist()) == ([(0, "0", 1.0)], [0])


def test_a_sliver_of_one_object_that_another_makes_wide_counts():
    # 1 m of object 1 beside 10 m of object 0: a connected part of 11 m. A strip of 1 m elsewhere does not count.
    found = zones([box(0, 0, 200, 200)], [box(0, 0, 10, 200), box(10, 0, 11, 200), box(150, 0, 151, 200)])
    assert rows(found) == [(0, "0", 0.2), (0, "1", 0.02)]


def star(rng, reach):
    angle = np.sort(rng.uniform(0, 2 * np.pi, rng.integers(5, 30)))
    radius = rng.uniform(0.2, 1, len(angle)) * reach
    middle = rng.uniform(-700, 700, 2)
    corners = middle + np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None]
    return shapely.make_valid(shapely.Polygon(corners))


@pytest.mark.parametrize("seed", range(15))
def test_zones_cover_exactly_what_the_theme_calls_overlap(seed):
    rng = np.random.default_rng(seed)
    terrains = [star(rng, 400) for _ in range(8)]
    sites = [star(rng, 500) for _ in range(6)]
    ids = [str(number) for number in rng.integers(0, 4, len(sites))]
    slivers = SliverRule(3_000, 20)
    found = zones(terrains, sites, ids, slivers=slivers)
    layer = natura2000.Sites(array(sites), array(ids), array([None] * 6), array([None] * 6))
    options = natura2000.Options(slivers=slivers)
    assessed = natura2000.assess(Terrains(array(terrains)), layer, options, load(), Engine())
    assert found.total_ha == pytest.approx(assessed.numbers["OVERLAP_HA"], abs=1e-6)
    for terrain, hectares in enumerate(assessed.indicators["n2000_overlap_ha"]):
        own = found.geometry[(found.table["terrein"] == terrain).to_numpy()]
        assert shapely.union_all(own).area / 10_000 == pytest.approx(hectares, abs=1e-6)
    assert len(found.slivers) == assessed.numbers["SLIVER_COUNT"]


@pytest.mark.parametrize("seed", range(5))
def test_cutting_an_object_in_two_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    terrains, whole = [star(rng, 400) for _ in range(6)], star(rng, 900)
    halves = [whole.intersection(box(-5000, -5000, 30, 5000)), whole.intersection(box(30, -5000, 5000, 5000))]
    one, two = zones(terrains, [whole], ["a"]), zones(terrains, halves, ["a", "a"])
    assert one.table["terrein"].tolist() == two.table["terrein"].tolist()
    np.testing.assert_allclose(one.table["overlap_ha"], two.table["overlap_ha"], atol=1e-9)
