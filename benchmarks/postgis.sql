-- The same figures in PostGIS: large polygons subdivided, every table indexed, two processes for each query.
-- Tables terrains, homes, plans, stress and sites are loaded; each -- @ line begins a step that is timed.

-- @ all: cut up and indexed
CREATE TABLE site_pieces AS
  SELECT nr::text AS nr, ST_Subdivide(ST_CollectionExtract(ST_MakeValid(geom), 3), 128) AS geom FROM sites;
CREATE TABLE stress_pieces AS
  SELECT klasse, ST_Subdivide(ST_CollectionExtract(ST_MakeValid(geom), 3), 128) AS geom FROM stress;
CREATE INDEX ON site_pieces USING gist (geom);
CREATE INDEX ON site_pieces (nr);
CREATE INDEX ON stress_pieces USING gist (geom);
CREATE TABLE site_boxes AS SELECT nr, ST_SetSRID(ST_Extent(geom)::geometry, 28992) AS geom FROM site_pieces GROUP BY nr;
UPDATE plans SET geom = ST_CollectionExtract(ST_MakeValid(geom), 3) WHERE NOT ST_IsValid(geom);
ANALYZE;

-- @ natura2000: overlap with sites
CREATE TABLE n_overlap AS
  SELECT t.terrein_id, ST_Area(ST_Union(ST_Intersection(t.geom, s.geom))) AS m2
  FROM terrains t JOIN site_pieces s ON ST_Intersects(t.geom, s.geom) GROUP BY t.terrein_id;

-- @ natura2000: nearest site
CREATE TABLE n_nearest AS
  SELECT t.terrein_id, near.metres
  FROM terrains t CROSS JOIN LATERAL (
    SELECT t.geom <-> s.geom AS metres FROM site_pieces s ORDER BY t.geom <-> s.geom LIMIT 1) near
  WHERE near.metres <= 25000;

-- @ natura2000: sites within 25 km
CREATE TABLE n_near AS
  SELECT t.terrein_id, count(*) AS sites
  FROM terrains t JOIN site_boxes b ON ST_DWithin(t.geom, b.geom, 25000)
  WHERE EXISTS (SELECT 1 FROM site_pieces s WHERE s.nr = b.nr AND ST_DWithin(t.geom, s.geom, 25000))
  GROUP BY t.terrein_id;

-- @ woningbouw: homes within 1 km
CREATE TABLE h_homes AS
  SELECT t.terrein_id, count(*) AS homes
  FROM terrains t JOIN homes h ON ST_DWithin(t.geom, h.geom, 1000) GROUP BY t.terrein_id;

-- @ woningbouw: planned homes within 1 km
CREATE TABLE h_planned AS
  SELECT t.terrein_id, sum(p.woningen_netto) AS homes
  FROM terrains t JOIN plans p ON ST_DWithin(t.geom, p.geom, 1000) GROUP BY t.terrein_id;

-- @ woningbouw: overlap with plans
CREATE TABLE h_overlap AS
  SELECT terrein_id, ST_Area(ST_Union(common)) AS m2, ST_Area(ST_Union(common) FILTER (WHERE hard)) AS hard_m2
  FROM (
    SELECT t.terrein_id, ST_Intersection(t.geom, p.geom) AS common,
      left(p.status_planologisch, 2) IN ('1A', '1B', '1C', '2A', '2B', '2C') AS hard
    FROM terrains t JOIN plans p ON ST_Intersects(t.geom, p.geom)) parts
  GROUP BY terrein_id;

-- @ water: overlap with classes
CREATE TABLE w_overlap AS
  SELECT t.terrein_id, s.klasse, ST_Area(ST_Union(ST_Intersection(t.geom, s.geom))) AS m2
  FROM terrains t JOIN stress_pieces s ON ST_Intersects(t.geom, s.geom) GROUP BY t.terrein_id, s.klasse;

-- @ all: terrains with their figures
CREATE TABLE figures AS
  SELECT t.*, n.m2 AS n_overlap_m2, d.metres AS n_distance_m, coalesce(c.sites, 0) AS n_count,
    coalesce(h.homes, 0) AS h_homes, p.homes AS h_planned, o.m2 AS h_overlap_m2, o.hard_m2 AS h_hard_m2,
    w.m2 AS w_ernstig_m2
  FROM terrains t
  LEFT JOIN n_overlap n USING (terrein_id) LEFT JOIN n_nearest d USING (terrein_id)
  LEFT JOIN n_near c USING (terrein_id) LEFT JOIN h_homes h USING (terrein_id)
  LEFT JOIN h_planned p USING (terrein_id) LEFT JOIN h_overlap o USING (terrein_id)
  LEFT JOIN w_overlap w ON w.terrein_id = t.terrein_id AND w.klasse = 'ernstig';
