-- The log. The head row is locked first: seq follows the order of commits.

-- name: audit_head_start
INSERT INTO audit_head (id, seq, at, hash) VALUES (1, 0, 0, '')

-- name: audit_head_lock
SELECT seq, at, hash FROM audit_head WHERE id = 1
-- name: audit_head_lock [postgres]
SELECT seq, at, hash FROM audit_head WHERE id = 1 FOR UPDATE

-- name: audit_head_get
SELECT seq, at, hash FROM audit_head WHERE id = 1

-- name: audit_head_set
UPDATE audit_head SET seq = :seq:int, at = :at:int, hash = :hash:text WHERE id = 1

-- name: audit_entry_add
INSERT INTO audit_entry (seq, at, actor, act, subject, canonical, previous, hash)
VALUES (:seq:int, :at:int, :actor:text, :act:text, :subject:text, :canonical:text,
        :previous:text, :hash:text)

-- name: audit_entries
SELECT seq, at, actor, act, subject, canonical, previous, hash FROM audit_entry
WHERE seq > :after:int ORDER BY seq LIMIT :limit:int

-- name: audit_entries_about
SELECT seq, at, actor, act, subject, canonical, previous, hash FROM audit_entry
WHERE subject = :subject:text OR (subject = :every:text AND canonical LIKE :pattern:text)
ORDER BY seq DESC LIMIT :limit:int

-- name: audit_entries_of
SELECT seq, at, actor, act, subject, canonical, previous, hash FROM audit_entry
WHERE subject = :subject:text ORDER BY seq DESC LIMIT :limit:int
