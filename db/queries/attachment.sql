-- Files attached to things: contents under their hash, previews, and the attachments themselves.

-- The content that is there already is kept. On a server its row is locked, so that nobody who
-- removes the last other attachment takes it away meanwhile.
-- name: attachment_content_put
INSERT INTO attachment_content (sha256, size, type, bytes)
VALUES (:sha256:text, :size:int, :type:text, :bytes:blob)
ON CONFLICT (sha256) DO NOTHING
-- name: attachment_content_put [postgres]
INSERT INTO attachment_content (sha256, size, type, bytes)
VALUES (:sha256:text, :size:int, :type:text, :bytes:blob)
ON CONFLICT (sha256) DO UPDATE SET size = excluded.size

-- name: attachment_content_lock
SELECT sha256 FROM attachment_content WHERE sha256 = :sha256:text
-- name: attachment_content_lock [postgres]
SELECT sha256 FROM attachment_content WHERE sha256 = :sha256:text FOR UPDATE

-- name: attachment_content_drop_unused
DELETE FROM attachment_content WHERE sha256 = :sha256:text
  AND NOT EXISTS (SELECT 1 FROM attachment WHERE sha256 = :sha256:text)

-- name: attachment_preview_put
INSERT INTO attachment_preview (sha256, bytes) VALUES (:sha256:text, :bytes:blob)
ON CONFLICT (sha256) DO NOTHING

-- name: attachment_preview_drop_unused
DELETE FROM attachment_preview WHERE sha256 = :sha256:text
  AND NOT EXISTS (SELECT 1 FROM attachment WHERE sha256 = :sha256:text)

-- name: attachment_insert
INSERT INTO attachment (id, owner, subject, name, sha256, caption, added_at, added_by, version)
VALUES (:id:text, :owner:text, :subject:text, :name:text, :sha256:text, :caption:text, :at:int,
  :by:text, 1)

-- name: attachment_update
UPDATE attachment SET caption = :caption:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: attachment_remove
DELETE FROM attachment WHERE id = :id:text AND version = :version:int

-- name: attachment_get
SELECT a.id, a.owner, a.subject, a.name, c.type, a.sha256, c.size, a.caption, a.added_at,
  a.added_by, o.name AS added_by_name,
  CAST (CASE WHEN p.sha256 IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_preview, a.version
FROM attachment a JOIN attachment_content c ON c.sha256 = a.sha256
JOIN official o ON o.id = a.added_by LEFT JOIN attachment_preview p ON p.sha256 = a.sha256
WHERE a.id = :id:text

-- name: attachment_list
SELECT a.id, a.owner, a.subject, a.name, c.type, a.sha256, c.size, a.caption, a.added_at,
  a.added_by, o.name AS added_by_name,
  CAST (CASE WHEN p.sha256 IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_preview, a.version
FROM attachment a JOIN attachment_content c ON c.sha256 = a.sha256
JOIN official o ON o.id = a.added_by LEFT JOIN attachment_preview p ON p.sha256 = a.sha256
WHERE a.owner = :owner:text ORDER BY a.added_at, a.id

-- name: attachment_bytes
SELECT c.sha256, c.bytes FROM attachment a JOIN attachment_content c ON c.sha256 = a.sha256
WHERE a.id = :id:text

-- name: attachment_preview_bytes
SELECT p.sha256, p.bytes FROM attachment a JOIN attachment_preview p ON p.sha256 = a.sha256
WHERE a.id = :id:text
