-- Data forms: the row, the concept that is worked on, the versions that were issued.

-- name: data_form_get
SELECT f.id, f.code, f.title, f.period, f.state, f.number, f.changed_at, f.search_key, f.version,
  coalesce(c.sha256, '') AS concept
FROM data_form f LEFT JOIN data_form_concept c ON c.form_id = f.id
WHERE f.id = :key:text OR f.code = :key:text

-- name: data_form_list
SELECT f.id, f.code, f.title, f.period, f.state, f.number, f.changed_at, f.search_key, f.version,
  coalesce(c.sha256, '') AS concept
FROM data_form f LEFT JOIN data_form_concept c ON c.form_id = f.id
ORDER BY f.search_key, f.id

-- name: data_form_insert
INSERT INTO data_form (id, code, title, period, state, number, changed_at, search_key, version)
VALUES (:id:text, :code:text, :title:text, :period:text, 'konsep', 0, :changed_at:int,
  :search_key:text, 1)

-- name: data_form_update
UPDATE data_form SET code = :code:text, title = :title:text, period = :period:text,
  state = :state:text, number = :number:int, changed_at = :changed_at:int,
  search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: data_form_concept_put
INSERT INTO data_form_concept (form_id, canonical, sha256, changed_at, changed_by)
VALUES (:id:text, :canonical:text, :sha256:text, :at:int, :by:text)
ON CONFLICT (form_id) DO UPDATE
SET canonical = excluded.canonical, sha256 = excluded.sha256, changed_at = excluded.changed_at,
  changed_by = excluded.changed_by

-- name: data_form_concept_get
SELECT canonical, sha256 FROM data_form_concept WHERE form_id = :id:text

-- name: data_form_concept_remove
DELETE FROM data_form_concept WHERE form_id = :id:text

-- name: data_form_version_insert
INSERT INTO data_form_version (id, form_id, number, snapshot_id, issued_at, issued_by)
VALUES (:id:text, :form_id:text, :number:int, :snapshot_id:text, :at:int, :by:text)

-- name: data_form_version_list
SELECT v.id, v.number, s.sha256, v.issued_at, o.name AS issued_by
FROM data_form_version v JOIN snapshot s ON s.id = v.snapshot_id
JOIN official o ON o.id = v.issued_by
WHERE v.form_id = :id:text ORDER BY v.number DESC

-- Requests, whom they went to, and what came back.

-- name: data_request_get
SELECT r.id, r.form_id, f.code AS form_code, f.title AS form_title, r.version_id, v.number,
  s.sha256, r.activity_id, coalesce(a.title, '') AS activity, r.year, r.period, r.title,
  r.letter_number, r.letter_date, r.time_unit, r.time_amount, r.contact, r.state, r.made_at,
  r.search_key, r.version
FROM data_request r JOIN data_form f ON f.id = r.form_id
JOIN data_form_version v ON v.id = r.version_id JOIN snapshot s ON s.id = v.snapshot_id
LEFT JOIN activity a ON a.id = r.activity_id
WHERE r.id = :id:text

-- Those of one year, or of all (0).
-- name: data_request_list
SELECT r.id, r.form_id, f.code AS form_code, f.title AS form_title, r.version_id, v.number,
  s.sha256, r.activity_id, coalesce(a.title, '') AS activity, r.year, r.period, r.title,
  r.letter_number, r.letter_date, r.time_unit, r.time_amount, r.contact, r.state, r.made_at,
  r.search_key, r.version
FROM data_request r JOIN data_form f ON f.id = r.form_id
JOIN data_form_version v ON v.id = r.version_id JOIN snapshot s ON s.id = v.snapshot_id
LEFT JOIN activity a ON a.id = r.activity_id
WHERE r.year = :year:int OR :year:int = 0
ORDER BY r.period DESC, r.search_key, r.id

-- Of the same form, for another period or of an earlier day.
-- name: data_request_of_period
SELECT r.id FROM data_request r
WHERE r.form_id = :form_id:text AND r.period = :period:text AND r.state <> 'dibatalkan'
ORDER BY r.made_at DESC, r.id DESC LIMIT 1

