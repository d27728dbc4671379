-- Agencies (OPD), who coordinates them, and how they are found.

-- The names of what an agency refers to stand in a view, since the engines join texts differently.
-- name: agency_get
SELECT * FROM agency_shown WHERE id = :id:text

-- name: agency_list
SELECT * FROM agency_shown
ORDER BY CASE WHEN code = '' THEN 1 ELSE 0 END, code, search_key, id

-- name: agency_insert
INSERT INTO agency (id, code, name, short_name, kind, parent_id, address, head_name, head_nip,
  contact_name, whatsapp, email, valid_from, valid_to, successor_id, note, search_key, version)
VALUES (:id:text, :code:text, :name:text, :short_name:text, :kind:text, :parent_id:text,
  :address:text, :head_name:text, :head_nip:text, :contact_name:text, :whatsapp:text, :email:text,
  :valid_from:text, :valid_to:text, :successor_id:text, :note:text, :search_key:text, 1)

-- name: agency_update
UPDATE agency SET code = :code:text, name = :name:text, short_name = :short_name:text,
  kind = :kind:text, parent_id = :parent_id:text, address = :address:text,
  head_name = :head_name:text, head_nip = :head_nip:text, contact_name = :contact_name:text,
  whatsapp = :whatsapp:text, email = :email:text, valid_from = :valid_from:text,
  valid_to = :valid_to:text, successor_id = :successor_id:text, note = :note:text,
  search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: agency_remove
DELETE FROM agency WHERE id = :id:text AND version = :version:int

-- Who bears the code or the name in the same days.
-- name: agency_overlaps
SELECT name, code FROM agency
WHERE id <> :id:text AND ((code = :code:text AND code <> '') OR name = :name:text)
  AND (valid_to = '' OR valid_to >= :valid_from:text)
  AND (:valid_to:text = '' OR valid_from <= :valid_to:text)
ORDER BY name, id LIMIT 1

-- name: agency_coordinators_clear
DELETE FROM agency_coordinator WHERE agency_id = :agency_id:text
-- name: agency_coordinator_add
INSERT INTO agency_coordinator (agency_id, position_id) VALUES (:agency_id:text, :position_id:text)

-- The lines upwards: an agency may not stand under itself, nor be its own successor.
-- name: agency_parents
SELECT id, parent_id, successor_id FROM agency
