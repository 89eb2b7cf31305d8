"""Room for environmental categories: distances to keep, what is free now, and what is left with the plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from ..measuring.engine import Engine, chunk_slices
from ..measuring.geometry import present
from ..measuring.overlap import ground_ha, hectares
from ..milieucategorie import SUBCATEGORIES, ends, order, richtafstand
from ..model import Terrains
from ..rules import Rules
from ..types import DECIMALS, BoolArray, FloatArray, GeometryArray, IntArray, TextArray
from .plans import Plans
from .room import free_room
from .sensitive import Keep, Limits, find_limits, inside

#: Which end of a main category decides the class.
LENIENT, STRICT = "soepel", "streng"


@dataclass(frozen=True)
class Options:
    """What the user chooses.

    Attributes:
        area_type: rustig or gemengd, for objects outside the mixed areas.
        decides: soepel or streng, the end that decides the class.
        higher_from: lowest sub-category that counts as a higher one.
        ignore_on_terrain: objects on any terrain are company homes and limit nothing.
        offset: metres from address point to facade.
        pairs: also list what limits each terrain.
        every_category: room will be asked for every category, not only for the terrain's own and the higher ones.
    """

    area_type: str = "rustig"
    decides: str = LENIENT
    higher_from: str = "4.1"
    ignore_on_terrain: bool = True
    offset: float = 0.0
    pairs: bool = False
    every_category: bool = False


@dataclass(frozen=True)
class Sensitive:
    """Existing sensitive objects.

    Attributes:
        objects: (m,) points or polygons in the analysis CRS.
    """

    objects: GeometryArray


@dataclass(frozen=True)
class Distances:
    """The distances that each terrain has to keep (m; NaN without a readable category).

    Attributes:
        lowest: (n,) lowest sub-category or None.
        readable: (n,) True where there is one.
        is_higher: (n,) True where the lowest sub-category counts as a higher one.
        lenient_m, strict_m: for the area type of the run.
        ends: for soepel and streng the pair (outside, inside mixed areas).
        quiet, mixed: those of the deciding end.
    """

    lowest: TextArray
    readable: BoolArray
    is_higher: BoolArray
    lenient_m: FloatArray
    strict_m: FloatArray
    ends: dict[str, Keep]
    quiet: FloatArray
    mixed: FloatArray

    def asked(self, options: Options, rules: Rules) -> list[Keep]:
        """All distances that room is asked for: those of its own category and of the higher ones, or of every one."""
        categories = SUBCATEGORIES if options.every_category else (options.higher_from,)
        count = len(self.readable)
        return [*self.ends.values(), *(keep_for(category, count, options, rules) for category in categories)]


def keep_for(category: str, count: int, options: Options, rules: Rules) -> Keep:
    """The distances of one sub-category, for each of count terrains."""
    quiet, mixed = (
        np.full(count, richtafstand(category, area_type, rules)) for area_type in (options.area_type, "gemengd")
    )
    return quiet, mixed


def distances_of(category: TextArray, options: Options, rules: Rules) -> Distances:
    """Both ends of every terrain's category as distances."""
    found = [ends(text) for text in category]
    lowest = np.array([pair[0] if pair else None for pair in found], dtype=object)
    readable = np.array([pair is not None for pair in found], dtype=bool)
    outside = options.area_type

    def metres(end: int, area_type: str) -> FloatArray:
        return np.array([richtafstand(pair[end], area_type, rules) if pair else np.nan for pair in found], dtype=float)

    per_end = {end: (metres(place, outside), metres(place, "gemengd")) for place, end in enumerate((LENIENT, STRICT))}
    higher = np.array([pair is not None and order(pair[0]) >= order(options.higher_from) for pair in found], dtype=bool)
    quiet, mixed = per_end[options.decides]
    return Distances(lowest, readable, higher, per_end[LENIENT][0], per_end[STRICT][0], per_end, quiet, mixed)


@dataclass(frozen=True)
class Figures:
    """Room per terrain: hectares (NaN unknown) and counts; and by the deciding end the hectares of ground of them all,
    where terrains that overlap each other count once."""

    within_lenient_ha: FloatArray
    within_strict_ha: FloatArray
    within_ha: FloatArray
    loss_lenient_ha: FloatArray
    loss_strict_ha: FloatArray
    loss_ha: FloatArray
    higher_free_ha: FloatArray
    higher_loss_ha: FloatArray
    within_ground_ha: float
    loss_ground_ha: float
    higher_loss_ground_ha: float
    objects: IntArray
    plans: IntArray
    plan_homes: FloatArray


@dataclass(frozen=True)
class Room:
    """What of each terrain keeps the distances quiet and mixed (m, NaN: none to keep), now and with the plans."""

    quiet: FloatArray
    mixed: FloatArray
    now: GeometryArray
    with_plans: GeometryArray

    def keeps(self, quiet: FloatArray, mixed: FloatArray) -> BoolArray:
        """True where this room is the answer for these distances too."""
        same: BoolArray = (self.quiet == quiet) & (self.mixed == mixed)
        return same


