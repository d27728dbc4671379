-- Agenda Kerja: runs of procedures, their steps, team and notes.

-- Two who start a run of one procedure at one moment freeze it one behind the other.
-- name: activity_start_lock
SELECT id FROM office
-- name: activity_start_lock [postgres]
SELECT id FROM office FOR NO KEY UPDATE

-- Whoever changes a run holds its row first.
-- name: activity_lock
SELECT id FROM activity WHERE id = :id:text
-- name: activity_lock [postgres]
SELECT id FROM activity WHERE id = :id:text FOR NO KEY UPDATE

-- name: activity_insert
INSERT INTO activity (id, year, title, kind, bidang_id, coordinator_id, procedure_code,
  procedure_id, start_at, state, reason, ended_at, disposisi_from, disposisi_date,
  disposisi_content, copied_from, search_key, version)
VALUES (:id:text, :year:int, :title:text, :kind:text, :bidang_id:text, :coordinator_id:text,
  :procedure_code:text, :procedure_id:text, :start_at:int, 'berjalan', '', NULL,
  :disposisi_from:text, :disposisi_date:text, :disposisi_content:text, :copied_from:text,
  :search_key:text, 1)

-- name: activity_head_update
UPDATE activity SET year = :year:int, title = :title:text, kind = :kind:text,
  bidang_id = :bidang_id:text, coordinator_id = :coordinator_id:text, start_at = :start_at:int,
  disposisi_from = :disposisi_from:text, disposisi_date = :disposisi_date:text,
  disposisi_content = :disposisi_content:text, search_key = :search_key:text,
  version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: activity_state_update
UPDATE activity SET state = :state:text, reason = :reason:text, ended_at = :ended_at:int,
  version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: activity_get
SELECT a.id, a.year, a.title, a.kind, a.bidang_id, p.title AS bidang, a.coordinator_id,
  o.name AS coordinator, a.procedure_code, a.procedure_id, s.number AS procedure_number,
  s.canonical AS procedure, a.start_at, a.state, a.reason, a.ended_at, a.disposisi_from,
  a.disposisi_date, a.disposisi_content, a.copied_from, a.version
FROM activity a JOIN position p ON p.id = a.bidang_id JOIN official o ON o.id = a.coordinator_id
JOIN snapshot s ON s.id = a.procedure_id
WHERE a.id = :id:text

-- What must hold of those who are named in the head, on a day.
-- name: activity_people
SELECT coalesce((SELECT kind FROM position WHERE id = :bidang_id:text), '') AS bidang_kind,
  coalesce((SELECT title FROM position WHERE id = :bidang_id:text), '') AS bidang,
  coalesce((SELECT active FROM official WHERE id = :coordinator_id:text), -1) AS coordinator_active,
  coalesce((SELECT name FROM official WHERE id = :coordinator_id:text), '') AS coordinator,
  (SELECT count(*) FROM appointment t JOIN position p ON p.id = t.position_id
    WHERE t.official_id = :coordinator_id:text AND p.kind = 'subkoor'
    AND t.date_from <= :date:text AND (t.date_to = '' OR t.date_to >= :date:text)) AS subkoor

-- The runs with how far they are, and of each the step to look at: the one that is late for the most
-- days (a step opened again may be later in the order), else the first that is not done. Days are
-- those of UTC: near enough to rank by. The most urgent first.
-- name: activity_list
SELECT a.id, a.year, a.title, a.kind, a.state, a.bidang_id, p.title AS bidang, a.coordinator_id,
  o.name AS coordinator, a.procedure_code, a.start_at, a.ended_at, c.steps, c.done, c.late,
  coalesce(s.id, '') AS step_id, coalesce(s.number, '') AS number,
  coalesce(s.wording, '') AS wording, coalesce(s.state, '') AS step_state,
  coalesce(s.round, 0) AS round, s.planned_due, coalesce(d.name, o.name) AS holder, a.search_key,
  a.version
FROM activity a JOIN position p ON p.id = a.bidang_id JOIN official o ON o.id = a.coordinator_id
JOIN (SELECT activity_id, count(*) AS steps,
    CAST (sum(CASE WHEN state IN ('selesai', 'dilewati') THEN 1 ELSE 0 END) AS BIGINT) AS done,
    CAST (sum(CASE WHEN state IN ('belum', 'berjalan') AND planned_due <= :late_until:int
      THEN 1 ELSE 0 END) AS BIGINT) AS late,
    min(CASE WHEN state IN ('belum', 'berjalan') THEN ordinal * 1000 + round END) AS current,
    min(CASE WHEN state IN ('belum', 'berjalan') AND planned_due <= :late_until:int
      THEN planned_due / 86400000 * 100000000 + ordinal * 1000 + round END) % 100000000 AS latest
  FROM activity_step GROUP BY activity_id) c ON c.activity_id = a.id
