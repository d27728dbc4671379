-- Agencies (OPD), who coordinates them, and how they are found.

-- name: agency_get
SELECT a.id, a.code, a.name, a.short_name, a.kind, a.parent_id, p.name AS parent_id_shown,
       a.address, a.head_name, a.head_nip, a.contact_name, a.whatsapp, a.email,
       (SELECT group_concat(c.position_id, char(10)) FROM
          (SELECT position_id FROM agency_coordinator WHERE agency_id = a.id ORDER BY position_id) c)
         AS coordinators,
       (SELECT group_concat(t.title, '; ') FROM
          (SELECT q.title FROM agency_coordinator c JOIN position q ON q.id = c.position_id
           WHERE c.agency_id = a.id ORDER BY c.position_id) t) AS coordinators_shown,
       a.valid_from, a.valid_to, a.successor_id, s.name AS successor_id_shown, a.note, a.version
FROM agency a LEFT JOIN agency p ON p.id = a.parent_id LEFT JOIN agency s ON s.id = a.successor_id
WHERE a.id = :id:text
-- name: agency_get [postgres]
SELECT a.id, a.code, a.name, a.short_name, a.kind, a.parent_id, p.name AS parent_id_shown,
       a.address, a.head_name, a.head_nip, a.contact_name, a.whatsapp, a.email,
       (SELECT string_agg(c.position_id, chr(10) ORDER BY c.position_id)
        FROM agency_coordinator c WHERE c.agency_id = a.id) AS coordinators,
       (SELECT string_agg(q.title, '; ' ORDER BY c.position_id)
        FROM agency_coordinator c JOIN position q ON q.id = c.position_id
        WHERE c.agency_id = a.id) AS coordinators_shown,
       a.valid_from, a.valid_to, a.successor_id, s.name AS successor_id_shown, a.note, a.version
FROM agency a LEFT JOIN agency p ON p.id = a.parent_id LEFT JOIN agency s ON s.id = a.successor_id
WHERE a.id = :id:text

-- name: agency_list
SELECT a.id, a.code, a.name, a.short_name, a.kind, a.parent_id, p.name AS parent_id_shown,
       a.address, a.head_name, a.head_nip, a.contact_name, a.whatsapp, a.email,
       (SELECT group_concat(c.position_id, char(10)) FROM
          (SELECT position_id FROM agency_coordinator WHERE agency_id = a.id ORDER BY position_id) c)
         AS coordinators,
       (SELECT group_concat(t.title, '; ') FROM
          (SELECT q.title FROM agency_coordinator c JOIN position q ON q.id = c.position_id
           WHERE c.agency_id = a.id ORDER BY c.position_id) t) AS coordinators_shown,
       a.valid_from, a.valid_to, a.successor_id, s.name AS successor_id_shown, a.note, a.version
FROM agency a LEFT JOIN agency p ON p.id = a.parent_id LEFT JOIN agency s ON s.id = a.successor_id
ORDER BY CASE WHEN a.code = '' THEN 1 ELSE 0 END, a.code, a.search_key, a.id
-- name: agency_list [postgres]
SELECT a.id, a.code, a.name, a.short_name, a.kind, a.parent_id, p.name AS parent_id_shown,
       a.address, a.head_name, a.head_nip, a.contact_name, a.whatsapp, a.email,
       (SELECT string_agg(c.position_id, chr(10) ORDER BY c.position_id)
        FROM agency_coordinator c WHERE c.agency_id = a.id) AS coordinators,
       (SELECT string_agg(q.title, '; ' ORDER BY c.position_id)
        FROM agency_coordinator c JOIN position q ON q.id = c.position_id
        WHERE c.agency_id = a.id) AS coordinators_shown,
       a.valid_from, a.valid_to, a.successor_id, s.name AS successor_id_shown, a.note, a.version
FROM agency a LEFT JOIN agency p ON p.id = a.parent_id LEFT JOIN agency s ON s.id = a.successor_id
ORDER BY CASE WHEN a.code = '' THEN 1 ELSE 0 END, a.code, a.search_key, a.id

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

-- name: agency_coordinators_clear
DELETE FROM agency_coordinator WHERE agency_id = :agency_id:text
-- name: agency_coordinator_add
INSERT INTO agency_coordinator (agency_id, position_id) VALUES (:agency_id:text, :position_id:text)

-- The lines upwards: an agency may not stand under itself, nor be its own successor.
-- name: agency_parents
SELECT id, parent_id, successor_id FROM agency