-- name: data_request_insert
INSERT INTO data_request (id, form_id, version_id, activity_id, year, period, title, letter_number,
  letter_date, time_unit, time_amount, contact, state, made_at, made_by, copied_from, search_key,
  version)
VALUES (:id:text, :form_id:text, :version_id:text, :activity_id:text, :year:int, :period:text,
  :title:text, :letter_number:text, :letter_date:text, :time_unit:text, :time_amount:int,
  :contact:text, 'berjalan', :made_at:int, :made_by:text, :copied_from:text, :search_key:text, 1)

-- name: data_request_state_update
UPDATE data_request SET state = :state:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: data_addressee_insert
INSERT INTO data_addressee (id, request_id, agency_id, facts, sent_at, due_at, receipt_at,
  receipt_by, received_at, verified_at, rounds, content, asked, filled, repaired, doubtful, missing,
  approved, questions, version)
VALUES (:id:text, :request_id:text, :agency_id:text, :facts:text, :sent_at:int, :due_at:int, 0, '',
  0, 0, 0, '', :asked:int, 0, 0, 0, :asked:int, 0, 0, 1)

-- name: data_addressee_get
SELECT d.id, d.request_id, d.agency_id, a.code AS agency_code, a.name AS agency_name,
  a.short_name AS agency_short, d.facts, d.sent_at, d.due_at, d.receipt_at, d.receipt_by,
  d.received_at, d.verified_at, d.rounds, d.content, d.asked, d.filled, d.repaired, d.doubtful,
  d.missing, d.approved, d.questions, d.version
FROM data_addressee d JOIN agency a ON a.id = d.agency_id
WHERE d.id = :id:text

-- Without what fills pages: facts and content.
-- name: data_addressee_list
SELECT d.id, d.request_id, d.agency_id, a.code AS agency_code, a.name AS agency_name,
  a.short_name AS agency_short, '' AS facts, d.sent_at, d.due_at, d.receipt_at, d.receipt_by,
  d.received_at, d.verified_at, d.rounds, '' AS content, d.asked, d.filled, d.repaired, d.doubtful,
  d.missing, d.approved, d.questions, d.version
FROM data_addressee d JOIN agency a ON a.id = d.agency_id
WHERE d.request_id = :request_id:text
ORDER BY CASE WHEN a.code = '' THEN 1 ELSE 0 END, a.code, a.search_key, d.id

-- With them: what is compiled.
-- name: data_addressee_contents
SELECT d.id, d.request_id, d.agency_id, a.code AS agency_code, a.name AS agency_name,
  a.short_name AS agency_short, d.facts, d.sent_at, d.due_at, d.receipt_at, d.receipt_by,
  d.received_at, d.verified_at, d.rounds, d.content, d.asked, d.filled, d.repaired, d.doubtful,
  d.missing, d.approved, d.questions, d.version
FROM data_addressee d JOIN agency a ON a.id = d.agency_id
WHERE d.request_id = :request_id:text
ORDER BY CASE WHEN a.code = '' THEN 1 ELSE 0 END, a.code, a.search_key, d.id

-- Those of all requests of a year: the board.
-- name: data_addressee_board
SELECT d.id, d.request_id, d.agency_id, a.code AS agency_code, a.name AS agency_name,
  a.short_name AS agency_short, '' AS facts, d.sent_at, d.due_at, d.receipt_at, d.receipt_by,
  d.received_at, d.verified_at, d.rounds, '' AS content, d.asked, d.filled, d.repaired, d.doubtful,
  d.missing, d.approved, d.questions, d.version
FROM data_addressee d JOIN agency a ON a.id = d.agency_id
JOIN data_request r ON r.id = d.request_id
WHERE r.year = :year:int AND r.state <> 'dibatalkan'
ORDER BY CASE WHEN a.code = '' THEN 1 ELSE 0 END, a.code, a.search_key, d.request_id, d.id

