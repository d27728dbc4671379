-- The instansi profile: one row, and the working hours.

-- name: office_get
SELECT id, region_code, region_name, agency_name, address, contact, logo, logo AS logo_shown,
       zone, paper, font, subkoor_title, idle_minutes, version
FROM office WHERE id = :id:text

-- name: office_insert
INSERT INTO office (id, region_code, region_name, agency_name, address, contact, logo, zone, paper,
  font, subkoor_title, idle_minutes, search_key, version)
VALUES (:id:text, :region_code:text, :region_name:text, :agency_name:text, :address:text,
  :contact:text, :logo:text, :zone:text, :paper:text, :font:text, :subkoor_title:text,
  :idle_minutes:int, :search_key:text, 1)

-- name: office_update
UPDATE office SET region_code = :region_code:text, region_name = :region_name:text,
  agency_name = :agency_name:text, address = :address:text, contact = :contact:text,
  logo = :logo:text, zone = :zone:text, paper = :paper:text, font = :font:text,
  subkoor_title = :subkoor_title:text, idle_minutes = :idle_minutes:int,
  search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: work_profile_get
SELECT canonical, version FROM work_profile WHERE id = 'office'
-- name: work_profile_insert
INSERT INTO work_profile (id, canonical, version) VALUES ('office', :canonical:text, 1)
-- name: work_profile_update
UPDATE work_profile SET canonical = :canonical:text, version = version + 1
WHERE id = 'office' AND version = :version:int
