-- Instruments (questionnaires) of an activity or, without one, of the library. What is issued is a
-- snapshot of "instrument/ID" that never changes: answers stay with the version they were given to.
-- What was changed since and is not issued yet is the concept, one for all; unsaved work of one
-- official is a draft of the same subject.

CREATE TABLE instrument (
  id          TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT REFERENCES activity (id),
  title       TEXT NOT NULL,
  form_id     TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('konsep', 'terbit', 'arsip')),
  number      BIGINT NOT NULL CHECK (number >= 0),
  questions   BIGINT NOT NULL,
  copied_from TEXT NOT NULL,
  changed_at  BIGINT NOT NULL,
  search_key  TEXT NOT NULL,
  version     BIGINT NOT NULL,
  CHECK (state = 'arsip' OR (state = 'konsep') = (number = 0))
) STRICT;
CREATE INDEX instrument_activity ON instrument (activity_id);

CREATE TABLE instrument_concept (
  instrument_id TEXT NOT NULL PRIMARY KEY REFERENCES instrument (id),
  canonical     TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  changed_at    BIGINT NOT NULL,
  changed_by    TEXT NOT NULL REFERENCES official (id)
) STRICT;

CREATE TABLE instrument_version (
  id            TEXT NOT NULL PRIMARY KEY,
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  number        BIGINT NOT NULL CHECK (number > 0),
  snapshot_id   TEXT NOT NULL REFERENCES snapshot (id),
  questions     BIGINT NOT NULL,
  issued_at     BIGINT NOT NULL,
  issued_by     TEXT NOT NULL REFERENCES official (id)
) STRICT;
CREATE UNIQUE INDEX instrument_version_number ON instrument_version (instrument_id, number);
