-- Agenda Kerja in the field: sites, visits, meetings, findings with their follow-ups, and the
-- proposals of a Rencana Definitif.

CREATE TABLE site (
  id           TEXT NOT NULL PRIMARY KEY,
  activity_id  TEXT NOT NULL REFERENCES activity (id),
  name         TEXT NOT NULL,
  region_code  TEXT NOT NULL,
  latitude     TEXT NOT NULL,
  longitude    TEXT NOT NULL,
  programme_id TEXT REFERENCES programme (id),
  pagu         TEXT NOT NULL,
  note         TEXT NOT NULL,
  search_key   TEXT NOT NULL,
  version      BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX site_name ON site (activity_id, search_key);
CREATE INDEX site_programme ON site (programme_id);

-- Times are local, "08.30", or '' for the whole day.
CREATE TABLE visit (
  id          TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT NOT NULL REFERENCES activity (id),
  site_id     TEXT NOT NULL REFERENCES site (id),
  group_id    TEXT REFERENCES activity_group (id),
  date_from   TEXT NOT NULL,
  date_to     TEXT NOT NULL,
  time_from   TEXT NOT NULL,
  time_to     TEXT NOT NULL,
  purpose     TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('direncanakan', 'terlaksana', 'batal')),
  report      TEXT NOT NULL,
  search_key  TEXT NOT NULL,
  version     BIGINT NOT NULL
) STRICT;
CREATE INDEX visit_activity ON visit (activity_id, date_from);
CREATE INDEX visit_dates ON visit (date_from);
CREATE INDEX visit_site ON visit (site_id);
CREATE INDEX visit_group ON visit (group_id);

CREATE TABLE visit_member (
  visit_id  TEXT NOT NULL REFERENCES visit (id),
  member_id TEXT NOT NULL REFERENCES activity_member (id),
  PRIMARY KEY (visit_id, member_id)
) STRICT;
CREATE INDEX visit_member_of ON visit_member (member_id);

CREATE TABLE meeting (
  id           TEXT NOT NULL PRIMARY KEY,
  activity_id  TEXT NOT NULL REFERENCES activity (id),
  step_id      TEXT REFERENCES activity_step (id),
  title        TEXT NOT NULL,
  form         TEXT NOT NULL CHECK (form IN ('hierarki', 'fungsional', 'instansional')),
  date         TEXT NOT NULL,
  time_from    TEXT NOT NULL,
  time_to      TEXT NOT NULL,
  place        TEXT NOT NULL,
  leader_id    TEXT REFERENCES official (id),
  secretary_id TEXT REFERENCES official (id),
  agenda       TEXT NOT NULL,
  minutes      TEXT NOT NULL,
  state        TEXT NOT NULL
    CHECK (state IN ('dijadwalkan', 'berlangsung', 'selesai', 'batal')),
  search_key   TEXT NOT NULL,
  version      BIGINT NOT NULL
) STRICT;
CREATE INDEX meeting_activity ON meeting (activity_id, date);
CREATE INDEX meeting_date ON meeting (date);
CREATE INDEX meeting_step ON meeting (step_id);
CREATE INDEX meeting_leader ON meeting (leader_id);
CREATE INDEX meeting_secretary ON meeting (secretary_id);

-- Who is invited and who came; basis says why, as a sentence.
CREATE TABLE attendance (
  id          TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT NOT NULL REFERENCES activity (id),
  meeting_id  TEXT NOT NULL REFERENCES meeting (id),
  agency_id   TEXT REFERENCES agency (id),
  required    BIGINT NOT NULL,
  walk_in     BIGINT NOT NULL,
  basis       TEXT NOT NULL,
  state       TEXT NOT NULL
    CHECK (state IN ('diundang', 'hadir', 'mewakili', 'tidak_hadir')),
  name        TEXT NOT NULL,
  title       TEXT NOT NULL,
  search_key  TEXT NOT NULL,
  version     BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX attendance_agency ON attendance (meeting_id, agency_id)
  WHERE agency_id IS NOT NULL AND walk_in = 0;
CREATE INDEX attendance_activity ON attendance (activity_id);
CREATE INDEX attendance_of ON attendance (agency_id);

CREATE TABLE finding (
  id             TEXT NOT NULL PRIMARY KEY,
  activity_id    TEXT NOT NULL REFERENCES activity (id),
  visit_id       TEXT REFERENCES visit (id),
  meeting_id     TEXT REFERENCES meeting (id),
  step_id        TEXT REFERENCES activity_step (id),
  agency_id      TEXT REFERENCES agency (id),
  date           TEXT NOT NULL,
  text           TEXT NOT NULL,
  recommendation TEXT NOT NULL,
  search_key     TEXT NOT NULL,
  version        BIGINT NOT NULL
) STRICT;
CREATE INDEX finding_activity ON finding (activity_id, date);
CREATE INDEX finding_visit ON finding (visit_id);
CREATE INDEX finding_meeting ON finding (meeting_id);
CREATE INDEX finding_step ON finding (step_id);
CREATE INDEX finding_agency ON finding (agency_id);

-- What is to be done: after a finding, or as an agreement of a meeting.
CREATE TABLE follow_up (
  id          TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT NOT NULL REFERENCES activity (id),
  finding_id  TEXT REFERENCES finding (id),
  meeting_id  TEXT REFERENCES meeting (id),
  text        TEXT NOT NULL,
  agency_id   TEXT REFERENCES agency (id),
  official_id TEXT REFERENCES official (id),
  due         TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('belum', 'proses', 'selesai')),
  note        TEXT NOT NULL,
  done_on     TEXT NOT NULL,
  search_key  TEXT NOT NULL,
  version     BIGINT NOT NULL
) STRICT;
CREATE INDEX follow_up_activity ON follow_up (activity_id, due);
CREATE INDEX follow_up_due ON follow_up (state, due);
CREATE INDEX follow_up_finding ON follow_up (finding_id);
CREATE INDEX follow_up_meeting ON follow_up (meeting_id);
CREATE INDEX follow_up_agency ON follow_up (agency_id);
CREATE INDEX follow_up_official ON follow_up (official_id);

