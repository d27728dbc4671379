-- What is proposed to a Rencana Definitif, and what became of it.

-- name: proposal_get
SELECT * FROM proposal_shown WHERE id = :id:text

-- name: proposal_list
SELECT * FROM proposal_shown WHERE activity_id = :activity_id:text ORDER BY source, search_key, id

-- name: proposal_insert
INSERT INTO proposal (id, activity_id, source, title, proposer, agency_id, programme_id, site_id,
  region_code, place, volume, unit, pagu, verdict, verdict_volume, verdict_place, verdict_pagu,
  latitude, longitude, reason, search_key, version)
VALUES (:id:text, :activity_id:text, :source:text, :title:text, :proposer:text, :agency_id:text,
  :programme_id:text, :site_id:text, :region_code:text, :place:text, :volume:text, :unit:text,
  :pagu:text, :verdict:text, :verdict_volume:text, :verdict_place:text, :verdict_pagu:text,
  :latitude:text, :longitude:text, :reason:text, :search_key:text, 1)

-- name: proposal_update
UPDATE proposal SET activity_id = :activity_id:text, source = :source:text, title = :title:text,
  proposer = :proposer:text, agency_id = :agency_id:text, programme_id = :programme_id:text,
  site_id = :site_id:text, region_code = :region_code:text, place = :place:text, volume =
  :volume:text, unit = :unit:text, pagu = :pagu:text, verdict = :verdict:text, verdict_volume =
  :verdict_volume:text, verdict_place = :verdict_place:text, verdict_pagu = :verdict_pagu:text,
  latitude = :latitude:text, longitude = :longitude:text, reason = :reason:text, search_key =
  :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: proposal_remove
DELETE FROM proposal WHERE id = :id:text AND version = :version:int
