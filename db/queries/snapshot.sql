-- Frozen contents and drafts.

-- name: snapshot_last
SELECT coalesce(max(number), 0) AS number FROM snapshot WHERE subject = :subject:text

-- name: snapshot_add
INSERT INTO snapshot (id, subject, number, canonical, sha256, created_at, created_by)
VALUES (:id:text, :subject:text, :number:int, :canonical:text, :sha256:text, :at:int, :by:text)

-- name: snapshot_get
SELECT id, subject, number, canonical, sha256, created_at, created_by FROM snapshot
WHERE subject = :subject:text AND (number = :number:int OR :number:int = 0)
ORDER BY number DESC LIMIT 1

-- name: draft_put
INSERT INTO draft (subject, official, canonical, base, changed_at)
VALUES (:subject:text, :official:text, :canonical:text, :base:text, :at:int)
ON CONFLICT (subject, official) DO UPDATE
SET canonical = excluded.canonical, base = excluded.base, changed_at = excluded.changed_at

-- name: draft_get
SELECT canonical, base, changed_at FROM draft
WHERE subject = :subject:text AND official = :official:text

-- name: draft_remove
DELETE FROM draft WHERE subject = :subject:text AND official = :official:text
