-- Findings of a run, and what is done about them.

-- name: finding_get
SELECT * FROM finding_shown WHERE id = :id:text

-- name: finding_list
SELECT * FROM finding_shown WHERE activity_id = :activity_id:text ORDER BY date, id

-- name: finding_insert
INSERT INTO finding (id, activity_id, visit_id, meeting_id, step_id, agency_id, date, text,
  recommendation, search_key, version)
VALUES (:id:text, :activity_id:text, :visit_id:text, :meeting_id:text, :step_id:text,
  :agency_id:text, :date:text, :text:text, :recommendation:text, :search_key:text, 1)

-- name: finding_update
UPDATE finding SET activity_id = :activity_id:text, visit_id = :visit_id:text, meeting_id =
  :meeting_id:text, step_id = :step_id:text, agency_id = :agency_id:text, date = :date:text, text
  = :text:text, recommendation = :recommendation:text, search_key = :search_key:text, version =
  version + 1
WHERE id = :id:text AND version = :version:int

-- name: finding_remove
DELETE FROM finding WHERE id = :id:text AND version = :version:int

-- The day that an agreement or a finding was made on.
-- name: follow_up_made_on
SELECT m.date AS date, 'rapatnya' AS source FROM meeting m WHERE m.id = :meeting_id:text
UNION ALL SELECT f.date, 'temuannya' FROM finding f WHERE f.id = :finding_id:text

-- name: follow_up_get
SELECT * FROM follow_up_shown WHERE id = :id:text

-- name: follow_up_list
SELECT * FROM follow_up_shown WHERE activity_id = :activity_id:text ORDER BY due, id

-- name: follow_up_insert
INSERT INTO follow_up (id, activity_id, finding_id, meeting_id, text, agency_id, official_id, due,
  state, note, done_on, search_key, version)
VALUES (:id:text, :activity_id:text, :finding_id:text, :meeting_id:text, :text:text,
  :agency_id:text, :official_id:text, :due:text, :state:text, :note:text, :done_on:text,
  :search_key:text, 1)

-- name: follow_up_update
UPDATE follow_up SET activity_id = :activity_id:text, finding_id = :finding_id:text, meeting_id =
  :meeting_id:text, text = :text:text, agency_id = :agency_id:text, official_id =
  :official_id:text, due = :due:text, state = :state:text, note = :note:text, done_on =
  :done_on:text, search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: follow_up_remove
DELETE FROM follow_up WHERE id = :id:text AND version = :version:int
-- name: follow_up_change_add
INSERT INTO follow_up_change (id, follow_up_id, state, note, due, changed_by, changed_at)
VALUES (:id:text, :follow_up_id:text, :state:text, :note:text, :due:text, :changed_by:text,
  :changed_at:int)

-- name: follow_up_change_list
SELECT c.id, c.state, c.note, c.due, c.changed_by, o.name AS changed_by_name, c.changed_at
FROM follow_up_change c JOIN official o ON o.id = c.changed_by
WHERE c.follow_up_id = :follow_up_id:text ORDER BY c.changed_at, c.id

-- name: follow_up_changes_clear
DELETE FROM follow_up_change WHERE follow_up_id = :follow_up_id:text

-- What is still open in a run and in the one it was copied from.
-- name: follow_up_open
SELECT u.* FROM follow_up_shown u
WHERE u.state <> 'selesai' AND (u.activity_id = :activity_id:text
  OR u.activity_id = (SELECT copied_from FROM activity WHERE id = :activity_id:text))
ORDER BY u.due, u.id
