-- Sites of a run, and the visits to them.

-- name: site_get
SELECT * FROM site_shown WHERE id = :id:text

-- name: site_list
SELECT * FROM site_shown WHERE activity_id = :activity_id:text ORDER BY search_key, id

-- name: site_insert
INSERT INTO site (id, activity_id, name, region_code, latitude, longitude, programme_id, pagu,
  note, search_key, version)
VALUES (:id:text, :activity_id:text, :name:text, :region_code:text, :latitude:text,
  :longitude:text, :programme_id:text, :pagu:text, :note:text, :search_key:text, 1)

-- name: site_update
UPDATE site SET activity_id = :activity_id:text, name = :name:text, region_code =
  :region_code:text, latitude = :latitude:text, longitude = :longitude:text, programme_id =
  :programme_id:text, pagu = :pagu:text, note = :note:text, search_key = :search_key:text, version
  = version + 1
WHERE id = :id:text AND version = :version:int

-- name: site_remove
DELETE FROM site WHERE id = :id:text AND version = :version:int

-- name: visit_get
SELECT * FROM visit_shown WHERE id = :id:text

-- name: visit_list
SELECT * FROM visit_shown WHERE activity_id = :activity_id:text ORDER BY date_from, time_from,
  search_key, id

-- name: visit_insert
INSERT INTO visit (id, activity_id, site_id, group_id, date_from, date_to, time_from, time_to,
  purpose, state, report, search_key, version)
VALUES (:id:text, :activity_id:text, :site_id:text, :group_id:text, :date_from:text,
  :date_to:text, :time_from:text, :time_to:text, :purpose:text, :state:text, :report:text,
  :search_key:text, 1)

-- name: visit_update
UPDATE visit SET activity_id = :activity_id:text, site_id = :site_id:text, group_id =
  :group_id:text, date_from = :date_from:text, date_to = :date_to:text, time_from =
  :time_from:text, time_to = :time_to:text, purpose = :purpose:text, state = :state:text, report =
  :report:text, search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: visit_remove
DELETE FROM visit WHERE id = :id:text AND version = :version:int
-- name: visit_members_clear
DELETE FROM visit_member WHERE visit_id = :visit_id:text
-- name: visit_member_add
INSERT INTO visit_member (visit_id, member_id) VALUES (:visit_id:text, :member_id:text)

-- The visits that a group or a member goes on.
-- name: visit_uses
SELECT count(*) AS n FROM visit v WHERE v.group_id = :id:text
  OR EXISTS (SELECT 1 FROM visit_member x WHERE x.visit_id = v.id AND x.member_id = :id:text)

-- Which run a thing of the field belongs to, and where it stands.
-- name: field_owner
SELECT activity_id, 'site' AS kind FROM site WHERE id = :id:text
UNION ALL SELECT activity_id, 'visit' FROM visit WHERE id = :id:text
UNION ALL SELECT activity_id, 'meeting' FROM meeting WHERE id = :id:text
UNION ALL SELECT activity_id, 'finding' FROM finding WHERE id = :id:text
UNION ALL SELECT activity_id, 'follow_up' FROM follow_up WHERE id = :id:text
UNION ALL SELECT activity_id, 'proposal' FROM proposal WHERE id = :id:text
UNION ALL SELECT activity_id, 'activity_step' FROM activity_step WHERE id = :id:text
UNION ALL SELECT activity_id, 'activity_group' FROM activity_group WHERE id = :id:text
UNION ALL SELECT activity_id, 'activity_member' FROM activity_member WHERE id = :id:text

-- What the run of a visit or a meeting spans: until it ended, or until its last due. And its year.
-- name: field_span
SELECT a.year, a.title, a.start_at,
  coalesce(a.ended_at, (SELECT max(s.planned_due) FROM activity_step s
    WHERE s.activity_id = a.id AND s.state <> 'dilewati')) AS end_at
FROM activity a WHERE a.id = :id:text

-- The officials who go: of a group, and one by one.
-- name: field_people
SELECT o.id, o.name FROM activity_member m JOIN official o ON o.id = m.official_id
WHERE m.group_id = :group_id:text OR m.id = :member_id:text ORDER BY o.search_key, o.id

