-- Officials, positions and who holds them when.

-- name: official_get
SELECT o.id, o.title_before, o.name, o.title_after, o.status, o.nip, o.rank, o.grade, o.agency_id,
       a.name AS agency_id_shown, o.username, o.whatsapp, o.email, o.is_admin, o.active, o.version
FROM official o LEFT JOIN agency a ON a.id = o.agency_id WHERE o.id = :id:text

-- name: official_list
SELECT o.id, o.title_before, o.name, o.title_after, o.status, o.nip, o.rank, o.grade, o.agency_id,
       a.name AS agency_id_shown, o.username, o.whatsapp, o.email, o.is_admin, o.active, o.version
FROM official o LEFT JOIN agency a ON a.id = o.agency_id ORDER BY o.search_key, o.id

-- name: official_insert
INSERT INTO official (id, title_before, name, title_after, status, nip, rank, grade, agency_id,
  username, whatsapp, email, is_admin, active, search_key, version)
VALUES (:id:text, :title_before:text, :name:text, :title_after:text, :status:text, :nip:text,
  :rank:text, :grade:text, :agency_id:text, :username:text, :whatsapp:text, :email:text,
  :is_admin:int, :active:int, :search_key:text, 1)

-- name: official_update
UPDATE official SET title_before = :title_before:text, name = :name:text,
  title_after = :title_after:text, status = :status:text, nip = :nip:text, rank = :rank:text,
  grade = :grade:text, agency_id = :agency_id:text, username = :username:text,
  whatsapp = :whatsapp:text, email = :email:text, is_admin = :is_admin:int, active = :active:int,
  search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: official_remove
DELETE FROM official WHERE id = :id:text AND version = :version:int

-- Who bears the NIP or the user name already.
-- name: official_doubles
SELECT name, nip, username, active FROM official
WHERE id <> :id:text AND ((nip = :nip:text AND nip <> '')
  OR (username = :username:text AND username <> ''))
ORDER BY name, id

-- name: official_find
SELECT id FROM official WHERE username = :who:text OR nip = :who:text OR id = :who:text

-- Two tries of one PIN, from two computers, are counted one behind the other.
-- name: official_lock
SELECT id FROM official WHERE id = :id:text
-- name: official_lock [postgres]
SELECT id FROM official WHERE id = :id:text FOR NO KEY UPDATE

-- Two admins who give up their right at one moment must not leave none: one waits for the other.
-- name: official_admins_lock
SELECT id FROM official WHERE is_admin = 1 AND active = 1 ORDER BY id
-- name: official_admins_lock [postgres]
SELECT id FROM official WHERE is_admin = 1 AND active = 1 ORDER BY id FOR NO KEY UPDATE

-- An admin without a living key cannot log in, so he is none.
-- name: official_admins
SELECT count(*) AS admins FROM official o
JOIN official_key k ON k.official_id = o.id AND k.revoked_at IS NULL
WHERE o.is_admin = 1 AND o.active = 1 AND o.id <> :except:text

-- name: position_get
SELECT p.id, p.title, p.kind, p.agency_id, a.name AS agency_id_shown, p.parent_id,
       u.title AS parent_id_shown, p.single, p.active, p.version
FROM position p LEFT JOIN agency a ON a.id = p.agency_id LEFT JOIN position u ON u.id = p.parent_id
WHERE p.id = :id:text

-- name: position_list
SELECT p.id, p.title, p.kind, p.agency_id, a.name AS agency_id_shown, p.parent_id,
       u.title AS parent_id_shown, p.single, p.active, p.version
FROM position p LEFT JOIN agency a ON a.id = p.agency_id LEFT JOIN position u ON u.id = p.parent_id
ORDER BY p.search_key, p.id

-- name: position_insert
INSERT INTO position (id, title, kind, agency_id, parent_id, single, active, search_key, version)
VALUES (:id:text, :title:text, :kind:text, :agency_id:text, :parent_id:text, :single:int,
  :active:int, :search_key:text, 1)

-- name: position_update
UPDATE position SET title = :title:text, kind = :kind:text, agency_id = :agency_id:text,
  parent_id = :parent_id:text, single = :single:int, active = :active:int,
  search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: position_remove
DELETE FROM position WHERE id = :id:text AND version = :version:int

-- name: position_of_agency
SELECT id FROM position WHERE agency_id = :agency_id:text ORDER BY id

-- name: position_key_set
UPDATE position SET search_key = :search_key:text WHERE id = :id:text

-- name: position_parents
SELECT id, parent_id FROM position

-- name: position_lock
SELECT id, single, title FROM position WHERE id = :id:text
-- name: position_lock [postgres]
SELECT id, single, title FROM position WHERE id = :id:text FOR UPDATE

