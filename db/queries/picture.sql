-- Pictures under their hash: the logo, later those of documents and visits.

-- name: picture_put
INSERT INTO picture (sha256, mime, bytes) VALUES (:sha256:text, :mime:text, :bytes:blob)
-- name: picture_get
SELECT sha256, mime, bytes FROM picture WHERE sha256 = :sha256:text
