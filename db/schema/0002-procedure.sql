-- The office's own procedures. The content of each version is a snapshot of "procedure/ID", never
-- changed, so that a running activity stays on the version it was begun with; unfinished work is a
-- draft of the same subject. The procedures the program ships are no rows.

CREATE TABLE procedure (
  id         TEXT NOT NULL PRIMARY KEY,
  code       TEXT NOT NULL,
  title      TEXT NOT NULL,
  base_code  TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('active', 'retired')),
  number     BIGINT NOT NULL CHECK (number > 0),
  steps      BIGINT NOT NULL,
  minutes    BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  search_key TEXT NOT NULL,
  version    BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX procedure_code ON procedure (code);
