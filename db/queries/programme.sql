-- The programme tree of a Tahun Anggaran, and the money on it per agency and source.

-- name: programme_get
SELECT id, year, code, level, name, parent_code, version FROM programme WHERE id = :id:text
-- name: programme_list
SELECT id, year, code, level, name, parent_code, version FROM programme
WHERE year = :year:int OR :year:int = 0 ORDER BY year, code, id
-- name: programme_insert
INSERT INTO programme (id, year, code, level, name, parent_code, search_key, version)
VALUES (:id:text, :year:int, :code:text, :level:text, :name:text, :parent_code:text,
  :search_key:text, 1)
-- name: programme_update
UPDATE programme SET year = :year:int, code = :code:text, level = :level:text, name = :name:text,
  parent_code = :parent_code:text, search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int
-- name: programme_remove
DELETE FROM programme WHERE id = :id:text AND version = :version:int

-- Money hangs on a programme of its own year.
-- name: programme_year_of
SELECT year FROM programme WHERE id = :id:text
-- name: programme_budgets_elsewhere
SELECT count(*) AS budgets FROM budget WHERE programme_id = :id:text AND year <> :year:int

-- What stands right below a code, and whether a code is there.
-- name: programme_below
SELECT count(*) AS entries FROM programme WHERE year = :year:int AND parent_code = :code:text
-- name: programme_of_code
SELECT count(*) AS entries FROM programme WHERE year = :year:int AND code = :code:text

-- name: programme_years
SELECT DISTINCT year FROM programme ORDER BY year

-- name: budget_get
SELECT b.id, b.year, b.agency_id, a.name AS agency_id_shown, b.programme_id,
       p.code AS programme_id_shown, p.name AS programme_name, b.source, b.pagu, b.pagu_shifted,
       b.pagu_revised, b.version
FROM budget b JOIN agency a ON a.id = b.agency_id JOIN programme p ON p.id = b.programme_id
WHERE b.id = :id:text
-- name: budget_list
SELECT b.id, b.year, b.agency_id, a.name AS agency_id_shown, b.programme_id,
       p.code AS programme_id_shown, p.name AS programme_name, b.source, b.pagu, b.pagu_shifted,
       b.pagu_revised, b.version
FROM budget b JOIN agency a ON a.id = b.agency_id JOIN programme p ON p.id = b.programme_id
WHERE b.year = :year:int OR :year:int = 0
ORDER BY b.year, a.code, a.id, p.code, b.source, b.id
-- name: budget_insert
INSERT INTO budget (id, year, agency_id, programme_id, source, pagu, pagu_shifted, pagu_revised,
  search_key, version)
VALUES (:id:text, :year:int, :agency_id:text, :programme_id:text, :source:text, :pagu:text,
  :pagu_shifted:text, :pagu_revised:text, :search_key:text, 1)
-- name: budget_update
UPDATE budget SET year = :year:int, agency_id = :agency_id:text, programme_id = :programme_id:text,
  source = :source:text, pagu = :pagu:text, pagu_shifted = :pagu_shifted:text,
  pagu_revised = :pagu_revised:text, search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int
-- name: budget_remove
DELETE FROM budget WHERE id = :id:text AND version = :version:int

-- name: import_mapping_get
SELECT canonical FROM import_mapping WHERE subject = :subject:text AND signature = :signature:text
-- name: import_mapping_put
INSERT INTO import_mapping (subject, signature, canonical, used_at)
VALUES (:subject:text, :signature:text, :canonical:text, :at:int)
ON CONFLICT (subject, signature) DO UPDATE
SET canonical = excluded.canonical, used_at = excluded.used_at
-- name: import_mapping_remove
DELETE FROM import_mapping WHERE subject = :subject:text AND signature = :signature:text