CREATE TABLE follow_up_change (
  id           TEXT NOT NULL PRIMARY KEY,
  follow_up_id TEXT NOT NULL REFERENCES follow_up (id),
  state        TEXT NOT NULL,
  note         TEXT NOT NULL,
  due          TEXT NOT NULL,
  changed_by   TEXT NOT NULL REFERENCES official (id),
  changed_at   BIGINT NOT NULL
) STRICT;
CREATE INDEX follow_up_change_of ON follow_up_change (follow_up_id, changed_at);
CREATE INDEX follow_up_change_by ON follow_up_change (changed_by);

CREATE TABLE proposal (
  id             TEXT NOT NULL PRIMARY KEY,
  activity_id    TEXT NOT NULL REFERENCES activity (id),
  source         TEXT NOT NULL CHECK (source IN ('musrenbang', 'pokir', 'opd')),
  title          TEXT NOT NULL,
  proposer       TEXT NOT NULL,
  agency_id      TEXT REFERENCES agency (id),
  programme_id   TEXT REFERENCES programme (id),
  site_id        TEXT REFERENCES site (id),
  region_code    TEXT NOT NULL,
  place          TEXT NOT NULL,
  volume         TEXT NOT NULL,
  unit           TEXT NOT NULL,
  pagu           TEXT NOT NULL,
  verdict        TEXT NOT NULL
    CHECK (verdict IN ('', 'definitif', 'dengan_penyesuaian', 'ditunda', 'ditolak')),
  verdict_volume TEXT NOT NULL,
  verdict_place  TEXT NOT NULL,
  verdict_pagu   TEXT NOT NULL,
  latitude       TEXT NOT NULL,
  longitude      TEXT NOT NULL,
  reason         TEXT NOT NULL,
  search_key     TEXT NOT NULL,
  version        BIGINT NOT NULL
) STRICT;
CREATE INDEX proposal_activity ON proposal (activity_id, source);
CREATE INDEX proposal_agency ON proposal (agency_id);
CREATE INDEX proposal_programme ON proposal (programme_id);
CREATE INDEX proposal_site ON proposal (site_id);

-- Each with the names of what it refers to.
CREATE VIEW site_shown AS
SELECT s.id, s.activity_id, a.title AS activity_id_shown, s.name, s.region_code, s.latitude,
  s.longitude, s.programme_id, p.code AS programme_id_shown, s.pagu, s.note, s.search_key, s.version
FROM site s JOIN activity a ON a.id = s.activity_id
LEFT JOIN programme p ON p.id = s.programme_id;

-- A member from elsewhere bears a name of its own.
-- [sqlite]
CREATE VIEW visit_shown AS
SELECT v.id, v.activity_id, a.title AS activity_id_shown, v.site_id, s.name AS site_id_shown,
  v.group_id, g.name AS group_id_shown,
  (SELECT group_concat(x.member_id, char(10)) FROM
    (SELECT member_id FROM visit_member WHERE visit_id = v.id ORDER BY member_id) x) AS members,
  (SELECT group_concat(x.name, '; ') FROM
    (SELECT coalesce(o.name, m.name) AS name FROM visit_member y
     JOIN activity_member m ON m.id = y.member_id LEFT JOIN official o ON o.id = m.official_id
     WHERE y.visit_id = v.id ORDER BY y.member_id) x) AS members_shown,
  v.date_from, v.date_to, v.time_from, v.time_to, v.purpose, v.state, v.report, v.search_key,
  v.version
