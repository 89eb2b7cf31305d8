"""What is wrong with a text that the user gave, in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..i18n import tr

if TYPE_CHECKING:
    from ..core.errors import ChoiceError


def sentence(error: ChoiceError) -> str:
    """The message for a choice that cannot be used: what it is, and how to give it."""
    about = (
        _about_prefixes,
        _about_classes,
        _about_rasters,
        _about_thresholds,
        _about_weights,
        _about_numbers,
        _about_balances,
        _about_terrains,
    )
    template = next(texts[error.problem] for texts in (each() for each in about) if error.problem in texts)
    return template.format(**error.details)


def _about_prefixes() -> dict[str, str]:
    return {
        "prefix_form": tr(
            "'{prefix}' cannot be a prefix of fields: give 1 to 16 lower-case letters and digits, a letter first, such "
            "as droogte."
        ),
        "prefix_taken": tr("The prefix '{prefix}' belongs to another theme. Choose another one, such as droogte."),
    }


def _about_classes() -> dict[str, str]:
    return {
        "classes_empty": tr("No classes are named. Name them from low to high, such as laag;matig;hoog."),
        "classes_missing": tr(
            "Field '{field}' is given, but not what its classes mean. Name them from low to high, such as "
            "laag;matig;hoog."
        ),
        "classes_without_field": tr("Classes are named ({text}), but no field that holds them. Choose the field too."),
        "classes_mixed": tr("Class '{item}' has no score and others have. Give every class a score (0-100), or none."),
        "classes_score": tr("Class '{item}': the score must lie between 0 and 100."),
        "classes_twice": tr("Class '{item}' is named twice."),
        "classes_no_stress": tr("All classes score 0 ({text}): nothing could be in conflict."),
        "unknown_class": tr("Classes that are not named: {values}. Named are: {known}. Add them, 0 for none."),
    }


def _about_rasters() -> dict[str, str]:
    return {
        "raster_empty": tr("What the raster's values mean is not given. Give value:score, such as 0:0;1:50;2:100."),
        "raster_item": tr("'{item}' is not a value with a score, such as 1,5:100."),
        "raster_score": tr("'{item}': the score must lie between 0 and 100."),
        "raster_twice": tr("A raster value is named twice in {text}."),
        "raster_order": tr("Lower bounds must rise from left to right: {text}."),
        "raster_no_stress": tr("All raster values score 0 ({text}): nothing could be in conflict."),
        "unknown_value": tr("Raster values that are not named: {values}. Named are: {known}. Add them, 0 for none."),
    }


def _about_thresholds() -> dict[str, str]:
    return {
        "thresholds_count": tr(
            "Thresholds '{text}': give one to three, for hoog, midden and laag, with ; between, such as 10%|1 ha;0."
        ),
        "thresholds_item": tr(
            "Threshold '{item}': give a percentage (10%), hectares for polygons (1 ha) or kilometres for lines (2 km), "
            "or two with | between."
        ),
        "distances_item": tr("Threshold '{item}' is no distance: give metres or kilometres, such as 0;1000;5 km."),
        "thresholds_order": tr(
            "Thresholds '{text}' contradict each other: hoog must ask more than midden, and midden more than laag."
        ),
        "overlap_without_area": tr(
            "Points and lines have no area to overlap. Choose the mode afstand; distance 0 is on the terrain."
        ),
    }


def _about_weights() -> dict[str, str]:
    return {
        "weight_form": tr("Weights: '{item}' is not theme:weight, such as natura2000:2."),
        "weight_negative": tr("Weights: '{item}' is negative. Give 0 to leave a theme out."),
        "weight_twice": tr("Weights: theme '{theme}' is named twice."),
        "weight_theme": tr("Weights: there is no theme '{theme}'. Known: {known}."),
        "weights_zero": tr("Weights: all themes in the layer ({themes}) have weight 0, so nothing is left to judge."),
        "theme_unknown": tr("There is no theme '{theme}' in the layer. Known: {known}."),
        "class_unknown": tr("Field '{field}' holds what is no class: {values}. Classes are {known}."),
    }


def _about_numbers() -> dict[str, str]:
    return {
        "number_unreadable": tr(
            "Column '{column}', row {row}: '{text}' is no number. Correct it, or leave the cell empty when unknown."
        ),
        "number_ambiguous": tr(
            "Column '{column}' can be read in two ways ({examples}): a point or comma for thousands, or for decimals? "
            "Choose the decimal sign."
        ),
    }


def _about_ranges() -> dict[str, str]:
    return {
        "uncertain_nothing": tr("There is nothing to draw: give a table of demand, or a table of jobs."),
        "ranges_empty": tr("The table of ranges has no rows: nothing would be drawn."),
        "range_parameter": tr("Ranges, row {row}: '{name}' is no parameter. Known are: {known}."),
        "range_missing": tr("Ranges, row {row} ({where}): min, modus or max is missing. Fill it in."),
        "range_order": tr("Ranges, row {row} ({where}): {values} do not rise from min by modus to max."),
        "range_negative": tr("Ranges, row {row} ({where}): {values} go below 0."),
        "range_share": tr("Ranges, row {row} ({where}): {values} must lie between 0 and 1 (0.45 is 45 %)."),
        "range_factor": tr(
            "Ranges, row {row} ({where}): {values} are factors, and 1 leaves the forecast as it is; above 10 they must "
            "be hectares or percentages. Give 0.8;1;1.2 for 20 % around the forecast."
        ),
        "range_twice": tr("Ranges, row {row} ({where}): there is another row about the same. Leave one."),
        "range_needs_jobs": tr(
            "A range of {name} is held against that of the forecast: give the table of jobs too, or give a range of "
            "uitbreiding as a factor."
        ),
    }


def _about_balances() -> dict[str, str]:
    return {
        "demand_nothing": tr("There is no demand: give a table of jobs, of replacement or of additional demand."),
        "demand_cumulative": tr(
            "{parameter} is not given: say whether the hectares are cumulative (ja) or of each single year (nee)."
        ),
        "demand_empty": tr("The tables of demand have no rows."),
        "base_year": tr("Base year {year} lies before the jobs, which begin in {first}. Choose {first} or later."),
        "share_range": tr("aandeel_terrein is {value}: it must lie between 0 and 1 (0.45 is 45 %)."),
        "double_use_without_jobs": tr(
            "Double use is spread over regions by the space that jobs take, so a table of jobs is needed."
        ),
        "year_missing": tr("Row {row} of a table has no whole year in column jaar. Fill it in."),
        "row_twice": tr("Two rows of a table say something about the same: {row}. Leave one."),
        **_about_ranges(),
        "claim_nothing": tr("There are no homes: give layers of housing plans, or a table of planned homes."),
        "claim_both": tr(
            "Homes would count twice: give layers of housing plans, or a table of planned homes, not both."
        ),
        "claim_range": tr("The lowest land per job ({low} m²) is above the highest ({high} m²). Exchange them."),
        "type_unknown": tr("Types: '{value}' is not known. Give one or more of {known}, with ; between."),
    }


def _about_terrains() -> dict[str, str]:
    return {
        "profile_none": tr(
            "The file is not recognised. Its fields: {fields}. Expected of each profile: {known}. Rename the fields, "
            "or choose the profile."
        ),
        "profile_two": tr("More than one profile fits: {profiles}. Choose the profile."),
        "profile_strange": tr(
            "The file has no field of profile {profile} ({title}). Its fields: {fields}. Choose another profile."
        ),
        "join_key": tr("Table '{layer}' has no column with the terrain's number. Choose one. It has: {fields}."),
        "no_field": tr("The file is not recognised, and none of its fields either. Point out its fields below."),
        "field_meaning": tr("Fields: '{name}' is no field of terrains. Known: {known}."),
        "field_missing": tr("Fields: the file has no field '{name}' to read as {meaning}. It has: {fields}."),
        "unit_unknown": tr(
            "Whether {fields} are in hectares or in square metres cannot be told: there are no drawn areas, or they do "
            "not agree with either. Choose the unit of areas."
        ),
    }