-- What came and waits for a decision of the office.
-- name: data_addressee_waiting
SELECT CAST(count(*) AS BIGINT) AS waiting
FROM data_addressee d JOIN data_request r ON r.id = d.request_id
WHERE r.year = :year:int AND r.state = 'berjalan' AND d.received_at <> 0 AND d.verified_at = 0
  AND d.questions = 0

-- name: data_addressee_update
UPDATE data_addressee SET sent_at = :sent_at:int, due_at = :due_at:int,
  receipt_at = :receipt_at:int, receipt_by = :receipt_by:text, received_at = :received_at:int,
  verified_at = :verified_at:int, rounds = :rounds:int, content = :content:text,
  asked = :asked:int, filled = :filled:int, repaired = :repaired:int, doubtful = :doubtful:int,
  missing = :missing:int, approved = :approved:int, questions = :questions:int,
  version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: data_submission_insert
INSERT INTO data_submission (id, addressee_id, round, source, file_name, sha256, attachment_id,
  received_at, letter_number, letter_date, filled_by, filled_phone, content, issues, entered_by)
VALUES (:id:text, :addressee_id:text, :round:int, :source:text, :file_name:text, :sha256:text,
  :attachment_id:text, :received_at:int, :letter_number:text, :letter_date:text, :filled_by:text,
  :filled_phone:text, :content:text, :issues:text, :entered_by:text)

-- name: data_submission_list
SELECT s.id, s.addressee_id, s.round, s.source, s.file_name, s.sha256, s.attachment_id,
  s.received_at, s.letter_number, s.letter_date, s.filled_by, s.filled_phone, s.content, s.issues,
  o.name AS entered_by
FROM data_submission s JOIN official o ON o.id = s.entered_by
WHERE s.addressee_id = :addressee_id:text ORDER BY s.round DESC

-- How it came may be told later; what came is never changed.
-- name: data_submission_update
UPDATE data_submission SET letter_number = :letter_number:text, letter_date = :letter_date:text,
  filled_by = :filled_by:text, filled_phone = :filled_phone:text
WHERE id = :id:text AND letter_number = :old_number:text AND letter_date = :old_date:text
  AND filled_by = :old_by:text AND filled_phone = :old_phone:text

-- What one official left unfinished while keying it in.
-- name: data_keyed_list
SELECT a.id AS addressee_id, r.title, g.name AS agency_name, d.canonical, d.changed_at
FROM draft d JOIN data_addressee a ON d.subject = 'keyed/' || a.id
JOIN data_request r ON r.id = a.request_id JOIN agency g ON g.id = a.agency_id
WHERE d.official = :official:text ORDER BY d.changed_at DESC, a.id

-- The same file again: where it was taken, and when.
-- name: data_submission_twin
SELECT s.addressee_id, s.round, s.received_at, a.name AS agency_name
FROM data_submission s JOIN data_addressee d ON d.id = s.addressee_id
JOIN agency a ON a.id = d.agency_id
WHERE s.sha256 = :sha256:text AND (:addressee_id:text = '' OR s.addressee_id = :addressee_id:text)
ORDER BY s.received_at DESC, s.id DESC LIMIT 1

-- name: data_remark_insert
INSERT INTO data_remark (id, addressee_id, place, kind, old_value, new_value, text, settled, at,
  official_id)
VALUES (:id:text, :addressee_id:text, :place:text, :kind:text, :old_value:text, :new_value:text,
  :text:text, 0, :at:int, :official_id:text)

-- name: data_remark_list
SELECT m.id, m.place, m.kind, m.old_value, m.new_value, m.text, m.settled, m.at, o.name AS by_name
FROM data_remark m JOIN official o ON o.id = m.official_id
WHERE m.addressee_id = :addressee_id:text ORDER BY m.at, m.id

-- A question is settled by an answer, and by a decision about its cell.
-- name: data_remark_settle_update
UPDATE data_remark SET settled = 1
WHERE addressee_id = :addressee_id:text AND place = :place:text AND kind = 'klarifikasi'

-- name: data_set_insert
INSERT INTO data_set (id, request_id, number, snapshot_id, agencies, note, closed_at, closed_by)
VALUES (:id:text, :request_id:text, :number:int, :snapshot_id:text, :agencies:int, :note:text,
  :at:int, :by:text)

