-- What Beranda says about the office on a day.

-- name: home_counts
SELECT (SELECT count(*) FROM agency WHERE kind IN ('perangkat_daerah', 'kecamatan')
          AND (valid_from = '' OR valid_from <= :date:text)
          AND (valid_to = '' OR valid_to >= :date:text)) AS agencies,
       (SELECT count(*) FROM agency) AS listed,
       (SELECT count(*) FROM official WHERE active = 1) AS officials,
       (SELECT count(*) FROM position WHERE active = 1) AS positions,
       (SELECT count(*) FROM programme WHERE year = :year:int) AS programmes,
       (SELECT count(*) FROM budget WHERE year = :year:int) AS budgets

-- name: home_pagu
SELECT pagu FROM budget WHERE year = :year:int ORDER BY id

-- A post for one person that nobody holds on the day, not even for a time.
-- name: home_vacant
SELECT p.id, p.title FROM position p
WHERE p.active = 1 AND p.single = 1 AND NOT EXISTS (SELECT 1 FROM appointment t
  WHERE t.position_id = p.id AND t.date_from <= :date:text
    AND (t.date_to = '' OR t.date_to >= :date:text))
ORDER BY p.search_key, p.id

-- Who holds a post for a time on the day; the one that ends first stands first.
-- name: home_acting
SELECT t.kind, t.date_to, p.title, o.name
FROM appointment t JOIN position p ON p.id = t.position_id JOIN official o ON o.id = t.official_id
WHERE t.kind <> 'definitif' AND t.date_from <= :date:text
  AND (t.date_to = '' OR t.date_to >= :date:text)
ORDER BY CASE WHEN t.date_to = '' THEN 1 ELSE 0 END, t.date_to, p.search_key, t.id
