/* @name Hints */
SELECT p.id AS "id?", p.mood AS "mood!", b.name AS "boss!", count(*) AS "n!"
FROM people p LEFT JOIN people b ON b.id = p.boss
GROUP BY p.id, b.name;