-- name: data_set_list
SELECT d.id, d.number, s.sha256, d.agencies, d.note, d.closed_at, o.name AS closed_by
FROM data_set d JOIN snapshot s ON s.id = d.snapshot_id JOIN official o ON o.id = d.closed_by
WHERE d.request_id = :request_id:text ORDER BY d.number DESC

-- Buku ekspedisi.

-- name: dispatch_last
SELECT coalesce(max(number), 0) AS number FROM dispatch WHERE year = :year:int

-- name: dispatch_insert
INSERT INTO dispatch (id, year, number, sent_on, subject, agency_id, recipient, letter_number,
  content, means, received_on, received_by, version)
VALUES (:id:text, :year:int, :number:int, :sent_on:text, :subject:text, :agency_id:text,
  :recipient:text, :letter_number:text, :content:text, :means:text, '', '', 1)

-- name: dispatch_list
SELECT id, year, number, sent_on, subject, agency_id, recipient, letter_number, content, means,
  received_on, received_by, version
FROM dispatch WHERE year = :year:int ORDER BY number

-- name: dispatch_received_update
UPDATE dispatch SET received_on = :received_on:text, received_by = :received_by:text,
  version = version + 1
WHERE subject = :subject:text

-- The tree a sheet of programmes is made of: what the agency has money on, in one year.
-- name: data_programme_tree
SELECT p.code, p.level, p.name, p.parent_code FROM programme p WHERE p.year = :year:int
ORDER BY p.code, p.id

-- name: data_programme_own
SELECT DISTINCT p.code FROM budget b JOIN programme p ON p.id = b.programme_id
WHERE b.year = :year:int AND b.agency_id = :agency_id:text ORDER BY p.code

-- Where the table of regions has no kecamatan of the office's kabupaten, its own agencies have.
-- name: data_district_agencies
SELECT code, name FROM agency WHERE kind = 'kecamatan' AND valid_to = '' ORDER BY code, name, id

-- Whom a request may go to.
-- name: data_agencies
SELECT id, code, name FROM agency
WHERE valid_to = '' AND kind IN ('perangkat_daerah', 'kecamatan')
ORDER BY CASE WHEN code = '' THEN 1 ELSE 0 END, code, search_key, id

-- name: data_agency
SELECT id, code, name FROM agency WHERE id = :id:text

-- The Daftar Inventarisasi Data.

-- name: inventory_get
SELECT i.id, i.code, i.name, i.definition, i.unit, i.period, i.level, i.agency_id,
  coalesce(a.name, '') AS agency_id_shown, i.available, i.source, i.note, i.version
FROM data_item i LEFT JOIN agency a ON a.id = i.agency_id WHERE i.id = :id:text

-- name: inventory_list
SELECT i.id, i.code, i.name, i.definition, i.unit, i.period, i.level, i.agency_id,
  coalesce(a.name, '') AS agency_id_shown, i.available, i.source, i.note, i.version
FROM data_item i LEFT JOIN agency a ON a.id = i.agency_id
ORDER BY CASE WHEN i.code = '' THEN 1 ELSE 0 END, i.code, i.search_key, i.id

-- name: inventory_insert
INSERT INTO data_item (id, code, name, definition, unit, period, level, agency_id, available,
  source, note, search_key, version)
VALUES (:id:text, :code:text, :name:text, :definition:text, :unit:text, :period:text, :level:text,
  :agency_id:text, :available:text, :source:text, :note:text, :search_key:text, 1)

-- name: inventory_update
UPDATE data_item SET code = :code:text, name = :name:text, definition = :definition:text,
  unit = :unit:text, period = :period:text, level = :level:text, agency_id = :agency_id:text,
  available = :available:text, source = :source:text, note = :note:text,
  search_key = :search_key:text, version = version + 1
WHERE id = :id:text AND version = :version:int

-- name: inventory_remove
DELETE FROM data_item WHERE id = :id:text AND version = :version:int
