-- Agenda Kerja: runs of procedures with their steps, team and notes; files attached to anything.

-- Contents of files, once each.
CREATE TABLE attachment_content (
  sha256 TEXT NOT NULL PRIMARY KEY,
  size   BIGINT NOT NULL,
  type   TEXT NOT NULL,
  bytes  BLOB NOT NULL
) STRICT;

-- A small JPEG made of a photo.
CREATE TABLE attachment_preview (
  sha256 TEXT NOT NULL PRIMARY KEY REFERENCES attachment_content (sha256),
  bytes  BLOB NOT NULL
) STRICT;

-- The owner ("activity/ID") is what attachments are read by, the subject ("step/ID") what each
-- belongs to.
CREATE TABLE attachment (
  id       TEXT NOT NULL PRIMARY KEY,
  owner    TEXT NOT NULL,
  subject  TEXT NOT NULL,
  name     TEXT NOT NULL,
  sha256   TEXT NOT NULL REFERENCES attachment_content (sha256),
  caption  TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT NOT NULL REFERENCES official (id),
  version  BIGINT NOT NULL
) STRICT;
CREATE INDEX attachment_owner ON attachment (owner, added_at);
CREATE INDEX attachment_sha256 ON attachment (sha256);

-- One run of a procedure. The procedure is the frozen one: a run stays on its version.
CREATE TABLE activity (
  id                TEXT NOT NULL PRIMARY KEY,
  year              BIGINT NOT NULL,
  title             TEXT NOT NULL,
  kind              TEXT NOT NULL CHECK (kind IN ('umum', 'monev', 'rd', 'tkpkd')),
  bidang_id         TEXT NOT NULL REFERENCES position (id),
  coordinator_id    TEXT NOT NULL REFERENCES official (id),
  procedure_code    TEXT NOT NULL,
  procedure_id      TEXT NOT NULL REFERENCES snapshot (id),
  start_at          BIGINT NOT NULL,
  state             TEXT NOT NULL CHECK (state IN ('berjalan', 'selesai', 'dihentikan')),
  reason            TEXT NOT NULL,
  ended_at          BIGINT,
  disposisi_from    TEXT NOT NULL,
  disposisi_date    TEXT NOT NULL,
  disposisi_content TEXT NOT NULL,
  copied_from       TEXT REFERENCES activity (id),
  search_key        TEXT NOT NULL,
  version           BIGINT NOT NULL
) STRICT;
CREATE INDEX activity_year ON activity (year, state);
CREATE INDEX activity_state ON activity (state);
CREATE INDEX activity_bidang ON activity (bidang_id);
CREATE INDEX activity_coordinator ON activity (coordinator_id);
CREATE INDEX activity_procedure ON activity (procedure_id);
CREATE INDEX activity_copied_from ON activity (copied_from);

-- Number and wording are those of the frozen procedure, so that lists need not open it. The steps
-- from head to ordinal run beside each other: all before head must be done first.
CREATE TABLE activity_step (
  id            TEXT NOT NULL PRIMARY KEY,
  activity_id   TEXT NOT NULL REFERENCES activity (id),
  step_key      TEXT NOT NULL,
  round         BIGINT NOT NULL CHECK (round BETWEEN 1 AND 999),
  ordinal       BIGINT NOT NULL,
  head          BIGINT NOT NULL,
  number        TEXT NOT NULL,
  wording       TEXT NOT NULL,
  planned_start BIGINT NOT NULL,
  planned_due   BIGINT,
  due_by_hand   BIGINT NOT NULL,
  started_at    BIGINT,
  finished_at   BIGINT,
  done_by       TEXT REFERENCES official (id),
  state         TEXT NOT NULL CHECK (state IN ('belum', 'berjalan', 'selesai', 'dilewati')),
  skip_reason   TEXT NOT NULL,
  early_reason  TEXT NOT NULL,
  late_reason   TEXT NOT NULL,
  version       BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX activity_step_round ON activity_step (activity_id, ordinal, round);
CREATE INDEX activity_step_done_by ON activity_step (done_by);

-- Each kelengkapan (perlu) and output (hasil) of a step, in the order of the procedure; marked when
-- somebody said that it is there.
CREATE TABLE activity_item (
  id        TEXT NOT NULL PRIMARY KEY,
  step_id   TEXT NOT NULL REFERENCES activity_step (id),
  side      TEXT NOT NULL CHECK (side IN ('perlu', 'hasil')),
  place     BIGINT NOT NULL,
  marked_at BIGINT,
  marked_by TEXT REFERENCES official (id),
  version   BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX activity_item_place ON activity_item (step_id, side, place);
CREATE INDEX activity_item_marked_by ON activity_item (marked_by);

CREATE TABLE activity_note (
  id          TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT NOT NULL REFERENCES activity (id),
  step_id     TEXT REFERENCES activity_step (id),
  item_id     TEXT REFERENCES activity_item (id),
  text        TEXT NOT NULL,
  official_id TEXT NOT NULL REFERENCES official (id),
  written_at  BIGINT NOT NULL
) STRICT;
CREATE INDEX activity_note_activity ON activity_note (activity_id, written_at);
CREATE INDEX activity_note_step ON activity_note (step_id);
CREATE INDEX activity_note_item ON activity_note (item_id);
CREATE INDEX activity_note_official ON activity_note (official_id);

CREATE TABLE activity_group (
  id          TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT NOT NULL REFERENCES activity (id),
  name        TEXT NOT NULL,
  search_key  TEXT NOT NULL,
  version     BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX activity_group_name ON activity_group (activity_id, search_key);

-- An official, or somebody from elsewhere by name and agency.
CREATE TABLE activity_member (
  id          TEXT NOT NULL PRIMARY KEY,
  activity_id TEXT NOT NULL REFERENCES activity (id),
  official_id TEXT REFERENCES official (id),
  name        TEXT NOT NULL,
  agency      TEXT NOT NULL,
  role        TEXT NOT NULL CHECK (role IN ('ketua', 'wakil', 'sekretaris', 'anggota')),
  group_id    TEXT REFERENCES activity_group (id),
  version     BIGINT NOT NULL,
  CHECK (official_id IS NOT NULL OR name <> '')
) STRICT;
CREATE UNIQUE INDEX activity_member_official ON activity_member (activity_id, official_id)
  WHERE official_id IS NOT NULL;
CREATE INDEX activity_member_activity ON activity_member (activity_id);
CREATE INDEX activity_member_of ON activity_member (official_id);
CREATE INDEX activity_member_group ON activity_member (group_id);
