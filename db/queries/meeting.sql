-- Meetings of a run, who is invited and who came.

-- name: meeting_get
SELECT * FROM meeting_shown WHERE id = :id:text

-- name: meeting_list
SELECT * FROM meeting_shown WHERE activity_id = :activity_id:text ORDER BY date, time_from,
  search_key, id

-- name: meeting_insert
INSERT INTO meeting (id, activity_id, step_id, title, form, date, time_from, time_to, place,
  leader_id, secretary_id, agenda, minutes, state, search_key, version)
VALUES (:id:text, :activity_id:text, :step_id:text, :title:text, :form:text, :date:text,
  :time_from:text, :time_to:text, :place:text, :leader_id:text, :secretary_id:text, :agenda:text,
  :minutes:text, :state:text, :search_key:text, 1)

-- name: meeting_update
UPDATE meeting SET activity_id = :activity_id:text, step_id = :step_id:text, title = :title:text,
  form = :form:text, date = :date:text, time_from = :time_from:text, time_to = :time_to:text,
  place = :place:text, leader_id = :leader_id:text, secretary_id = :secretary_id:text, agenda =
  :agenda:text, minutes = :minutes:text, state = :state:text, search_key = :search_key:text,
  version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: meeting_remove
DELETE FROM meeting WHERE id = :id:text AND version = :version:int

-- name: attendance_get
SELECT * FROM attendance_shown WHERE id = :id:text

-- name: attendance_list
SELECT * FROM attendance_shown WHERE activity_id = :activity_id:text ORDER BY meeting_id, walk_in,
  required DESC, search_key, id

-- name: attendance_insert
INSERT INTO attendance (id, activity_id, meeting_id, agency_id, required, walk_in, basis, state,
  name, title, search_key, version)
VALUES (:id:text, :activity_id:text, :meeting_id:text, :agency_id:text, :required:int,
  :walk_in:int, :basis:text, :state:text, :name:text, :title:text, :search_key:text, 1)

-- name: attendance_update
UPDATE attendance SET activity_id = :activity_id:text, meeting_id = :meeting_id:text, agency_id =
  :agency_id:text, required = :required:int, walk_in = :walk_in:int, basis = :basis:text, state =
  :state:text, name = :name:text, title = :title:text, search_key = :search_key:text, version =
  version + 1
WHERE id = :id:text AND version = :version:int

-- name: attendance_remove
DELETE FROM attendance WHERE id = :id:text AND version = :version:int
-- Every agency that stands on a day, with what ties it to a run and to who leads the meeting: the
-- kind of the post held, the line of coordination, pagu or a proposal on the run's programmes, a
-- follow-up that is open.
-- name: meeting_candidates
SELECT g.id, g.name, g.kind,
  (SELECT count(*) FROM agency_coordinator c JOIN appointment t ON t.position_id = c.position_id
    WHERE c.agency_id = g.id AND t.official_id = :leader_id:text AND t.date_from <= :date:text
    AND (t.date_to = '' OR t.date_to >= :date:text)) AS coordinated,
  (SELECT count(*) FROM budget b JOIN site s ON s.programme_id = b.programme_id
    WHERE b.agency_id = g.id AND s.activity_id = :activity_id:text) AS on_site,
  (SELECT count(*) FROM proposal p WHERE p.agency_id = g.id
    AND p.activity_id = :activity_id:text) AS proposes,
  (SELECT count(*) FROM follow_up u WHERE u.agency_id = g.id AND u.state <> 'selesai'
    AND u.activity_id = :activity_id:text) AS owes,
  (SELECT count(*) FROM attendance n WHERE n.agency_id = g.id
    AND n.meeting_id = :meeting_id:text) AS invited
FROM agency g
WHERE (g.valid_from = '' OR g.valid_from <= :date:text)
  AND (g.valid_to = '' OR g.valid_to >= :date:text)
ORDER BY g.search_key, g.id

-- The kinds of the posts that an official holds on a day.
-- name: meeting_leader_posts
SELECT p.kind, p.title, p.agency_id FROM appointment t JOIN position p ON p.id = t.position_id
WHERE t.official_id = :official_id:text AND t.date_from <= :date:text
  AND (t.date_to = '' OR t.date_to >= :date:text) ORDER BY p.kind, p.id

-- name: meeting_agency_kind
SELECT kind, name FROM agency WHERE id = :id:text

-- name: meeting_minutes_update
UPDATE meeting SET minutes = :minutes:text, version = version + 1
WHERE id = :id:text AND version = :version:int