FROM visit v JOIN activity a ON a.id = v.activity_id JOIN site s ON s.id = v.site_id
LEFT JOIN activity_group g ON g.id = v.group_id;
-- [postgres]
CREATE VIEW visit_shown AS
SELECT v.id, v.activity_id, a.title AS activity_id_shown, v.site_id, s.name AS site_id_shown,
  v.group_id, g.name AS group_id_shown,
  (SELECT string_agg(y.member_id, chr(10) ORDER BY y.member_id)
   FROM visit_member y WHERE y.visit_id = v.id) AS members,
  (SELECT string_agg(coalesce(o.name, m.name), '; ' ORDER BY y.member_id)
   FROM visit_member y JOIN activity_member m ON m.id = y.member_id
   LEFT JOIN official o ON o.id = m.official_id WHERE y.visit_id = v.id) AS members_shown,
  v.date_from, v.date_to, v.time_from, v.time_to, v.purpose, v.state, v.report, v.search_key,
  v.version
FROM visit v JOIN activity a ON a.id = v.activity_id JOIN site s ON s.id = v.site_id
LEFT JOIN activity_group g ON g.id = v.group_id;
-- [both]

CREATE VIEW meeting_shown AS
SELECT m.id, m.activity_id, a.title AS activity_id_shown, m.step_id, e.number AS step_id_shown,
  m.title, m.form, m.date, m.time_from, m.time_to, m.place, m.leader_id, o.name AS leader_id_shown,
  m.secretary_id, n.name AS secretary_id_shown, m.agenda, m.minutes, m.state, m.search_key,
  m.version
FROM meeting m JOIN activity a ON a.id = m.activity_id
LEFT JOIN activity_step e ON e.id = m.step_id LEFT JOIN official o ON o.id = m.leader_id
LEFT JOIN official n ON n.id = m.secretary_id;

CREATE VIEW attendance_shown AS
SELECT t.id, t.activity_id, a.title AS activity_id_shown, t.meeting_id, m.title AS meeting_id_shown,
  t.agency_id, g.name AS agency_id_shown, t.required, t.walk_in, t.basis, t.state, t.name, t.title,
  t.search_key, t.version
FROM attendance t JOIN activity a ON a.id = t.activity_id JOIN meeting m ON m.id = t.meeting_id
LEFT JOIN agency g ON g.id = t.agency_id;

CREATE VIEW finding_shown AS
SELECT f.id, f.activity_id, a.title AS activity_id_shown, f.visit_id, s.name AS visit_id_shown,
  f.meeting_id, m.title AS meeting_id_shown, f.step_id, e.number AS step_id_shown, f.agency_id,
  g.name AS agency_id_shown, f.date, f.text, f.recommendation, f.search_key, f.version
FROM finding f JOIN activity a ON a.id = f.activity_id LEFT JOIN visit v ON v.id = f.visit_id
LEFT JOIN site s ON s.id = v.site_id LEFT JOIN meeting m ON m.id = f.meeting_id
LEFT JOIN activity_step e ON e.id = f.step_id LEFT JOIN agency g ON g.id = f.agency_id;

CREATE VIEW follow_up_shown AS
SELECT u.id, u.activity_id, a.title AS activity_id_shown, u.finding_id, f.text AS finding_id_shown,
  u.meeting_id, m.title AS meeting_id_shown, u.text, u.agency_id, g.name AS agency_id_shown,
  u.official_id, o.name AS official_id_shown, u.due, u.state, u.note, u.done_on, u.search_key,
  u.version
FROM follow_up u JOIN activity a ON a.id = u.activity_id
LEFT JOIN finding f ON f.id = u.finding_id LEFT JOIN meeting m ON m.id = u.meeting_id
LEFT JOIN agency g ON g.id = u.agency_id LEFT JOIN official o ON o.id = u.official_id;

CREATE VIEW proposal_shown AS
SELECT r.id, r.activity_id, a.title AS activity_id_shown, r.source, r.title, r.proposer,
  r.agency_id, g.name AS agency_id_shown, r.programme_id, p.code AS programme_id_shown, r.site_id,
  s.name AS site_id_shown, r.region_code, r.place, r.volume, r.unit, r.pagu, r.verdict,
  r.verdict_volume, r.verdict_place, r.verdict_pagu, r.latitude, r.longitude, r.reason,
  r.search_key, r.version
FROM proposal r JOIN activity a ON a.id = r.activity_id LEFT JOIN agency g ON g.id = r.agency_id
LEFT JOIN programme p ON p.id = r.programme_id LEFT JOIN site s ON s.id = r.site_id;