-- Where officials are in these days: visits, and meetings they lead or write the minutes of.
-- name: field_engagements
SELECT v.id, s.name AS place, a.title AS activity, v.date_from, v.date_to, v.time_from, v.time_to,
  o.id AS official_id, o.name AS official
FROM visit v JOIN activity a ON a.id = v.activity_id JOIN site s ON s.id = v.site_id
JOIN activity_member m ON m.activity_id = v.activity_id AND (m.group_id = v.group_id OR EXISTS
  (SELECT 1 FROM visit_member x WHERE x.visit_id = v.id AND x.member_id = m.id))
JOIN official o ON o.id = m.official_id
WHERE v.id <> :id:text AND v.state <> 'batal' AND a.state <> 'dihentikan'
  AND v.date_from <= :until:text AND v.date_to >= :from:text
UNION ALL
SELECT t.id, t.place, a.title, t.date, t.date, t.time_from, t.time_to, o.id, o.name
FROM meeting t JOIN activity a ON a.id = t.activity_id
JOIN official o ON o.id = t.leader_id OR o.id = t.secretary_id
WHERE t.id <> :id:text AND t.state <> 'batal' AND a.state <> 'dihentikan'
  AND t.date <= :until:text AND t.date >= :from:text
ORDER BY 4, 6, 1, 8

-- A month: visits, meetings, follow-ups and steps that are due, of all runs or of one.
-- name: field_calendar
SELECT 'kunjungan' AS kind, v.id, v.activity_id, a.title AS activity, s.name AS text, v.date_from,
  v.date_to, v.time_from, v.time_to, v.state, s.region_code AS place, s.latitude, s.longitude
FROM visit v JOIN activity a ON a.id = v.activity_id JOIN site s ON s.id = v.site_id
WHERE v.date_from <= :until:text AND v.date_to >= :from:text AND v.state <> 'batal'
  AND a.state <> 'dihentikan' AND (:activity_id:text = '' OR a.id = :activity_id:text)
UNION ALL
SELECT 'rapat', m.id, m.activity_id, a.title, m.title, m.date, m.date, m.time_from, m.time_to,
  m.state, m.place, '', ''
FROM meeting m JOIN activity a ON a.id = m.activity_id
WHERE m.date <= :until:text AND m.date >= :from:text AND m.state <> 'batal'
  AND a.state <> 'dihentikan' AND (:activity_id:text = '' OR a.id = :activity_id:text)
UNION ALL
SELECT 'tindak-lanjut', u.id, u.activity_id, a.title, u.text, u.due, u.due, '', '', u.state,
  '', '', ''
FROM follow_up u JOIN activity a ON a.id = u.activity_id
WHERE u.due <= :until:text AND u.due >= :from:text AND u.state <> 'selesai'
  AND (:activity_id:text = '' OR a.id = :activity_id:text)
ORDER BY 6, 8, 1, 2

-- Who goes on the visits of these days: of the group, and one by one.
-- name: field_calendar_people
SELECT v.id, coalesce(o.name, m.name) AS name
FROM visit v JOIN activity a ON a.id = v.activity_id
JOIN activity_member m ON m.activity_id = v.activity_id AND (m.group_id = v.group_id OR EXISTS
  (SELECT 1 FROM visit_member x WHERE x.visit_id = v.id AND x.member_id = m.id))
LEFT JOIN official o ON o.id = m.official_id
WHERE v.date_from <= :until:text AND v.date_to >= :from:text AND v.state <> 'batal'
  AND a.state <> 'dihentikan' AND (:activity_id:text = '' OR a.id = :activity_id:text)
ORDER BY v.id, coalesce(o.name, m.name), m.id

-- name: field_calendar_dues
SELECT e.id, e.activity_id, a.title AS activity, e.number, e.wording, e.planned_due, e.state
FROM activity_step e JOIN activity a ON a.id = e.activity_id
WHERE e.planned_due >= :from:int AND e.planned_due < :until:int AND a.state = 'berjalan'
  AND e.state IN ('belum', 'berjalan') AND (:activity_id:text = '' OR a.id = :activity_id:text)
ORDER BY e.planned_due, a.search_key, e.ordinal, e.id
