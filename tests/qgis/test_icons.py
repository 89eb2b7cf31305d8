"""Icons stand out on light and on dark windows, and look the same beside each other."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from werklocaties_plugin.paths import resource

SVG = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", SVG)
ICONS = sorted(resource("icons").glob("*.svg"))
#: Windows of Fusion and of the theme Night Mapping.
GROUNDS = {"light": "#f0f0f0", "dark": "#323232"}
#: What graphics need to be told from their ground (WCAG 2.1, 1.4.11).
CONTRAST = 3.0
SIZE = 96


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_by_hand():
    assert contrast(QColor("#ffffff"), QColor("#000000")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


def drawn(root, elements, ground=None):
    """These elements of the icon alone."""
    part = ElementTree.Element(root.tag, root.attrib)
    part.extend(elements)
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
    image.fill(QColor(ground) if ground else QColor(0, 0, 0, 0))
    painter = QPainter(image)
    QSvgRenderer(QByteArray(ElementTree.tostring(part))).render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_shape_on_the_bare_ground_stands_out(path, ground):
    root = ElementTree.parse(path).getroot()
    shapes = list(root)
    for number, shape in enumerate(shapes):
        below, alone, seen = drawn(root, shapes[:number]), drawn(root, [shape]), drawn(root, [shape], ground)
        places = [(x, y) for x in range(SIZE) for y in range(SIZE) if alone.pixelColor(x, y).alpha() > 60]
        bare = [(x, y) for x, y in places if below.pixelColor(x, y).alpha() == 0]
        if len(bare) < 0.5 * len(places):
            continue
        clear = sum(contrast(seen.pixelColor(x, y), QColor(ground)) >= CONTRAST for x, y in bare)
        assert clear >= 0.1 * len(bare), f"shape {number + 1}: {ElementTree.tostring(shape, 'unicode')}"


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icons_share_their_grid(path):
    assert ElementTree.parse(path).getroot().get("viewBox") == "0 0 24 24"
