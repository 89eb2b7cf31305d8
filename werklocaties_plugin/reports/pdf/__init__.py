"""The report as PDF: a print layout with a page for a region, a terrain and text, filled again and again."""