LEFT JOIN activity_step s ON s.activity_id = a.id
  AND s.ordinal * 1000 + s.round
    = CASE WHEN a.state = 'berjalan' THEN coalesce(c.latest, c.current) ELSE c.current END
LEFT JOIN official d ON d.id = s.done_by
WHERE (:year:int = 0 OR a.year = :year:int) AND (:state:text = '' OR a.state = :state:text)
  AND (:bidang_id:text = '' OR a.bidang_id = :bidang_id:text)
  AND (:coordinator_id:text = '' OR a.coordinator_id = :coordinator_id:text)
  AND (:late_only:int = 0 OR (a.state = 'berjalan' AND c.late > 0))
ORDER BY CASE WHEN a.state = 'berjalan' THEN 0 ELSE 1 END,
  CASE WHEN s.planned_due IS NULL THEN 1 ELSE 0 END, s.planned_due, a.search_key, a.id
LIMIT :limit:int

-- How many runs there are that go on, and how many of them are late.
-- name: activity_running_count
SELECT (SELECT count(*) FROM activity WHERE state = 'berjalan') AS running,
  (SELECT count(DISTINCT s.activity_id) FROM activity_step s
    JOIN activity a ON a.id = s.activity_id
    WHERE a.state = 'berjalan' AND s.state IN ('belum', 'berjalan')
    AND s.planned_due <= :late_until:int) AS late

-- What is due up to a moment in runs that go on: all steps that are not over, those that wait for
-- others, too, as the plan has them late.
-- name: activity_due
SELECT a.id AS activity_id, a.title, s.id AS step_id, s.number, s.wording, s.round, s.planned_due,
  coalesce(d.name, o.name) AS who
FROM activity_step s JOIN activity a ON a.id = s.activity_id
JOIN official o ON o.id = a.coordinator_id LEFT JOIN official d ON d.id = s.done_by
WHERE a.state = 'berjalan' AND s.state IN ('belum', 'berjalan') AND s.planned_due <= :until:int
ORDER BY s.planned_due, a.search_key, s.ordinal, s.round, s.id
LIMIT :limit:int

-- What else stands ahead: follow-ups that are late or due soon, visits and meetings to come.
-- name: activity_ahead
SELECT 'tindak-lanjut' AS kind, u.id, u.activity_id, a.title, u.text,
  coalesce(o.name, g.name, '') AS who, u.due AS date, '' AS time
FROM follow_up u JOIN activity a ON a.id = u.activity_id
LEFT JOIN official o ON o.id = u.official_id LEFT JOIN agency g ON g.id = u.agency_id
WHERE u.state <> 'selesai' AND u.due <> '' AND u.due <= :until:text
UNION ALL
SELECT 'kunjungan', v.id, v.activity_id, a.title, s.name, coalesce(k.name, ''), v.date_from,
  v.time_from
FROM visit v JOIN activity a ON a.id = v.activity_id JOIN site s ON s.id = v.site_id
LEFT JOIN activity_group k ON k.id = v.group_id
WHERE v.state = 'direncanakan' AND a.state = 'berjalan' AND v.date_from >= :today:text
  AND v.date_from <= :until:text
UNION ALL
SELECT 'rapat', m.id, m.activity_id, a.title, m.title, m.place, m.date, m.time_from
FROM meeting m JOIN activity a ON a.id = m.activity_id
WHERE m.state IN ('dijadwalkan', 'berlangsung') AND a.state = 'berjalan' AND m.date >= :today:text
  AND m.date <= :until:text
ORDER BY 7, 8, 1, 2
LIMIT :limit:int

-- The steps of all runs, as a bar shows them.
-- name: activity_bars
SELECT s.activity_id, s.state, s.planned_due FROM activity_step s
JOIN activity a ON a.id = s.activity_id WHERE :year:int = 0 OR a.year = :year:int
ORDER BY s.activity_id, s.ordinal, s.round

-- name: activity_step_list
SELECT s.id, s.step_key, s.round, s.ordinal, s.head, s.number, s.planned_start, s.planned_due,
  s.due_by_hand, s.started_at, s.finished_at, s.done_by, o.name AS done_by_name, s.state,
  s.skip_reason, s.early_reason, s.late_reason, s.version