class Rooms:
    """The terrains, what limits them now and what would with the plans.

    Attributes:
        existing: pairs of terrains and limiting objects; None when no objects were given.
        planned: the same for plans.
        on_terrain: (n,) sensitive objects on each terrain, which limit nothing.
    """

    def __init__(
        self,
        terrains: Terrains,
        existing: Limits | None,
        planned: Limits | None,
        on_terrain: IntArray,
        plans: Plans | None,
        options: Options,
        rules: Rules,
    ) -> None:
        self.terrains = terrains
        self.existing = existing
        self.planned = planned
        self.on_terrain = on_terrain
        self.plans = plans
        self.options = options
        self.rules = rules

    @classmethod
    def find(
        cls,
        terrains: Terrains,
        sensitive: Sensitive | None,
        plans: Plans | None,
        mixed_areas: GeometryArray | None,
        options: Options,
        rules: Rules,
        asked: Sequence[Keep],
        farthest: float,
        engine: Engine,
    ) -> Rooms:
        """Look for what decides the room at the distances asked, and for the nearest within the farthest (m)."""
        placing, mixing, finding, planning = engine.parts(1, 1, 3, 1)
        count = len(terrains)
        on_terrain: IntArray = np.zeros(count, dtype=np.int64)
        existing = planned = None
        if sensitive is not None:
            area, item = inside(sensitive.objects, terrains.geometry, placing)
            on_terrain = np.bincount(area, minlength=count)
            limiting = np.ones(len(sensitive.objects), dtype=bool)
            if options.ignore_on_terrain:
                limiting[item] = False
            objects = sensitive.objects[limiting]
            mixed = _is_mixed(objects, mixed_areas, mixing)
            existing = find_limits(terrains.geometry, objects, mixed, asked, farthest, finding, options.offset)
        if plans is not None:
            mixed = _is_mixed(plans.geometry, mixed_areas, planning.part(0, 0.3))
            searching = planning.part(0.3, 1)
            planned = find_limits(terrains.geometry, plans.geometry, mixed, asked, farthest, searching, every_pair=True)
        return cls(terrains, existing, planned, on_terrain, plans, options, rules)

    def free(self, quiet: FloatArray, mixed: FloatArray, engine: Engine, *smaller: Room) -> Room:
        """What keeps these distances (m, per terrain), now and with the plans.

        Args:
            smaller: rooms that are known, those of the lesser distances first. What keeps a greater distance lies in
                them, so that much of the taking off is done.
        """
        today, later = engine.parts(3, 1)
        ground = self.terrains.geometry.copy()
        known = np.zeros(len(ground), dtype=bool)
        for room in smaller:
            inside = (quiet >= room.quiet) & (mixed >= room.mixed)
            ground[inside] = room.now[inside]
            known |= room.keeps(quiet, mixed)
        asked = np.where(known, np.nan, quiet), np.where(known, np.nan, mixed)
        now = _take(ground, self.existing, *asked, today)
        with_plans = _take(now, self.planned, *asked, later)
        for room in smaller:
            same = room.keeps(quiet, mixed)
            now[same], with_plans[same] = room.now[same], room.with_plans[same]
        return Room(quiet, mixed, now, with_plans)

    def free_for(self, category: str, engine: Engine, *smaller: Room) -> Room:
        """What is free for one sub-category."""
        return self.free(*keep_for(category, len(self.terrains), self.options, self.rules), engine, *smaller)

    def measure(self, keep: Distances, engine: Engine) -> Figures:
        """Both ends of the own category, and the higher categories."""
        grouping, lenient_work, strict_work, higher_work, *adding_up, counting = engine.parts(1, 5, 5, 5, 1, 1, 1, 2)
        group = self.terrains.groups(grouping)
        lenient = self.free(*keep.ends[LENIENT], lenient_work)
        strict = self.free(*keep.ends[STRICT], strict_work, lenient)
        higher = self.free_for(self.options.higher_from, higher_work, lenient, strict)
        decides = lenient if self.options.decides == LENIENT else strict
        area = hectares(self.terrains.geometry)
        judged = self.terrains.present & keep.readable

        def within(room: Room) -> FloatArray:
            known = judged & (self.existing is not None)
            return np.where(known, _surplus(area, hectares(room.now)), np.nan)

        def loss(room: Room, known: BoolArray) -> FloatArray:
            taken = _surplus(hectares(room.now), hectares(room.with_plans))
            return np.where(known & (self.planned is not None), taken, np.nan)

        return Figures(
            within_lenient_ha=within(lenient),
            within_strict_ha=within(strict),
            within_ha=within(decides),
            loss_lenient_ha=loss(lenient, judged),
            loss_strict_ha=loss(strict, judged),
            loss_ha=loss(decides, judged),
            higher_free_ha=np.where(self.terrains.present & (self.existing is not None), hectares(higher.now), np.nan),
            higher_loss_ha=loss(higher, self.terrains.present),
            within_ground_ha=_ground_ha(self.terrains.geometry, decides.now, judged, group, adding_up[0]),
            loss_ground_ha=_ground_ha(decides.now, decides.with_plans, judged, group, adding_up[1]),
            higher_loss_ground_ha=_ground_ha(higher.now, higher.with_plans, self.terrains.present, group, adding_up[2]),
            objects=self._count(self.existing, keep, counting.part(0, 0.9)),
            plans=self._count(self.planned, keep, counting.part(0.9, 1)),
            plan_homes=self._plan_homes(keep),
        )

    def whole_terrain(self) -> TextArray:
        """Highest sub-category whose distance the whole terrain keeps to existing objects; 'geen' where none fits."""
        count = len(self.terrains)
        result: TextArray = np.full(count, None, dtype=object)
        if self.existing is None:
            return result
        quiet, mixed = self.existing.nearest_quiet, self.existing.nearest_mixed
        result[self.terrains.present] = "geen"
        for category in SUBCATEGORIES:
            fits = self.terrains.present & (quiet >= richtafstand(category, self.options.area_type, self.rules))
            fits &= mixed >= richtafstand(category, "gemengd", self.rules)
            result[fits] = category
        return result

    def _count(self, limits: Limits | None, keep: Distances, engine: Engine) -> IntArray:
        """Objects closer than the deciding distance."""
        if limits is None:
            return np.zeros(len(self.terrains), dtype=np.int64)
        return limits.count_closer(self.terrains.geometry, (keep.quiet, keep.mixed), engine)

    def _plan_homes(self, keep: Distances) -> FloatArray:
        """Homes of the plans closer than the deciding distance; NaN where none of those plans has a number."""
        count = len(self.terrains)
        if self.planned is None or self.plans is None:
            return np.full(count, np.nan)
        closer = self.planned.closer(keep.quiet, keep.mixed)
        terrain, homes = self.planned.terrain[closer], self.plans.dwellings[self.planned.item[closer]]
        numbered = ~np.isnan(homes)
        total = np.bincount(terrain[numbered], weights=homes[numbered], minlength=count)
        unknown = np.bincount(terrain, minlength=count) > 0
        unknown &= np.bincount(terrain[numbered], minlength=count) == 0
        return np.where(self.terrains.present & keep.readable & ~unknown, total, np.nan)


