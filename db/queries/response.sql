-- Responses to instruments, and the remarks on them.

-- name: response_get
SELECT r.id, r.instrument_id, r.version_id, v.number, r.site_id, coalesce(s.name, '') AS site,
  r.group_id, coalesce(g.name, '') AS group_name, r.official_id, r.enumerator, r.key, r.uuid,
  r.title, r.state, r.submitted_at, r.changed_at, r.faults, r.answers, r.version,
  CAST((SELECT count(*) FROM response_remark m
    WHERE m.response_id = r.id AND m.kind = 'tanya' AND m.settled = 0) AS BIGINT) AS questions
FROM response r JOIN instrument_version v ON v.id = r.version_id
LEFT JOIN site s ON s.id = r.site_id LEFT JOIN activity_group g ON g.id = r.group_id
WHERE r.id = :id:text

-- In the order they came; those of one state, or of all of them ('').
-- name: response_list
SELECT r.id, r.instrument_id, r.version_id, v.number, r.site_id, coalesce(s.name, '') AS site,
  r.group_id, coalesce(g.name, '') AS group_name, r.official_id, r.enumerator, r.key, r.uuid,
  r.title, r.state, r.submitted_at, r.changed_at, r.faults, '' AS answers, r.version, r.search_key,
  CAST((SELECT count(*) FROM response_remark m
    WHERE m.response_id = r.id AND m.kind = 'tanya' AND m.settled = 0) AS BIGINT) AS questions
FROM response r JOIN instrument_version v ON v.id = r.version_id
LEFT JOIN site s ON s.id = r.site_id LEFT JOIN activity_group g ON g.id = r.group_id
WHERE r.instrument_id = :instrument_id:text
  AND (:state:text = '' OR r.state = :state:text)
ORDER BY r.id

-- A page of them with their answers, behind the id that came last.
-- name: response_page
SELECT r.id, r.instrument_id, r.version_id, v.number, r.site_id, coalesce(s.name, '') AS site,
  r.group_id, coalesce(g.name, '') AS group_name, r.official_id, r.enumerator, r.key, r.uuid,
  r.title, r.state, r.submitted_at, r.changed_at, r.faults, r.answers, r.version,
  CAST((SELECT count(*) FROM response_remark m
    WHERE m.response_id = r.id AND m.kind = 'tanya' AND m.settled = 0) AS BIGINT) AS questions
FROM response r JOIN instrument_version v ON v.id = r.version_id
LEFT JOIN site s ON s.id = r.site_id LEFT JOIN activity_group g ON g.id = r.group_id
WHERE r.instrument_id = :instrument_id:text AND r.id > :after:text
  AND (:state:text = '' OR r.state = :state:text)
ORDER BY r.id LIMIT :limit:int

-- What an import looks its rows up in.
-- name: response_index
SELECT id, key, uuid FROM response WHERE instrument_id = :instrument_id:text AND state <> 'isian'
ORDER BY id

-- name: response_insert
INSERT INTO response (id, instrument_id, version_id, site_id, group_id, official_id, enumerator,
  key, uuid, title, state, submitted_at, changed_at, faults, answers, search_key, version)
VALUES (:id:text, :instrument_id:text, :version_id:text, :site_id:text, :group_id:text,
  :official_id:text, :enumerator:text, :key:text, :uuid:text, :title:text, :state:text,
  :submitted_at:int, :changed_at:int, :faults:int, :answers:text, :search_key:text, 1)

-- name: response_update
UPDATE response SET site_id = :site_id:text, group_id = :group_id:text,
  official_id = :official_id:text, enumerator = :enumerator:text, key = :key:text,
  title = :title:text, state = :state:text, submitted_at = :submitted_at:int,
  changed_at = :changed_at:int, faults = :faults:int, answers = :answers:text,
  search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- Autosave: only what is still being filled.
-- name: response_answers_update
UPDATE response SET answers = :answers:text, changed_at = :at:int, version = version + 1
WHERE id = :id:text AND version = :version:int AND state = 'isian'

-- name: response_state_update
UPDATE response SET state = :state:text, changed_at = :at:int, version = version + 1
WHERE id = :id:text AND version = :version:int

-- The question that tells respondents apart was chosen anew.
-- name: response_key_update
UPDATE response SET key = :key:text WHERE id = :id:text

-- Only what was never handed in goes.
-- name: response_remove
DELETE FROM response WHERE id = :id:text AND version = :version:int AND state = 'isian'

-- name: response_remark_insert
INSERT INTO response_remark (id, response_id, place, kind, old_value, new_value, text, settled, at,
  official_id)
VALUES (:id:text, :response_id:text, :place:text, :kind:text, :old_value:text, :new_value:text,
  :text:text, 0, :at:int, :official_id:text)

-- name: response_remark_list
SELECT m.id, m.place, m.kind, m.old_value, m.new_value, m.text, m.settled, m.at, o.name AS by_name
FROM response_remark m JOIN official o ON o.id = m.official_id
WHERE m.response_id = :response_id:text ORDER BY m.at, m.id

-- The questions about one place are answered.
-- name: response_remark_settle_update
UPDATE response_remark SET settled = 1
WHERE response_id = :response_id:text AND place = :place:text AND kind = 'tanya' AND settled = 0

-- The version that is answered: the one of that number, or with 0 the newest.
-- name: response_version
SELECT id, number FROM instrument_version
WHERE instrument_id = :instrument_id:text AND (number = :number:int OR :number:int = 0)
ORDER BY number DESC LIMIT 1
