-- Instruments: the row, the concept that is worked on, and the versions that were issued.

-- name: instrument_get
SELECT i.id, i.activity_id, coalesce(a.title, '') AS activity, i.title, i.form_id, i.state,
  i.number, i.questions, i.copied_from, i.changed_at, i.search_key, i.version,
  coalesce(c.sha256, '') AS concept
FROM instrument i LEFT JOIN activity a ON a.id = i.activity_id
LEFT JOIN instrument_concept c ON c.instrument_id = i.id
WHERE i.id = :id:text

-- All, those of one activity, or those of the library.
-- name: instrument_list
SELECT i.id, i.activity_id, coalesce(a.title, '') AS activity, i.title, i.form_id, i.state,
  i.number, i.questions, i.copied_from, i.changed_at, i.search_key, i.version,
  coalesce(c.sha256, '') AS concept
FROM instrument i LEFT JOIN activity a ON a.id = i.activity_id
LEFT JOIN instrument_concept c ON c.instrument_id = i.id
WHERE :activity_id:text = '*' OR coalesce(i.activity_id, '') = :activity_id:text
ORDER BY i.search_key, i.id

-- name: instrument_insert
INSERT INTO instrument (id, activity_id, title, form_id, state, number, questions, copied_from,
  changed_at, search_key, version)
VALUES (:id:text, :activity_id:text, :title:text, :form_id:text, 'konsep', 0, :questions:int,
  :copied_from:text, :changed_at:int, :search_key:text, 1)

-- name: instrument_update
UPDATE instrument SET title = :title:text, form_id = :form_id:text, state = :state:text,
  number = :number:int, questions = :questions:int, changed_at = :changed_at:int,
  search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: instrument_activity
SELECT title, state FROM activity WHERE id = :id:text

-- name: instrument_concept_put
INSERT INTO instrument_concept (instrument_id, canonical, sha256, changed_at, changed_by)
VALUES (:id:text, :canonical:text, :sha256:text, :at:int, :by:text)
ON CONFLICT (instrument_id) DO UPDATE
SET canonical = excluded.canonical, sha256 = excluded.sha256, changed_at = excluded.changed_at,
  changed_by = excluded.changed_by

-- name: instrument_concept_get
SELECT canonical, sha256 FROM instrument_concept WHERE instrument_id = :id:text

-- name: instrument_concept_remove
DELETE FROM instrument_concept WHERE instrument_id = :id:text

-- name: instrument_version_insert
INSERT INTO instrument_version (id, instrument_id, number, snapshot_id, questions, issued_at,
  issued_by)
VALUES (:id:text, :instrument_id:text, :number:int, :snapshot_id:text, :questions:int, :at:int,
  :by:text)

-- name: instrument_version_list
SELECT v.id, v.number, s.sha256, v.questions, v.issued_at, o.name AS issued_by
FROM instrument_version v JOIN snapshot s ON s.id = v.snapshot_id
JOIN official o ON o.id = v.issued_by
WHERE v.instrument_id = :id:text ORDER BY v.number DESC
