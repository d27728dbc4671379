-- Responses to a version of an instrument, one row each; answers are canonical JSON. One that is
-- being filled ("isian") is written over by autosave; from "masuk" on each change leaves a remark.

CREATE TABLE response (
  id            TEXT NOT NULL PRIMARY KEY,
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  version_id    TEXT NOT NULL REFERENCES instrument_version (id),
  site_id       TEXT REFERENCES site (id),
  group_id      TEXT REFERENCES activity_group (id),
  official_id   TEXT REFERENCES official (id),
  enumerator    TEXT NOT NULL,
  key           TEXT NOT NULL,
  uuid          TEXT NOT NULL,
  title         TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN
    ('isian', 'masuk', 'diperiksa', 'dikoreksi', 'disetujui', 'ditolak')),
  submitted_at  BIGINT NOT NULL,
  changed_at    BIGINT NOT NULL,
  faults        BIGINT NOT NULL CHECK (faults >= 0),
  answers       TEXT NOT NULL,
  search_key    TEXT NOT NULL,
  version       BIGINT NOT NULL,
  CHECK ((state = 'isian') = (submitted_at = 0))
) STRICT;
CREATE UNIQUE INDEX response_uuid ON response (instrument_id, uuid) WHERE uuid <> '';
CREATE INDEX response_key ON response (instrument_id, key);
CREATE INDEX response_state ON response (instrument_id, state);
CREATE INDEX response_version ON response (version_id);
CREATE INDEX response_site ON response (site_id);
CREATE INDEX response_group ON response (group_id);
CREATE INDEX response_official ON response (official_id);

-- What was asked, corrected or decided about a response. place is "anak[2]/umur", '' for all of it.
CREATE TABLE response_remark (
  id          TEXT NOT NULL PRIMARY KEY,
  response_id TEXT NOT NULL REFERENCES response (id),
  place       TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('tanya', 'jawab', 'koreksi', 'impor', 'status')),
  old_value   TEXT NOT NULL,
  new_value   TEXT NOT NULL,
  text        TEXT NOT NULL,
  settled     BIGINT NOT NULL,
  at          BIGINT NOT NULL,
  official_id TEXT NOT NULL REFERENCES official (id)
) STRICT;
CREATE INDEX response_remark_of ON response_remark (response_id, at);
CREATE INDEX response_remark_by ON response_remark (official_id);
