"""The dock 'Conflicten'."""
