-- Holidays and Ramadan.

-- name: holiday_get
SELECT id, date_from, date_to, kind, name, version FROM holiday WHERE id = :id:text
-- name: holiday_list
SELECT id, date_from, date_to, kind, name, version FROM holiday ORDER BY date_from, kind, id
-- name: holiday_insert
INSERT INTO holiday (id, date_from, date_to, kind, name, search_key, version)
VALUES (:id:text, :date_from:text, :date_to:text, :kind:text, :name:text, :search_key:text, 1)
-- name: holiday_update
UPDATE holiday SET date_from = :date_from:text, date_to = :date_to:text, kind = :kind:text,
  name = :name:text, search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int
-- name: holiday_remove
DELETE FROM holiday WHERE id = :id:text AND version = :version:int
