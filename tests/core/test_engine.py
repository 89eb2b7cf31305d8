"""Chunks: in order, awaited, cancelled between them, and on any executor."""

from __future__ import annotations

import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.errors import Cancelled
from werklocaties_plugin.core.measuring.engine import Engine, chunk_slices
from werklocaties_plugin.core.measuring.geometry import repair_polygons, subdivide
from werklocaties_plugin.core.measuring.overlap import connected, doubly_counted_ha, overlapping_pairs


def double(value):
    return 2 * value


def fail(value):
    raise ValueError(f"chunk {value}")


CHUNKS = [(number,) for number in range(50)]


@pytest.mark.parametrize(
    "executor", [None, ThreadPoolExecutor(3), ProcessPoolExecutor(2)], ids=["none", "threads", "processes"]
)
def test_results_come_in_the_order_of_the_chunks(executor):
    heard = []
    assert Engine(executor, heard.append).run(double, CHUNKS) == [2 * number for number in range(50)]
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)
    if executor:
        executor.shutdown()


@pytest.mark.parametrize("workers", [None, 2])
def test_a_fault_in_a_chunk_comes_out(workers):
    with ThreadPoolExecutor(2) as threads, pytest.raises(ValueError, match="chunk"):
        Engine(threads if workers else None).run(fail, CHUNKS)


def test_cancelling_drops_the_chunks_that_have_not_begun():
    begun = []

    def chunk(number):
        begun.append(number)

    def progress(done):
        if done > 0:
            raise Cancelled

    with ThreadPoolExecutor(2) as threads, pytest.raises(Cancelled):
        Engine(threads, progress, workers=2).run(chunk, CHUNKS)
    assert 1 <= len(begun) <= 4 + 2, "no more than were under way"


def test_a_run_that_waits_still_hears_the_cancel():
    gate = threading.Event()

    def progress(done):
        if gate.is_set():
            raise Cancelled
        gate.set()

    with ThreadPoolExecutor(1) as threads, pytest.raises(Cancelled):
        Engine(threads, progress).run(gate.wait, [(5,)])


def test_shares_of_the_progress_follow_each_other():
    heard = []
    first, second = Engine(None, heard.append).part(0.5, 1.0).parts(1, 3)
    first.progress(1.0)
    second.progress(0.5)
    second.progress(1.0)
    assert heard == [0.625, 0.8125, 1.0]


@pytest.mark.parametrize(
    ("weights", "limit", "expected"),
    [
        ([], 10, []),
        ([4, 4, 4], 10, [(0, 2), (2, 3)]),
        ([100, 1, 1], 10, [(0, 3)]),
        ([1, 100, 1], 10, [(0, 1), (1, 3)]),
        ([0, 0, 0], 10, [(0, 3)]),
    ],
)
def test_slices_cover_everything_once(weights, limit, expected):
    assert [(rows.start, rows.stop) for rows in chunk_slices(np.array(weights), limit)] == expected


# ---- geometry that can be measured


def array(*values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def test_a_crossed_ring_keeps_both_lobes_and_overlapping_parts_count_once():
    bowtie = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    overlapping = shapely.MultiPolygon([shapely.box(0, 0, 10, 10), shapely.box(5, 0, 15, 10)])
    repaired, invalid = repair_polygons(array(bowtie, overlapping, shapely.box(0, 0, 1, 1)))
    assert shapely.area(repaired).tolist() == pytest.approx([5000, 150, 1])
    assert invalid.tolist() == [True, True, False]


def test_what_has_no_area_is_none_or_kept_as_a_line():
    collapsed = shapely.Polygon([(0, 0), (5, 0), (9, 0), (0, 0)])
    broken = shapely.Polygon([(0, 0), (np.nan, 1), (1, 1)])
    geometry = array(collapsed, None, shapely.Polygon(), broken)
    assert repair_polygons(geometry)[0].tolist() == [None] * 4
    kept = repair_polygons(geometry, keep_flat=True)[0]
    assert kept[0].length == 9
    assert kept[1:].tolist() == [None] * 3


def test_heights_are_left_out():
    assert not repair_polygons(array(shapely.Polygon([(0, 0, 5), (9, 0, 5), (9, 9, 5)])))[0][0].has_z


@pytest.mark.parametrize("seed", range(6))
def test_cutting_loses_no_area_and_keeps_pieces_small(seed):
    rng = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, 5000, endpoint=False)
    radius = 1000 * (1 + 0.4 * rng.random(5000))
    whole = shapely.Polygon(np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]))
    holed = whole.difference(
        shapely.union_all([shapely.Point(xy).buffer(40, 64) for xy in rng.uniform(-600, 600, (30, 2))])
    )
    line = shapely.LineString(rng.uniform(0, 1000, (3000, 2)))
    geometry = array(whole, None, holed, line, shapely.box(0, 0, 1, 1))
    pieces, owner = subdivide(geometry, Engine())
    assert shapely.get_num_coordinates(pieces).max() <= 64
    assert (np.diff(owner) >= 0).all()
    for position in (0, 2, 4):
        mine = pieces[owner == position]
        assert shapely.area(mine).sum() == pytest.approx(geometry[position].area, rel=1e-9)
        assert shapely.is_valid(mine).all()
    assert shapely.length(pieces[owner == 3]).sum() == pytest.approx(line.length, rel=1e-9)


def test_a_crowd_of_vertices_on_one_spot_ends():
    angle = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    tiny = shapely.Polygon(np.column_stack([200_000 + 1e-4 * np.cos(angle), 480_000 + 1e-4 * np.sin(angle)]))
    pieces, _ = subdivide(array(tiny), Engine())
    assert len(pieces) >= 1


def test_ground_that_terrains_share_is_counted_once_too_often_by_their_sum():
    boxes = array(shapely.box(0, 0, 100, 100), shapely.box(50, 0, 150, 100), shapely.box(10, 10, 20, 20), None)
    # 0.5 ha shared by the first two, 0.01 ha of the third inside the first; touching costs nothing.
    assert doubly_counted_ha(boxes, Engine()) == pytest.approx(0.51)
    assert doubly_counted_ha(array(shapely.box(0, 0, 9, 9), shapely.box(9, 0, 18, 9)), Engine()) == 0


def test_ground_is_shared_too_by_what_rounding_left_not_quite_valid():
    crossing = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 8)])
    assert not shapely.is_valid(crossing)
    assert overlapping_pairs(array(crossing, shapely.box(2, 2, 20, 20)), Engine()).tolist() == [[0], [1]]


def test_a_chain_of_overlapping_terrains_is_one_ground():
    west = np.arange(0, 3_000, 60)
    chain = shapely.box(west, 0, west + 100, 100)
    alone = shapely.box(0, 500, 100, 600)
    # 49 overlaps of 40 x 100 m.
    assert doubly_counted_ha(np.append(chain, alone), Engine()) == pytest.approx(49 * 0.4)


@pytest.mark.parametrize("seed", range(5))
def test_groups_of_what_hangs_together(seed):
    rng = np.random.default_rng(seed)
    pairs = rng.integers(0, 60, (2, 35))
    found = connected(pairs, 60)
    reach = np.eye(60, dtype=bool)
    reach[pairs[0], pairs[1]] = reach[pairs[1], pairs[0]] = True
    for _ in range(6):
        reach = reach @ reach
    assert ((found[:, np.newaxis] == found) == reach).all()
    assert sorted(set(found)) == list(range(found.max() + 1))
