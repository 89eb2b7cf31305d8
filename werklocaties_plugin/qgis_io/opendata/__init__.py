"""Open data from services on the web: WFS and OGC API Features, page by page, into one GeoPackage."""
