-- Keys, certificates and the guard before the PIN.

-- name: office_key_get
SELECT id, public_key, sealed, secret_mark, created_at FROM office_key
ORDER BY created_at DESC, id DESC LIMIT 1
-- name: office_key_add
INSERT INTO office_key (id, public_key, sealed, secret_mark, created_at)
VALUES (:id:text, :public_key:blob, :sealed:blob, :secret_mark:text, :at:int)

-- name: official_key_live
SELECT id, official_id, public_key, salt, sealed, certificate, office_key, created_at
FROM official_key WHERE official_id = :official_id:text AND revoked_at IS NULL
-- name: official_key_add
INSERT INTO official_key (id, official_id, public_key, salt, sealed, certificate, office_key,
  created_at, revoked_at)
VALUES (:id:text, :official_id:text, :public_key:blob, :salt:blob, :sealed:blob, :certificate:blob,
  :office_key:text, :at:int, NULL)
-- name: official_key_reseal
UPDATE official_key SET salt = :salt:blob, sealed = :sealed:blob
WHERE id = :id:text AND revoked_at IS NULL
-- name: official_key_revoke
UPDATE official_key SET revoked_at = :at:int
WHERE official_id = :official_id:text AND revoked_at IS NULL

-- name: login_guard_get
SELECT failures, last_at FROM login_guard WHERE official_id = :official_id:text
-- name: login_guard_put
INSERT INTO login_guard (official_id, failures, last_at)
VALUES (:official_id:text, :failures:int, :at:int)
ON CONFLICT (official_id) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at
-- name: login_guard_clear
DELETE FROM login_guard WHERE official_id = :official_id:text
