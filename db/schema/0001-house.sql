-- The first rooms: office, people, agencies, programmes, calendar, audit, snapshots.
--
-- Dialect: TEXT, BIGINT, BLOB, STRICT are put into each engine's words by the loader. No REAL, no
-- JSON types; decimals are canonical text, dates YYYY-MM-DD, instants UTC milliseconds, ids UUIDv7.
-- Text that is not there is '', a reference that is not there is NULL.
-- A step makes no rows of its own, so that a copy of another database starts from empty tables.

CREATE TABLE schema_step (
  number     BIGINT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL,
  applied_at BIGINT NOT NULL
) STRICT;

-- What this database is: its id (caches and the office secret are bound to it).
CREATE TABLE database_identity (
  id         TEXT NOT NULL PRIMARY KEY,
  created_at BIGINT NOT NULL
) STRICT;

CREATE TABLE picture (
  sha256 TEXT NOT NULL PRIMARY KEY,
  mime   TEXT NOT NULL,
  bytes  BLOB NOT NULL
) STRICT;

-- The instansi profile: one row.
CREATE TABLE office (
  id            TEXT NOT NULL PRIMARY KEY CHECK (id = 'office'),
  region_code   TEXT NOT NULL,
  region_name   TEXT NOT NULL,
  agency_name   TEXT NOT NULL,
  address       TEXT NOT NULL,
  contact       TEXT NOT NULL,
  logo          TEXT REFERENCES picture (sha256),
  zone          TEXT NOT NULL,
  paper         TEXT NOT NULL,
  font          TEXT NOT NULL,
  subkoor_title TEXT NOT NULL,
  idle_minutes  BIGINT NOT NULL,
  search_key    TEXT NOT NULL,
  version       BIGINT NOT NULL
) STRICT;

