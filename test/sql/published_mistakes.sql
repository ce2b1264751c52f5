-- Mistakes seen in published code for these metrics, each beside the figure from
-- csmetrics on the same rows: the wrong idiom, the right figure.
\pset footer off
\pset null (null)

-- An empty group reads 0 (or -1): a team that nobody rated looks like a bad one.
CREATE TEMP TABLE by_team (team text, score integer);
INSERT INTO by_team VALUES ('a', 10), ('a', 9), ('a', 3), ('b', NULL), ('b', NULL);

SELECT team,
       coalesce(100.0 * (count(*) FILTER (WHERE score >= 9) - count(*) FILTER (WHERE score <= 6))
                / nullif(count(score), 0), 0)::numeric(5,1) AS wrong,
       round(nps(score), 1) AS nps, responses(nps_agg(score)) AS answers
  FROM by_team GROUP BY team ORDER BY team;

-- Blank text counts as a passive: COUNT(*) has it, and no bucket does.
CREATE TEMP TABLE typed (score text);
INSERT INTO typed VALUES ('10'), ('9'), (''), ('6'), (' '), ('10');

SELECT round(100.0 * (count(*) FILTER (WHERE score IN ('9', '10'))
                      - count(*) FILTER (WHERE score IN ('0', '1', '2', '3', '4', '5', '6')))
             / count(*), 1) AS wrong,
       round(nps(nullif(btrim(score), '')::integer), 1) AS nps,
       passives(nps_agg(nullif(btrim(score), '')::integer)) AS passives
  FROM typed;

-- NULL in the denominator: unanswered surveys drag the score towards 0.
CREATE TEMP TABLE rated (rating integer);
INSERT INTO rated VALUES (5), (NULL), (4), (NULL), (3), (5), (NULL), (NULL);

SELECT round(100.0 * count(*) FILTER (WHERE rating >= 4) / count(*), 1) AS wrong_top2,
       round(csat_top2(rating), 1) AS csat_top2,
       round((sum(coalesce(rating, 0)) / count(*)::numeric - 1) / 4 * 100, 1) AS wrong_csat,
       round(csat(rating), 1) AS csat
  FROM rated;

-- Integer division: two promoters of three, no detractor.
CREATE TEMP TABLE three (score integer);
INSERT INTO three VALUES (9), (10), (8);

SELECT (count(*) FILTER (WHERE score >= 9) - count(*) FILTER (WHERE score <= 6)) / count(*) * 100 AS wrong,
       100 * (count(*) FILTER (WHERE score >= 9) - count(*) FILTER (WHERE score <= 6)) / count(*) AS less_wrong,
       round(nps(score), 4) AS nps
  FROM three;

-- Detractors as 0..5 or as 1..6: the 6, or the 0, becomes a passive.
CREATE TEMP TABLE scored (score integer);
INSERT INTO scored VALUES (0), (6), (6), (7), (8), (9), (9), (10), (10), (10);

SELECT round(100.0 * (count(*) FILTER (WHERE score >= 9)
                      - count(*) FILTER (WHERE score BETWEEN 0 AND 5)) / count(*), 1) AS wrong_0_5,
       round(100.0 * (count(*) FILTER (WHERE score >= 9)
                      - count(*) FILTER (WHERE score BETWEEN 1 AND 6)) / count(*), 1) AS wrong_1_6,
       round(nps(score), 1) AS nps, detractors(nps_agg(score)) AS detractors
  FROM scored;

-- Margins of error of 500 promoters, 300 passives and 200 detractors: a variance
-- without its covariance term, p(1-p) + d(1-d), where it is p + d - (p-d)^2; the
-- full width of the interval; a one-sided z at 95 %.  Of so many answers nps_ci's
-- half width is the textbook's margin, to a tenth of a point.
CREATE TEMP TABLE thousand (score integer);
INSERT INTO thousand SELECT CASE WHEN n <= 500 THEN 10 WHEN n <= 800 THEN 7 ELSE 2 END
  FROM generate_series(1, 1000) AS n;

WITH share AS (
    SELECT count(*) AS n, nps_agg(score) AS s,
           count(*) FILTER (WHERE score >= 9) / count(*)::numeric AS p,
           count(*) FILTER (WHERE score <= 6) / count(*)::numeric AS d
      FROM thousand
)
SELECT round(100 * 1.96 * sqrt((p * (1 - p) + d * (1 - d)) / n), 1) AS wrong_variance,
       round(100 * 1.96 * 2 * sqrt((p + d - (p - d) ^ 2) / n), 1) AS wrong_width,
       round(100 * 1.645 * sqrt((p + d - (p - d) ^ 2) / n), 1) AS wrong_z,
       round(100 * 1.96 * sqrt((p + d - (p - d) ^ 2) / n), 1) AS textbook,
       round((upper(nps_ci(s)) - lower(nps_ci(s))) / 2, 1) AS nps_ci
  FROM share;

-- The mean, or the sum, of daily scores as the period's; the same of segments.
CREATE TEMP TABLE daily (day integer, score integer);
INSERT INTO daily SELECT 1, unnest('{10,10,9,9,10,8,10,9,7,10}'::integer[]);
INSERT INTO daily VALUES (2, 3), (2, 10), (3, 0);

SELECT round(avg(nps), 1) AS wrong_mean, round(sum(nps), 1) AS wrong_sum,
       round(nps(sum(answers)), 1) AS nps_of_days,
       (SELECT round(nps(score), 1) FROM daily) AS nps_of_answers
  FROM (SELECT nps(score) AS nps, nps_agg(score) AS answers FROM daily GROUP BY day) d;

-- Gaps between buckets: an 8.5 is in none, and counts in the denominator.
CREATE TEMP TABLE fractional (score double precision);
INSERT INTO fractional VALUES (10), (8.5), (7), (6), (9);

SELECT count(*) FILTER (WHERE score >= 9) AS promoters,
       count(*) FILTER (WHERE score BETWEEN 7 AND 8) AS wrong_passives,
       count(*) FILTER (WHERE score <= 6) AS detractors, count(*) AS answers
  FROM fractional;
SELECT nps(score) FROM fractional;
SELECT nps(floor(score)) AS rounded_on_purpose FROM fractional;

-- Groups without a single promoter, lost by an inner join.
CREATE TEMP TABLE by_area (area text, rating integer);
INSERT INTO by_area VALUES ('import', 1), ('import', 2), ('import', 3), ('reports', 5), ('reports', 2);

SELECT area, round(100.0 * happy / rated, 1) AS wrong
  FROM (SELECT area, count(rating) AS rated FROM by_area GROUP BY area) r
  JOIN (SELECT area, count(*) AS happy FROM by_area WHERE rating >= 4 GROUP BY area) h USING (area)
 ORDER BY area;
SELECT area, round(csat_top2(rating), 1) AS csat_top2 FROM by_area GROUP BY area ORDER BY area;

-- The "not rated" 0 averaged in: refused, until it is told from an answer.
CREATE TEMP TABLE zeros (rating double precision);
INSERT INTO zeros VALUES (5), (0), (4), (0), (0), (3);

SELECT round(avg(rating)::numeric, 2) AS wrong,
       round(average(csat_agg(nullif(rating, 0))), 2) AS average,
       round(csat_top2(nullif(rating, 0)), 1) AS csat_top2
  FROM zeros;
SELECT csat(rating) FROM zeros;