def _surplus(whole: FloatArray, part: FloatArray) -> FloatArray:
    """Whole less part (ha), to a hundredth of a square decimetre: what remains of rounding decides no class."""
    surplus: FloatArray = np.round(np.maximum(whole - part, 0.0), DECIMALS)
    return surplus


def _is_mixed(objects: GeometryArray, areas: GeometryArray | None, engine: Engine) -> BoolArray:
    mixed = np.zeros(len(objects), dtype=bool)
    if areas is not None and len(areas):
        mixed[inside(objects, areas, engine)[1]] = True
    return mixed


def _take(
    ground: GeometryArray, limits: Limits | None, quiet: FloatArray, mixed: FloatArray, engine: Engine
) -> GeometryArray:
    if limits is None:
        return ground
    taken = limits.take_all(quiet, mixed) & present(ground)
    ground = ground.copy()
    ground[taken] = shapely.Polygon()
    reach = limits.reach(quiet, mixed)
    closer = limits.closer(quiet, mixed) & ~taken[limits.terrain]
    pairs = (limits.terrain[closer], limits.item[closer], limits.distance[closer])
    return free_room(ground, limits.objects, pairs, reach[closer], engine)


def _ground_ha(whole: GeometryArray, part: GeometryArray, known: BoolArray, group: IntArray, engine: Engine) -> float:
    """Hectares of the ground of whole less part; only of terrains that overlap others the polygons are needed."""
    taking, uniting = engine.parts(1, 1)
    surplus = np.nan_to_num(np.where(known, _surplus(hectares(whole), hectares(part)), 0.0))
    rows = np.flatnonzero((group >= 0) & (surplus > 0))
    vertices = shapely.get_num_coordinates(whole[rows]) + shapely.get_num_coordinates(part[rows])
    chunks = [(whole[rows[each]], part[rows[each]]) for each in chunk_slices(vertices)]
    parts = np.concatenate([np.empty(0, dtype=object), *taking.run(_difference, chunks)])
    return float(surplus[group < 0].sum()) + ground_ha(parts, group[rows], uniting)


def _difference(whole: GeometryArray, part: GeometryArray) -> GeometryArray:
    less: GeometryArray = shapely.difference(whole, part)
    return less
