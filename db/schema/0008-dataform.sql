-- Data forms: what the office asks its agencies for. A version that was issued is a snapshot of
-- "dataform/ID"; a request sends one version to agencies for one period; what comes back is kept as
-- it came, beside the values that count now. Values are canonical JSON, one text for all cells of an
-- addressee: 21,600 of them are read at once and written at once.

-- The Daftar Inventarisasi Data: which data there are, and who has them.
CREATE TABLE data_item (
  id         TEXT NOT NULL PRIMARY KEY,
  code       TEXT NOT NULL,
  name       TEXT NOT NULL,
  definition TEXT NOT NULL,
  unit       TEXT NOT NULL,
  period     TEXT NOT NULL,
  level      TEXT NOT NULL,
  agency_id  TEXT REFERENCES agency (id),
  available  TEXT NOT NULL,
  source     TEXT NOT NULL,
  note       TEXT NOT NULL,
  search_key TEXT NOT NULL,
  version    BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX data_item_code ON data_item (code) WHERE code <> '';
CREATE INDEX data_item_agency ON data_item (agency_id);

CREATE TABLE data_form (
  id         TEXT NOT NULL PRIMARY KEY,
  code       TEXT NOT NULL,
  title      TEXT NOT NULL,
  period     TEXT NOT NULL CHECK (period IN ('year', 'semester', 'quarter', 'month')),
  state      TEXT NOT NULL CHECK (state IN ('konsep', 'terbit', 'arsip')),
  number     BIGINT NOT NULL CHECK (number >= 0),
  changed_at BIGINT NOT NULL,
  search_key TEXT NOT NULL,
  version    BIGINT NOT NULL,
  CHECK (state = 'arsip' OR (state = 'konsep') = (number = 0))
) STRICT;
CREATE UNIQUE INDEX data_form_code ON data_form (code);

CREATE TABLE data_form_concept (
  form_id    TEXT NOT NULL PRIMARY KEY REFERENCES data_form (id),
  canonical  TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL REFERENCES official (id)
) STRICT;
CREATE INDEX data_form_concept_by ON data_form_concept (changed_by);

CREATE TABLE data_form_version (
  id          TEXT NOT NULL PRIMARY KEY,
  form_id     TEXT NOT NULL REFERENCES data_form (id),
  number      BIGINT NOT NULL CHECK (number > 0),
  snapshot_id TEXT NOT NULL REFERENCES snapshot (id),
  issued_at   BIGINT NOT NULL,
  issued_by   TEXT NOT NULL REFERENCES official (id)
) STRICT;
CREATE UNIQUE INDEX data_form_version_number ON data_form_version (form_id, number);
CREATE INDEX data_form_version_snapshot ON data_form_version (snapshot_id);
CREATE INDEX data_form_version_by ON data_form_version (issued_by);

-- The time allowed is counted in working days ('hari') or working hours ('jam') from the sending to
-- each agency, or from the date of the letter.
CREATE TABLE data_request (
  id            TEXT NOT NULL PRIMARY KEY,
  form_id       TEXT NOT NULL REFERENCES data_form (id),
  version_id    TEXT NOT NULL REFERENCES data_form_version (id),
  activity_id   TEXT REFERENCES activity (id),
  year          BIGINT NOT NULL,
  period        TEXT NOT NULL,
  title         TEXT NOT NULL,
  letter_number TEXT NOT NULL,
  letter_date   TEXT NOT NULL,
  time_unit     TEXT NOT NULL CHECK (time_unit IN ('hari', 'jam')),
  time_amount   BIGINT NOT NULL CHECK (time_amount > 0),
  contact       TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('berjalan', 'selesai', 'dibatalkan')),
  made_at       BIGINT NOT NULL,
  made_by       TEXT NOT NULL REFERENCES official (id),
  copied_from   TEXT REFERENCES data_request (id),
  search_key    TEXT NOT NULL,
  version       BIGINT NOT NULL
) STRICT;
CREATE INDEX data_request_year ON data_request (year, state);
CREATE INDEX data_request_form ON data_request (form_id, period);
CREATE INDEX data_request_version ON data_request (version_id);
CREATE INDEX data_request_activity ON data_request (activity_id);
CREATE INDEX data_request_by ON data_request (made_by);
CREATE INDEX data_request_copied ON data_request (copied_from);

