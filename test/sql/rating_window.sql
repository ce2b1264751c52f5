--
-- rolling windows: the moving frame gives what the frame gives
--

CREATE TEMP TABLE answer (id integer PRIMARY KEY, day date, score integer, scale integer);
INSERT INTO answer
	SELECT x, date '2025-01-01' + x / 5, CASE WHEN x % 4 > 0 AND x NOT BETWEEN 400 AND 600 THEN (x * x + x / 7) % 11 END, 10
	  FROM generate_series(1, 1000) AS x;

-- a frame that begins at the current row or before moves by the inverse; each against the rows themselves
SELECT count(*) AS rows, count(*) FILTER (WHERE s = again) AS same_summary,
       count(*) FILTER (WHERE n IS NOT DISTINCT FROM nps(again)) AS same_nps, count(n) AS with_answers
  FROM (SELECT nps_agg(score) OVER w AS s, nps(score) OVER w AS n,
               (SELECT nps_agg(score) FROM answer AS a WHERE a.day BETWEEN answer.day - 30 AND answer.day) AS again
          FROM answer WINDOW w AS (ORDER BY day RANGE '30 days' PRECEDING)) AS t;
SELECT count(*) FILTER (WHERE s = again) AS same
  FROM (SELECT nps_agg(score) OVER w AS s,
               (SELECT nps_agg(score) FROM answer AS a WHERE a.id BETWEEN answer.id - 7 AND answer.id + 3) AS again
          FROM answer WINDOW w AS (ORDER BY id ROWS BETWEEN 7 PRECEDING AND 3 FOLLOWING)) AS t;

-- every aggregate and every type of column, the moving frame against one that can't move (VOLATILE forbids it)
CREATE FUNCTION fixed(anyelement) RETURNS anyelement LANGUAGE sql VOLATILE AS 'SELECT $1';
SELECT count(*) AS rows,
       count(*) FILTER (WHERE moving IS NOT DISTINCT FROM fixed) AS same
  FROM (SELECT ARRAY[nps(score) OVER w, nps(score::float8) OVER w, csat(score, 0, 10) OVER w, csat(score::float8, 0, 10) OVER w,
                     csat_top2(score, 0, 10) OVER w, ces(score, 0, scale) OVER w, ces_top3(score::numeric, 0, 10) OVER w, csat(score > 5) OVER w],
               ARRAY[nps(fixed(score)) OVER w, nps(fixed(score)) OVER w, csat(fixed(score), 0, 10) OVER w, csat(fixed(score), 0, 10) OVER w,
                     csat_top2(fixed(score), 0, 10) OVER w, ces(fixed(score), 0, scale) OVER w, ces_top3(fixed(score), 0, 10) OVER w, csat(fixed(score > 5)) OVER w]
          FROM answer WINDOW w AS (ORDER BY id ROWS 20 PRECEDING)) AS t (moving, fixed);

-- FILTER, EXCLUDE and PARTITION BY
SELECT count(*) FILTER (WHERE s = again) AS same
  FROM (SELECT nps_agg(score) FILTER (WHERE score > 3) OVER w AS s,
               (SELECT nps_agg(score) FROM answer AS a WHERE score > 3 AND a.id % 3 = answer.id % 3 AND a.id BETWEEN answer.id - 30 AND answer.id) AS again
          FROM answer WINDOW w AS (PARTITION BY id % 3 ORDER BY id RANGE 30 PRECEDING)) AS t;
SELECT count(*) FILTER (WHERE s = again) AS same
  FROM (SELECT nps_agg(score) OVER w AS s,
               (SELECT nps_agg(score) FROM answer AS a WHERE a.id <> answer.id AND a.id BETWEEN answer.id - 5 AND answer.id + 5) AS again
          FROM answer WINDOW w AS (ORDER BY id ROWS BETWEEN 5 PRECEDING AND 5 FOLLOWING EXCLUDE CURRENT ROW)) AS t;

-- summaries roll too; so do weighted ones, which can't be taken out exactly and are merged anew
CREATE TEMP TABLE daily AS
	SELECT day, nps_agg(score) AS s, weighted_rating_agg(score, 0.1 * (1 + id % 7), 0, 10) AS w FROM answer GROUP BY day;
SELECT count(*) AS days, count(*) FILTER (WHERE moving = again) AS same, count(*) FILTER (WHERE weighted = weighted_again) AS same_weighted
  FROM (SELECT sum(s) OVER month AS moving, (SELECT sum(s) FROM daily AS d WHERE d.day BETWEEN daily.day - 30 AND daily.day) AS again,
               sum(w) OVER month AS weighted,
               (SELECT sum(w ORDER BY day) FROM daily AS d WHERE d.day BETWEEN daily.day - 30 AND daily.day) AS weighted_again
          FROM daily WINDOW month AS (ORDER BY day RANGE '30 days' PRECEDING)) AS t;

-- the scale of rows that are gone doesn't bind those that come
SELECT id, sum(s) OVER (ORDER BY id ROWS 1 PRECEDING) AS rolled_up
  FROM (VALUES (1, '1..2 {1,2}'::rating_summary), (2, '1..2 {0,0}'), (3, NULL), (4, '1..3 {1,2,3}'), (5, '{}'), (6, '{}'), (7, '1..2 {1,2}')) AS t (id, s);
SELECT id, csat_agg(x, 1, high) FILTER (WHERE x > 0) OVER (ORDER BY id ROWS 1 PRECEDING) AS rated
  FROM (VALUES (1, 2, 3), (2, NULL, 4), (3, 5, 5), (4, NULL, 2), (5, 1, 3)) AS t (id, x, high);
SELECT id, csat_agg(x, 1, high) OVER (ORDER BY id ROWS 0 PRECEDING) AS own_scale
  FROM (VALUES (1, 2, 3), (2, NULL, 4), (3, 5, 5), (4, NULL, 2), (5, 1, 3)) AS t (id, x, high);

-- counts that outgrow a byte in the frame and shrink again
SELECT DISTINCT responses(s), pg_column_size(s) AS bytes
  FROM (SELECT id, nps_agg(9) OVER (ORDER BY id ROWS BETWEEN 300 PRECEDING AND 1 PRECEDING) AS s FROM answer) AS t
 WHERE id IN (1, 200, 256, 257, 301, 1000) ORDER BY 1;
SELECT min(pg_column_size(s)), max(pg_column_size(s))
  FROM (SELECT nps_agg(CASE WHEN id < 500 OR id % 50 = 0 THEN 9 END) OVER (ORDER BY id ROWS 300 PRECEDING) AS s FROM answer) AS t;
SELECT id, pg_column_size(s)
  FROM (SELECT id, nps_agg(CASE WHEN id < 500 OR id % 50 = 0 THEN 9 END) OVER (ORDER BY id ROWS 300 PRECEDING) AS s FROM answer) AS t
 WHERE id IN (499, 500, 1000) ORDER BY id;
