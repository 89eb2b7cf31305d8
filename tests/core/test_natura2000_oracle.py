"""Natura 2000 against a second, deliberately simple implementation, and the properties that must hold for any input."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.model import Terrains
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.core.themes.natura2000 import Options, Sites, assess

RULES = load()
ORDER = ["geen", "laag", "midden", "hoog"]


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def judge(terrains, geometries, ids):
    count = len(geometries)
    layer = Sites(array(geometries), array(ids), array([f"Gebied {site}" for site in ids]), array([None] * count))
    return assess(Terrains(array(terrains)), layer, Options(), RULES, Engine()).indicators


def star(rng, reach):
    """A star-shaped polygon of 5 to 40 corners."""
    angle = np.sort(rng.uniform(0, 2 * np.pi, rng.integers(5, 40)))
    radius = rng.uniform(0.2, 1, len(angle)) * reach
    middle = rng.uniform(-4000, 4000, 2)
    corners = middle + np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None]
    return shapely.make_valid(shapely.Polygon(corners))


def simple(terrain, geometries, ids):
    """Overlap (ha) less slivers, distance (m), number of sites and class, terrain by terrain and without an index."""
    union = shapely.union_all(geometries)
    parts = [part for part in shapely.get_parts(terrain.intersection(union)) if part.area > 0]
    limit = min(100.0, terrain.area / 100)
    overlap = sum(part.area for part in parts if part.area >= limit and not part.buffer(-1).is_empty) / 10_000
    share = overlap * 10_000 / terrain.area * 100
    distance = 0.0 if overlap else terrain.distance(union)
    near = {site for site, geometry in zip(ids, geometries, strict=True) if geometry.distance(terrain) <= 25_000}
    if overlap >= 1 or (overlap >= 0.1 and share >= 1):
        klasse = "hoog"
    else:
        klasse = "midden" if overlap or distance <= 1000 else "laag" if distance <= 25_000 else "geen"
    return overlap, distance, len(near), klasse


@pytest.mark.parametrize("seed", range(25))
def test_equals_the_simple_implementation_on_random_stars(seed):
    rng = np.random.default_rng(seed)
    terrains = [star(rng, 600) for _ in range(12)]
    geometries = [star(rng, 1500) for _ in range(rng.integers(1, 8))]
    ids = [str(rng.integers(1, 4)) for _ in geometries]
    found = judge(terrains, geometries, ids)
    for row, terrain in zip(found.itertuples(), terrains, strict=True):
        overlap, distance, sites, klasse = simple(terrain, geometries, ids)
        assert row.n2000_overlap_ha == pytest.approx(overlap, abs=1e-6)
        assert row.n2000_afstand_m == pytest.approx(distance, abs=1e-6)
        assert (row.n2000_aantal, row.n2000_klasse) == (sites, klasse)


boxes = st.tuples(*[st.integers(-30, 30)] * 2, *[st.integers(1, 25)] * 2).map(
    lambda box: shapely.box(box[0] * 50, box[1] * 50, (box[0] + box[2]) * 50, (box[1] + box[3]) * 50)
)


@settings(max_examples=40, deadline=None)
@given(
    terrains=st.lists(boxes, min_size=1, max_size=4),
    sites=st.lists(boxes, min_size=1, max_size=4),
    at=st.integers(1, 9),
)
def test_cutting_doubling_and_reordering_sites_changes_nothing(terrains, sites, at):
    ids = [str(number) for number in range(len(sites))]
    whole = judge(terrains, sites, ids)
    pieces, owners = [], []
    for site, number in zip(sites, ids, strict=True):
        west, south, east, north = site.bounds
        middle = west + (east - west) * at / 10
        pieces += [shapely.box(west, south, middle, north), shapely.box(middle, south, east, north), site]
        owners += [number] * 3
    again = judge(terrains, pieces[::-1], owners[::-1])
    for name in whole:
        if whole[name].dtype == float:
            np.testing.assert_allclose(again[name], whole[name], atol=1e-7)
        else:
            assert again[name].tolist() == whole[name].tolist()


@settings(max_examples=40, deadline=None)
@given(terrains=st.lists(boxes, min_size=1, max_size=4), sites=st.lists(boxes, min_size=2, max_size=5))
def test_adding_a_site_never_lowers_a_class(terrains, sites):
    ids = [str(number) for number in range(len(sites))]
    fewer, more = judge(terrains, sites[:-1], ids[:-1]), judge(terrains, sites, ids)
    for before, after in zip(fewer["n2000_klasse"], more["n2000_klasse"], strict=True):
        assert ORDER.index(after) >= ORDER.index(before)


@settings(max_examples=20, deadline=None)
@given(terrains=st.lists(boxes, min_size=1, max_size=3), sites=st.lists(boxes, min_size=1, max_size=3))
def test_the_place_on_the_map_makes_no_difference(terrains, sites):
    ids = [str(number) for number in range(len(sites))]
    here = judge(terrains, sites, ids)
    shift = np.array([200_000.0, 480_000.0])
    there = judge(
        [shapely.transform(each, lambda xy: xy + shift) for each in terrains],
        [shapely.transform(each, lambda xy: xy + shift) for each in sites],
        ids,
    )
    np.testing.assert_allclose(there["n2000_score"], here["n2000_score"], atol=1e-6)
    assert there["n2000_reden"].tolist() == here["n2000_reden"].tolist()
