"""Rectangles around many boxes: all is held, little else, and not too many."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.measuring.boxes import cover


def area(boxes):
    return float(np.prod(boxes[:, 2:] - boxes[:, :2], axis=1).sum())


def held(boxes, rectangles):
    """Each box lies within one rectangle."""
    low = (boxes[:, None, :2] >= rectangles[None, :, :2]).all(axis=2)
    high = (boxes[:, None, 2:] <= rectangles[None, :, 2:]).all(axis=2)
    return bool((low & high).any(axis=1).all())


def random_boxes(count, seed, size=1000.0):
    generator = np.random.default_rng(seed)
    west, south = generator.uniform(0, 100_000, (2, count))
    return np.column_stack([west, south, west + generator.uniform(0, size, count), south + size])


def test_two_far_apart_are_two():
    boxes = np.array([[0.0, 0, 10, 10], [90, 0, 100, 10]])
    assert cover(boxes, 10).tolist() == boxes.tolist()
    assert cover(boxes, 1).tolist() == [[0, 0, 100, 10]]


def test_neighbours_are_one():
    """Cutting 0-10 and 10-20 apart spares nothing."""
    boxes = np.array([[0.0, 0, 10, 10], [10, 0, 20, 10]])
    assert cover(boxes, 10).tolist() == [[0, 0, 20, 10]]


def test_four_corners():
    """Cut along one axis nothing is spared but the middle; each half is then cut again."""
    boxes = np.array([[0.0, 0, 1, 1], [99, 0, 100, 1], [0, 99, 1, 100], [99, 99, 100, 100]])
    assert sorted(cover(boxes, 4).tolist()) == sorted(boxes.tolist())
    assert area(cover(boxes, 3)) == 1 + 1 + 100


@pytest.mark.parametrize("count", [1, 2, 3, 100, 5_000])
@pytest.mark.parametrize("most", [1, 2, 7, 64])
def test_all_is_held_by_at_most_so_many(count, most):
    boxes = random_boxes(count, count + most)
    rectangles = cover(boxes, most)
    assert 1 <= len(rectangles) <= most
    assert held(boxes, rectangles)


def test_little_else_is_held():
    """100 boxes of 0 to 3 by 3 km in 100 x 100 km: together 4.5 % of the land, one around all is all of it."""
    boxes = random_boxes(100, 7, 3000.0)
    alone = shapely.union_all(shapely.box(*boxes.T)).area
    assert area(cover(boxes, 64)) < 2.5 * alone
    assert area(cover(boxes, 1)) > 20 * alone


def test_boxes_without_area_and_equal_ones():
    points = np.array([[5.0, 5, 5, 5]] * 4 + [[5.0, 9, 5, 9]])
    assert held(points, cover(points, 8))


def test_the_order_does_not_matter():
    boxes = random_boxes(200, 3)
    turned = boxes[np.random.default_rng(1).permutation(len(boxes))]
    assert sorted(cover(boxes, 20).tolist()) == sorted(cover(turned, 20).tolist())