-- facts: what the workbook was made from beside the form (its rows, the last period's values), frozen.
-- content: the values that count now, '' before the first came.
CREATE TABLE data_addressee (
  id          TEXT NOT NULL PRIMARY KEY,
  request_id  TEXT NOT NULL REFERENCES data_request (id),
  agency_id   TEXT NOT NULL REFERENCES agency (id),
  facts       TEXT NOT NULL,
  sent_at     BIGINT NOT NULL,
  due_at      BIGINT NOT NULL,
  receipt_at  BIGINT NOT NULL,
  receipt_by  TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  verified_at BIGINT NOT NULL,
  rounds      BIGINT NOT NULL,
  content     TEXT NOT NULL,
  asked       BIGINT NOT NULL,
  filled      BIGINT NOT NULL,
  repaired    BIGINT NOT NULL,
  doubtful    BIGINT NOT NULL,
  missing     BIGINT NOT NULL,
  approved    BIGINT NOT NULL,
  questions   BIGINT NOT NULL,
  version     BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX data_addressee_agency ON data_addressee (request_id, agency_id);
CREATE INDEX data_addressee_of ON data_addressee (agency_id);

-- What came, as it came: never changed. The file itself is an attachment of "data/ADDRESSEE".
CREATE TABLE data_submission (
  id            TEXT NOT NULL PRIMARY KEY,
  addressee_id  TEXT NOT NULL REFERENCES data_addressee (id),
  round         BIGINT NOT NULL CHECK (round > 0),
  source        TEXT NOT NULL CHECK (source IN
    ('berkas', 'surat', 'pindaian', 'foto', 'wa', 'telepon', 'email', 'klarifikasi')),
  file_name     TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  attachment_id TEXT REFERENCES attachment (id),
  received_at   BIGINT NOT NULL,
  letter_number TEXT NOT NULL,
  letter_date   TEXT NOT NULL,
  filled_by     TEXT NOT NULL,
  filled_phone  TEXT NOT NULL,
  content       TEXT NOT NULL,
  issues        TEXT NOT NULL,
  entered_by    TEXT NOT NULL REFERENCES official (id)
) STRICT;
CREATE UNIQUE INDEX data_submission_round ON data_submission (addressee_id, round);
CREATE INDEX data_submission_sha256 ON data_submission (sha256);
CREATE INDEX data_submission_attachment ON data_submission (attachment_id);
CREATE INDEX data_submission_by ON data_submission (entered_by);

-- What was asked, corrected or decided about a cell: "lembar|baris|kolom", '' for all of it.
CREATE TABLE data_remark (
  id           TEXT NOT NULL PRIMARY KEY,
  addressee_id TEXT NOT NULL REFERENCES data_addressee (id),
  place        TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN
    ('masuk', 'sesuai', 'klarifikasi', 'jawab', 'koreksi', 'tolak', 'status')),
  old_value    TEXT NOT NULL,
  new_value    TEXT NOT NULL,
  text         TEXT NOT NULL,
  settled      BIGINT NOT NULL,
  at           BIGINT NOT NULL,
  official_id  TEXT NOT NULL REFERENCES official (id)
) STRICT;
CREATE INDEX data_remark_of ON data_remark (addressee_id, at);
CREATE INDEX data_remark_by ON data_remark (official_id);

-- A closed data set: a snapshot of "dataset/REQUEST" with what it is of.
CREATE TABLE data_set (
  id          TEXT NOT NULL PRIMARY KEY,
  request_id  TEXT NOT NULL REFERENCES data_request (id),
  number      BIGINT NOT NULL CHECK (number > 0),
  snapshot_id TEXT NOT NULL REFERENCES snapshot (id),
  agencies    BIGINT NOT NULL,
  note        TEXT NOT NULL,
  closed_at   BIGINT NOT NULL,
  closed_by   TEXT NOT NULL REFERENCES official (id)
) STRICT;
CREATE UNIQUE INDEX data_set_number ON data_set (request_id, number);
CREATE INDEX data_set_snapshot ON data_set (snapshot_id);
CREATE INDEX data_set_by ON data_set (closed_by);

-- Buku ekspedisi: what left the office, when, by which way, and who took it.
CREATE TABLE dispatch (
  id          TEXT NOT NULL PRIMARY KEY,
  year        BIGINT NOT NULL,
  number      BIGINT NOT NULL CHECK (number > 0),
  sent_on     TEXT NOT NULL,
  subject     TEXT NOT NULL,
  agency_id   TEXT REFERENCES agency (id),
  recipient   TEXT NOT NULL,
  letter_number TEXT NOT NULL,
  content     TEXT NOT NULL,
  means       TEXT NOT NULL,
  received_on TEXT NOT NULL,
  received_by TEXT NOT NULL,
  version     BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX dispatch_number ON dispatch (year, number);
CREATE INDEX dispatch_subject ON dispatch (subject);
CREATE INDEX dispatch_agency ON dispatch (agency_id);