FROM activity_step s LEFT JOIN official o ON o.id = s.done_by
WHERE s.activity_id = :activity_id:text ORDER BY s.ordinal, s.round

-- name: activity_step_insert
INSERT INTO activity_step (id, activity_id, step_key, round, ordinal, head, number, wording,
  planned_start, planned_due, due_by_hand, started_at, finished_at, done_by, state, skip_reason,
  early_reason, late_reason, version)
VALUES (:id:text, :activity_id:text, :step_key:text, :round:int, :ordinal:int, :head:int,
  :number:text, :wording:text, :planned_start:int, :planned_due:int, 0, NULL, NULL, NULL, 'belum',
  '', '', '', 1)

-- name: activity_step_update
UPDATE activity_step SET planned_due = :planned_due:int, due_by_hand = :due_by_hand:int,
  started_at = :started_at:int, finished_at = :finished_at:int, done_by = :done_by:text,
  state = :state:text, skip_reason = :skip_reason:text, early_reason = :early_reason:text,
  late_reason = :late_reason:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- A shifted plan is nobody's edit: the version stays.
-- name: activity_step_shift
UPDATE activity_step SET planned_start = :planned_start:int, planned_due = :planned_due:int
WHERE id = :id:text

-- name: activity_item_list
SELECT i.id, i.step_id, i.side, i.place, i.marked_at, i.marked_by, o.name AS marked_by_name,
  i.version
FROM activity_item i JOIN activity_step s ON s.id = i.step_id
LEFT JOIN official o ON o.id = i.marked_by
WHERE s.activity_id = :activity_id:text ORDER BY s.ordinal, s.round, i.side, i.place

-- name: activity_item_insert
INSERT INTO activity_item (id, step_id, side, place, marked_at, marked_by, version)
VALUES (:id:text, :step_id:text, :side:text, :place:int, NULL, NULL, 1)

-- name: activity_item_update
UPDATE activity_item SET marked_at = :marked_at:int, marked_by = :marked_by:text,
  version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: activity_note_list
SELECT n.id, n.step_id, n.item_id, n.text, n.official_id, o.name AS official, n.written_at
FROM activity_note n JOIN official o ON o.id = n.official_id
WHERE n.activity_id = :activity_id:text ORDER BY n.written_at, n.id

-- name: activity_note_insert
INSERT INTO activity_note (id, activity_id, step_id, item_id, text, official_id, written_at)
VALUES (:id:text, :activity_id:text, :step_id:text, :item_id:text, :text:text, :official_id:text,
  :at:int)

-- name: activity_note_remove
DELETE FROM activity_note WHERE id = :id:text

-- name: activity_group_list
SELECT id, name, version FROM activity_group
WHERE activity_id = :activity_id:text ORDER BY search_key, id

-- name: activity_group_insert
INSERT INTO activity_group (id, activity_id, name, search_key, version)
VALUES (:id:text, :activity_id:text, :name:text, :search_key:text, 1)

-- name: activity_group_update
UPDATE activity_group SET name = :name:text, search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: activity_group_empty
UPDATE activity_member SET group_id = NULL, version = version + 1 WHERE group_id = :id:text

-- name: activity_group_remove
DELETE FROM activity_group WHERE id = :id:text AND version = :version:int

-- name: activity_member_list
SELECT m.id, m.official_id, coalesce(o.name, m.name) AS name,
  CASE WHEN o.id IS NULL THEN m.agency ELSE coalesce(g.name, '') END AS agency, m.role, m.group_id,
  coalesce(o.active, 1) AS active, m.version
FROM activity_member m LEFT JOIN official o ON o.id = m.official_id
LEFT JOIN agency g ON g.id = o.agency_id
WHERE m.activity_id = :activity_id:text
ORDER BY CASE m.role WHEN 'ketua' THEN 0 WHEN 'wakil' THEN 1 WHEN 'sekretaris' THEN 2 ELSE 3 END,
  m.id

-- name: activity_member_insert
INSERT INTO activity_member (id, activity_id, official_id, name, agency, role, group_id, version)
VALUES (:id:text, :activity_id:text, :official_id:text, :name:text, :agency:text, :role:text,
  :group_id:text, 1)

-- name: activity_member_update
UPDATE activity_member SET role = :role:text, group_id = :group_id:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: activity_member_remove
DELETE FROM activity_member WHERE id = :id:text AND version = :version:int
