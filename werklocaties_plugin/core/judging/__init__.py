"""Judging: classes, scores, weights and perspectives, from what was measured."""
