"""Every text that a user sees goes through tr(): found in the source, without running it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "werklocaties_plugin"
#: What is Dutch in every language: the reasons that the core writes into fields, and the project of the demo.
DUTCH = {PACKAGE / "core", PACKAGE / "demo"}
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if not DUTCH & set(path.parents))
#: Calls whose every text is shown to a user.
SHOWN = {
    "addAction", "addButton", "addItem", "addItems", "addMenu", "addRow", "addTab", "addToolBar", "critical",
    "getExistingDirectory", "getOpenFileName", "getSaveFileName", "getText", "information", "insertItem",
    "pushCommandInfo", "pushCritical", "pushInfo", "pushMessage", "pushSuccess", "pushWarning", "question",
    "reportError", "say", "setAccessibleDescription", "setAccessibleName", "setDescription", "setHeaderLabels",
    "setHelp", "setHorizontalHeaderLabels", "setLabelText", "setPlaceholderText", "setPrefix", "setSpecialValueText",
    "setStatusTip", "setSuffix", "setTabText", "setTabToolTip", "setText", "setTitle", "setToolTip",
    "setVerticalHeaderLabels", "setWhatsThis", "setWindowTitle", "showMessage", "InputError", "OutputError",
    "QAction", "QCheckBox", "QDockWidget", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton",
    "QgsCollapsibleGroupBox", "QgsDockWidget", "QgsProcessingException",
}  # fmt: skip
#: Of these the first text is a name for scripts, the second is shown.
DECLARED = re.compile(r"QgsProcessing(Parameter|Output)\w+$")
#: Methods by which QGIS asks for a text.
ASKED = {"brief", "description", "displayName", "group", "prefixTitle", "shortDescription", "tags", "title"}
#: The name of the plugin, and faults of who writes an algorithm or packs the plugin: no user can meet them.
NO_TEXT = {"Werklocaties", "has no calculate()", ": output", "is declared twice", "is no model"}


def name_of(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def plain_texts(node):
    """Texts with words in an expression, but those inside another call, such as tr()."""
    if isinstance(node, ast.Call):
        # "…".format(…) is still the text before the dot.
        if isinstance(node.func, ast.Attribute):
            yield from plain_texts(node.func.value)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            # Without tags, what is filled in, and the endings of files, such as '(*.csv)'.
            bare = re.sub(r"<[^>]*>|{[^}]*}|\(\*[^)]*\)", "", node.value).strip()
            if re.search(r"[^\W\d_]{2}", bare) and not bare.isupper() and bare not in NO_TEXT:
                yield node
    elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.IfExp | ast.BoolOp | ast.List | ast.Tuple):
        for child in ast.iter_child_nodes(node):
            yield from plain_texts(child)


def shown(node):
    """The expressions of a piece of code that a user gets to see."""
    if isinstance(node, ast.FunctionDef) and node.name in ASKED:
        return [each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value is not None]
    if not isinstance(node, ast.Call):
        return []
    name = name_of(node.func)
    if name in SHOWN:
        return [*node.args, *(each.value for each in node.keywords)]
    if DECLARED.match(name):
        return [*node.args[1:2], *(each.value for each in node.keywords if each.arg in ("description", "help"))]
    return []


def untranslated(code):
    """Line and text of everything that a user sees and that goes past tr()."""
    return [
        (text.lineno, text.value)
        for node in ast.walk(ast.parse(code))
        for expression in shown(node)
        for text in plain_texts(expression)
    ]


@pytest.mark.parametrize(
    "code",
    [
        "box.setToolTip('Choose a layer')",
        "box.setText(f'{count} terrains')",
        "box.setText('{count} terrains'.format(count=3))",
        "box.setText(tr('Yes') if yes else 'No')",
        "box.setText('<b>' + 'Total' + '</b>')",
        "QAction(icon, 'Open the demo', window)",
        "menu.addAction(text='Open')",
        "boxes.addItems(['Low', 'High'])",
        "bar.pushMessage('Werklocaties', 'Done')",
        "QgsProcessingParameterNumber('RADIUS', 'Radius')",
        "QgsProcessingParameterNumber('RADIUS', description='Radius')",
        "def displayName(self):\n    return 'Conflict with housing'",
    ],
)
def test_a_text_past_tr_is_found(code):
    assert untranslated(code)


@pytest.mark.parametrize(
    "code",
    [
        "box.setToolTip(tr('Choose a layer'))",
        "box.setText(tr('{count} terrains').format(count=3))",
        "box.setText(f'<b>{title}</b> · {number}')",
        "bar.pushMessage('Werklocaties', problem)",
        "QgsProcessingParameterNumber('RADIUS', tr('Radius'))",
        "box.setObjectName('WerklocatiesBox')",
        "box.addItem('CSV (*.csv)')",
    ],
)
def test_what_is_translated_or_no_text_is_left_alone(code):
    assert untranslated(code) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_text_goes_past_tr(path):
    assert untranslated(path.read_text(encoding="utf-8")) == []


def spelled_numbers(code):
    """Texts of tr() in which Python would write a number its own way: 1,234.5 for a Dutch reader too."""
    return [
        each.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and name_of(node.func) == "tr"
        for each in node.args
        if isinstance(each, ast.Constant) and re.search(r"{\w*:", each.value)
    ]


def test_a_number_spelled_by_python_is_found():
    assert spelled_numbers("tr('{ha:.2f} ha').format(ha=1)")
    assert not spelled_numbers("tr('{ha} ha: all').format(ha=number(1, 2))")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_numbers_in_texts_are_in_the_language_of_the_reader(path):
    assert spelled_numbers(path.read_text(encoding="utf-8")) == []
