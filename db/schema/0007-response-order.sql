-- The responses to an instrument are read page by page in the order of their ids: without this each
-- page sorts all of them.

CREATE INDEX response_order ON response (instrument_id, id);
