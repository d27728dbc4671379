-- The office's own procedures; their content lies in snapshots (snapshot.sql).

-- name: procedure_find
SELECT id, code, title, base_code, state, number, steps, minutes, changed_at, search_key, version
FROM procedure WHERE id = :who:text OR code = :who:text

-- The draft is the one of who asks.
-- name: procedure_list
SELECT p.id, p.code, p.title, p.base_code, p.state, p.number, p.steps, p.minutes, p.changed_at,
  p.search_key, p.version, d.changed_at AS draft_at
FROM procedure p
LEFT JOIN draft d ON d.subject = 'procedure/' || p.id AND d.official = :official:text
ORDER BY p.search_key, p.id

-- name: procedure_insert
INSERT INTO procedure (id, code, title, base_code, state, number, steps, minutes, changed_at,
  search_key, version)
VALUES (:id:text, :code:text, :title:text, :base_code:text, 'active', 1, :steps:int, :minutes:int,
  :changed_at:int, :search_key:text, 1)

-- name: procedure_update
UPDATE procedure SET title = :title:text, state = :state:text, number = :number:int,
  steps = :steps:int, minutes = :minutes:int, changed_at = :changed_at:int,
  search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: procedure_versions
SELECT s.number, s.sha256, s.created_at, coalesce(o.name, '') AS created_by
FROM snapshot s LEFT JOIN official o ON o.id = s.created_by
WHERE s.subject = :subject:text ORDER BY s.number DESC