-- name: appointment_get
SELECT t.id, t.official_id, o.name AS official_id_shown, t.position_id, p.title AS position_id_shown,
       t.kind, t.date_from, t.date_to, t.basis, t.version
FROM appointment t JOIN official o ON o.id = t.official_id JOIN position p ON p.id = t.position_id
WHERE t.id = :id:text

-- name: appointment_list
SELECT t.id, t.official_id, o.name AS official_id_shown, t.position_id, p.title AS position_id_shown,
       t.kind, t.date_from, t.date_to, t.basis, t.version
FROM appointment t JOIN official o ON o.id = t.official_id JOIN position p ON p.id = t.position_id
ORDER BY p.search_key, t.date_from DESC, t.id

-- name: appointment_insert
INSERT INTO appointment (id, official_id, position_id, kind, date_from, date_to, basis, search_key,
  version)
VALUES (:id:text, :official_id:text, :position_id:text, :kind:text, :date_from:text, :date_to:text,
  :basis:text, :search_key:text, 1)

-- name: appointment_update
UPDATE appointment SET official_id = :official_id:text, position_id = :position_id:text,
  kind = :kind:text, date_from = :date_from:text, date_to = :date_to:text, basis = :basis:text,
  search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: appointment_remove
DELETE FROM appointment WHERE id = :id:text AND version = :version:int

-- name: appointment_overlaps
SELECT t.id, o.name, t.date_from, t.date_to FROM appointment t JOIN official o ON o.id = t.official_id
WHERE t.position_id = :position_id:text AND t.kind = 'definitif' AND t.id <> :id:text
  AND (:official_id:text = '' OR t.official_id = :official_id:text)
  AND (t.date_to = '' OR t.date_to >= :date_from:text)
  AND (:date_to:text = '' OR t.date_from <= :date_to:text)
ORDER BY t.date_from LIMIT 1

-- Two people who hold one post definitif at one time: it cannot be a post for one.
-- name: position_rivals
SELECT o.name, q.name AS rival FROM appointment t
JOIN appointment r ON r.position_id = t.position_id AND r.kind = 'definitif' AND r.id > t.id
  AND (t.date_to = '' OR t.date_to >= r.date_from) AND (r.date_to = '' OR r.date_to >= t.date_from)
JOIN official o ON o.id = t.official_id JOIN official q ON q.id = r.official_id
WHERE t.position_id = :position_id:text AND t.kind = 'definitif'
ORDER BY t.date_from, t.id, r.id LIMIT 1

-- name: appointments_on
SELECT t.id, t.kind, t.date_to, p.id AS position_id, p.title, p.kind AS position_kind
FROM appointment t JOIN position p ON p.id = t.position_id
WHERE t.official_id = :official_id:text AND t.date_from <= :date:text
  AND (t.date_to = '' OR t.date_to >= :date:text)
ORDER BY CASE t.kind WHEN 'definitif' THEN 0 ELSE 1 END, t.date_from, t.id

-- Who may log in: an active official with a living key, and the position to show beside the name.
-- name: login_list
SELECT o.id, o.title_before, o.name, o.title_after, o.nip, o.username, o.search_key,
       coalesce((SELECT t.kind FROM appointment t WHERE t.official_id = o.id
         AND t.date_from <= :date:text AND (t.date_to = '' OR t.date_to >= :date:text)
         ORDER BY CASE t.kind WHEN 'definitif' THEN 0 ELSE 1 END, t.date_from, t.id LIMIT 1), '')
         AS kind,
       coalesce((SELECT p.title FROM appointment t JOIN position p ON p.id = t.position_id
         WHERE t.official_id = o.id
         AND t.date_from <= :date:text AND (t.date_to = '' OR t.date_to >= :date:text)
         ORDER BY CASE t.kind WHEN 'definitif' THEN 0 ELSE 1 END, t.date_from, t.id LIMIT 1), '')
         AS position
FROM official o JOIN official_key k ON k.official_id = o.id AND k.revoked_at IS NULL
WHERE o.active = 1 ORDER BY o.search_key, o.id

-- Posts of a kepala with who holds them on a day; who acts for somebody stands first.
-- name: signatory_heads
SELECT p.title, coalesce(a.name, '') AS agency, coalesce(a.short_name, '') AS short_name,
  coalesce(t.kind, '') AS kind, coalesce(t.official_id, '') AS official_id
FROM position p LEFT JOIN agency a ON a.id = p.agency_id
LEFT JOIN appointment t ON t.position_id = p.id AND t.date_from <= :date:text
  AND (t.date_to = '' OR t.date_to >= :date:text)
WHERE p.kind = 'kepala' AND p.active = 1
ORDER BY CASE WHEN t.id IS NULL THEN 2 WHEN t.kind = 'definitif' THEN 1 ELSE 0 END, p.search_key,
  p.id, t.id