CREATE TABLE agency (
  id           TEXT NOT NULL PRIMARY KEY,
  code         TEXT NOT NULL,
  name         TEXT NOT NULL,
  short_name   TEXT NOT NULL,
  kind         TEXT NOT NULL,
  parent_id    TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  address      TEXT NOT NULL,
  head_name    TEXT NOT NULL,
  head_nip     TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  whatsapp     TEXT NOT NULL,
  email        TEXT NOT NULL,
  valid_from   TEXT NOT NULL,
  valid_to     TEXT NOT NULL,
  successor_id TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  note         TEXT NOT NULL,
  search_key   TEXT NOT NULL,
  version      BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX agency_code ON agency (code, valid_from) WHERE code <> '';
CREATE UNIQUE INDEX agency_name ON agency (name, valid_from);
CREATE INDEX agency_parent ON agency (parent_id);
CREATE INDEX agency_successor ON agency (successor_id);

CREATE TABLE official (
  id           TEXT NOT NULL PRIMARY KEY,
  title_before TEXT NOT NULL,
  name         TEXT NOT NULL,
  title_after  TEXT NOT NULL,
  status       TEXT NOT NULL,
  nip          TEXT NOT NULL,
  rank         TEXT NOT NULL,
  grade        TEXT NOT NULL,
  agency_id    TEXT REFERENCES agency (id),
  username     TEXT NOT NULL,
  whatsapp     TEXT NOT NULL,
  email        TEXT NOT NULL,
  is_admin     BIGINT NOT NULL,
  active       BIGINT NOT NULL,
  search_key   TEXT NOT NULL,
  version      BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX official_nip ON official (nip) WHERE nip <> '';
CREATE UNIQUE INDEX official_username ON official (username) WHERE username <> '';
CREATE INDEX official_agency ON official (agency_id);

CREATE TABLE position (
  id         TEXT NOT NULL PRIMARY KEY,
  title      TEXT NOT NULL,
  kind       TEXT NOT NULL,
  agency_id  TEXT REFERENCES agency (id),
  parent_id  TEXT REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  single     BIGINT NOT NULL,
  active     BIGINT NOT NULL,
  search_key TEXT NOT NULL,
  version    BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX position_title ON position (title, agency_id);
CREATE INDEX position_agency ON position (agency_id);
CREATE INDEX position_parent ON position (parent_id);

CREATE TABLE appointment (
  id          TEXT NOT NULL PRIMARY KEY,
  official_id TEXT NOT NULL REFERENCES official (id),
  position_id TEXT NOT NULL REFERENCES position (id),
  kind        TEXT NOT NULL,
  date_from   TEXT NOT NULL,
  date_to     TEXT NOT NULL,
  basis       TEXT NOT NULL,
  search_key  TEXT NOT NULL,
  version     BIGINT NOT NULL
) STRICT;
CREATE INDEX appointment_official ON appointment (official_id);
CREATE INDEX appointment_position ON appointment (position_id, date_from);

-- One agency may be coordinated by several Asisten (seed 001, Pasal 12).
CREATE TABLE agency_coordinator (
  agency_id   TEXT NOT NULL REFERENCES agency (id),
  position_id TEXT NOT NULL REFERENCES position (id),
  PRIMARY KEY (agency_id, position_id)
) STRICT;
CREATE INDEX agency_coordinator_position ON agency_coordinator (position_id);

-- An agency with the names of what it refers to.
-- [sqlite]
CREATE VIEW agency_shown AS
SELECT a.id, a.code, a.name, a.short_name, a.kind, a.parent_id, p.name AS parent_id_shown,
  a.address, a.head_name, a.head_nip, a.contact_name, a.whatsapp, a.email,
  (SELECT group_concat(c.position_id, char(10)) FROM
    (SELECT position_id FROM agency_coordinator WHERE agency_id = a.id ORDER BY position_id) c)
    AS coordinators,
  (SELECT group_concat(t.title, '; ') FROM
    (SELECT q.title FROM agency_coordinator c JOIN position q ON q.id = c.position_id
     WHERE c.agency_id = a.id ORDER BY c.position_id) t) AS coordinators_shown,
  a.valid_from, a.valid_to, a.successor_id, s.name AS successor_id_shown, a.note, a.search_key,
  a.version
FROM agency a LEFT JOIN agency p ON p.id = a.parent_id LEFT JOIN agency s ON s.id = a.successor_id;
-- [postgres]
CREATE VIEW agency_shown AS
SELECT a.id, a.code, a.name, a.short_name, a.kind, a.parent_id, p.name AS parent_id_shown,
  a.address, a.head_name, a.head_nip, a.contact_name, a.whatsapp, a.email,
  (SELECT string_agg(c.position_id, chr(10) ORDER BY c.position_id)
   FROM agency_coordinator c WHERE c.agency_id = a.id) AS coordinators,
  (SELECT string_agg(q.title, '; ' ORDER BY c.position_id)
   FROM agency_coordinator c JOIN position q ON q.id = c.position_id
   WHERE c.agency_id = a.id) AS coordinators_shown,
  a.valid_from, a.valid_to, a.successor_id, s.name AS successor_id_shown, a.note, a.search_key,
  a.version
FROM agency a LEFT JOIN agency p ON p.id = a.parent_id LEFT JOIN agency s ON s.id = a.successor_id;
-- [both]

-- The office key certifies the officials' keys; it is sealed with the office secret, which is
-- never in the database.
CREATE TABLE office_key (
  id          TEXT NOT NULL PRIMARY KEY,
  public_key  BLOB NOT NULL,
  sealed      BLOB NOT NULL,
  secret_mark TEXT NOT NULL,
  created_at  BIGINT NOT NULL
) STRICT;

CREATE TABLE official_key (
  id          TEXT NOT NULL PRIMARY KEY,
  official_id TEXT NOT NULL REFERENCES official (id),
  public_key  BLOB NOT NULL,
  salt        BLOB NOT NULL,
  sealed      BLOB NOT NULL,
  certificate BLOB NOT NULL,
  office_key  TEXT NOT NULL REFERENCES office_key (id),
  created_at  BIGINT NOT NULL,
  revoked_at  BIGINT
) STRICT;
CREATE UNIQUE INDEX official_key_live ON official_key (official_id) WHERE revoked_at IS NULL;

CREATE TABLE login_guard (
  official_id TEXT NOT NULL PRIMARY KEY REFERENCES official (id),
  failures    BIGINT NOT NULL,
  last_at     BIGINT NOT NULL
) STRICT;

CREATE TABLE programme (
  id          TEXT NOT NULL PRIMARY KEY,
  year        BIGINT NOT NULL,
  code        TEXT NOT NULL,
  level       TEXT NOT NULL,
  name        TEXT NOT NULL,
  parent_code TEXT NOT NULL,
  search_key  TEXT NOT NULL,
  version     BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX programme_code ON programme (year, code);

CREATE TABLE budget (
  id            TEXT NOT NULL PRIMARY KEY,
  year          BIGINT NOT NULL,
  agency_id     TEXT NOT NULL REFERENCES agency (id),
  programme_id  TEXT NOT NULL REFERENCES programme (id),
  source        TEXT NOT NULL,
  pagu          TEXT NOT NULL,
  pagu_shifted  TEXT NOT NULL,
  pagu_revised  TEXT NOT NULL,
  search_key    TEXT NOT NULL,
  version       BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX budget_line ON budget (year, agency_id, programme_id, source);
CREATE INDEX budget_programme ON budget (programme_id);
CREATE INDEX budget_agency ON budget (agency_id);

-- How the columns of a foreign table were assigned last time.
CREATE TABLE import_mapping (
  subject   TEXT NOT NULL,
  signature TEXT NOT NULL,
  canonical TEXT NOT NULL,
  used_at   BIGINT NOT NULL,
  PRIMARY KEY (subject, signature)
) STRICT;

CREATE TABLE holiday (
  id         TEXT NOT NULL PRIMARY KEY,
  date_from  TEXT NOT NULL,
  date_to    TEXT NOT NULL,
  kind       TEXT NOT NULL,
  name       TEXT NOT NULL,
  search_key TEXT NOT NULL,
  version    BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX holiday_day ON holiday (date_from, kind, name);

CREATE TABLE work_profile (
  id        TEXT NOT NULL PRIMARY KEY CHECK (id = 'office'),
  canonical TEXT NOT NULL,
  version   BIGINT NOT NULL
) STRICT;

CREATE TABLE snapshot (
  id         TEXT NOT NULL PRIMARY KEY,
  subject    TEXT NOT NULL,
  number     BIGINT NOT NULL,
  canonical  TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX snapshot_number ON snapshot (subject, number);

CREATE TABLE draft (
  subject    TEXT NOT NULL,
  official   TEXT NOT NULL,
  canonical  TEXT NOT NULL,
  base       TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (subject, official)
) STRICT;

-- The log: each entry holds the hash of the one before. The head row is the lock that makes seq
-- follow the order of commits.
CREATE TABLE audit_entry (
  seq       BIGINT NOT NULL PRIMARY KEY,
  at        BIGINT NOT NULL,
  actor     TEXT NOT NULL,
  act       TEXT NOT NULL,
  subject   TEXT NOT NULL,
  canonical TEXT NOT NULL,
  previous  TEXT NOT NULL,
  hash      TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entry_subject ON audit_entry (subject, seq);

CREATE TABLE audit_head (
  id   BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
  seq  BIGINT NOT NULL,
  at   BIGINT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- [sqlite]
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'append-only: audit_entry'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'append-only: audit_entry'); END;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'append-only: audit_head'); END;
CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head WHEN new.seq <> old.seq + 1
BEGIN SELECT RAISE(ABORT, 'append-only: audit_head'); END;
CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
BEGIN SELECT RAISE(ABORT, 'append-only: snapshot'); END;

-- [postgres]
CREATE FUNCTION monev_append_only () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION monev_append_only ();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION monev_append_only ();
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
FOR EACH ROW EXECUTE FUNCTION monev_append_only ();
CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head
FOR EACH ROW WHEN (new.seq <> old.seq + 1) EXECUTE FUNCTION monev_append_only ();
CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
FOR EACH ROW EXECUTE FUNCTION monev_append_only ();
