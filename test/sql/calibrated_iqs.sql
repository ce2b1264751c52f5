--
-- calibrated_iqs: an AI's scores of all reviews, corrected by human scores of some. A worked
-- example, plain SQL as the oracle, and what there is nothing to say about.
--

-- the worked example: with all of the AI's score (weight 1) 73.133333; the human mean 74.166667; of the unchecked the AI's is 81.8.
-- Six checks are too few for the AI to help: the narrowest interval is the human sample's own
CREATE TEMP TABLE scored (ai numeric, human numeric);
INSERT INTO scored VALUES (85, 80), (75, 60), (92, 90), (70, 40), (95, 100), (80, 75);
INSERT INTO scored SELECT unnest('{88,72,90,65,95,83,78,91,70,86}'::int[]);
SELECT (calibrated_iqs(ai, human)).*, iqs(human), iqs_ci(iqs_agg(human)), avg(ai) AS ai_avg, avg(ai - human) AS too_kind FROM scored;

-- the same pairs 20 times over and the same unchecked 500 times over: the AI helps now, and the interval gets narrower.
-- weight 0 74.166667, 1/4 73.908333, 1/2 73.65, 3/4 73.391667, 1 73.133333
CREATE TEMP TABLE often AS SELECT ai, human FROM scored, generate_series(1, CASE WHEN human IS NULL THEN 500 ELSE 20 END);
SELECT (calibrated_iqs(ai, human)).*, iqs_ci(iqs_agg(human)) FROM often;
SELECT * FROM (SELECT (calibrated_iqs(ai, human)).*, iqs_ci(iqs_agg(human)) AS ci FROM often) AS t WHERE high - low >= upper(ci) - lower(ci) OR NOT (low < calibrated AND calibrated < high);

--
-- the oracle: the five estimates, in plain SQL; the one that is given is among them, and never wider than the human sample's own
--

CREATE TEMP TABLE review (tbl integer, ai numeric, human numeric);
SELECT setseed(0.18);
INSERT INTO review SELECT t, round(least(100, greatest(0, h + (t % 5) * 10 * (random() - 0.5)::numeric + t % 7)), t % 3), CASE WHEN random() < 0.3 THEN round(h, (t + i) % 2) END
  FROM generate_series(1, 60) AS t, generate_series(1, 10 * t) AS i, LATERAL (SELECT (100 * power(random() + 0 * i, 0.4))::numeric AS h) AS h;
CREATE TEMP TABLE answer AS SELECT tbl, (calibrated_iqs(ai, human)).* FROM review GROUP BY tbl;
CREATE TEMP TABLE estimate AS
	SELECT tbl, w, avg(human - w * ai) FILTER (WHERE human IS NOT NULL) + w * coalesce(avg(ai) FILTER (WHERE human IS NULL), 0) AS estimate
	  FROM review, unnest('{0,0.25,0.5,0.75,1}'::numeric[]) AS w GROUP BY tbl, w;
SELECT tbl, calibrated FROM answer WHERE checked > 0 AND NOT EXISTS (SELECT FROM estimate AS e WHERE e.tbl = answer.tbl AND abs(calibrated - least(100, greatest(0, estimate))) < 1e-6);
SELECT count(*) > 10 AS some_use_the_ai FROM answer JOIN (SELECT tbl, avg(human) AS h FROM review GROUP BY tbl) AS t USING (tbl) WHERE abs(calibrated - h) > 1e-6;
SELECT a.* FROM answer AS a JOIN (SELECT tbl, count(*) AS n, count(human) AS checks, avg(ai) AS ai, avg(human) AS h, avg(ai - human) AS b, iqs_ci(iqs_agg(human)) AS ci FROM review GROUP BY tbl) AS o USING (tbl)
 WHERE reviews <> n OR checked <> checks OR abs(ai_mean - ai) > 1e-12 OR abs(human_mean - h) > 1e-12 OR abs(bias - b) > 1e-12
    OR NOT (low <= calibrated AND calibrated <= high AND low >= 0 AND high <= 100) OR high - low > 1.1 * (upper(ci) - lower(ci));

-- both kinds of number give the same
SELECT count(*) FROM (SELECT tbl, (calibrated_iqs(ai::float8, human::float8)).* FROM review GROUP BY tbl) AS f JOIN answer USING (tbl)
 WHERE (f.reviews, f.checked, f.ai_mean, f.human_mean, f.bias, f.calibrated, f.low, f.high) IS DISTINCT FROM (answer.reviews, answer.checked, answer.ai_mean, answer.human_mean, answer.bias, answer.calibrated, answer.low, answer.high);
SELECT (calibrated_iqs(ai::int, human::int)).calibrated, (calibrated_iqs(ai::real, human::real)).calibrated, (calibrated_iqs(ai::float8, human)).calibrated FROM scored;

--
-- where there is nothing to say
--

-- nobody checked; everybody is checked; one check; no review; a review that the AI has not scored is left out
SELECT (calibrated_iqs(ai, NULL)).* FROM scored;
SELECT (calibrated_iqs(ai, human)).*, iqs_ci(iqs_agg(human)) FROM scored WHERE human IS NOT NULL;
SELECT (calibrated_iqs(ai, NULLIF(ai, 72) - ai + 50)).* FROM scored WHERE human IS NULL AND ai IN (72, 95);
SELECT (calibrated_iqs(ai, human)).* FROM scored WHERE ai > 100;
SELECT (calibrated_iqs(a, h)).* FROM (VALUES (NULL::numeric, 80), (90, 85), (70, NULL), (NULL, NULL)) AS t (a, h);
-- the ends of the scale
SELECT (calibrated_iqs(100, 100)).* FROM generate_series(1, 20);
SELECT (calibrated_iqs(0, CASE WHEN i < 11 THEN 0 END)).* FROM generate_series(1, 20) AS i;
SELECT (calibrated_iqs(100, CASE WHEN i < 11 THEN 0 END)).* FROM generate_series(1, 20) AS i;
SELECT (calibrated_iqs(0, CASE WHEN i < 11 THEN 100 END)).* FROM generate_series(1, 20) AS i;
-- to the sixth decimal
SELECT (calibrated_iqs(99.9999994, 0.0000006)).ai_mean, (calibrated_iqs(99.9999996, 0.0000006)).ai_mean, (calibrated_iqs(50, 0.0000006)).human_mean;

--
-- wrong input
--

\set SHOW_CONTEXT never
SELECT calibrated_iqs(101, 50);
\echo :LAST_ERROR_SQLSTATE
SELECT calibrated_iqs(50, -1);
\echo :LAST_ERROR_SQLSTATE
SELECT calibrated_iqs('NaN'::float8, 50);
\echo :LAST_ERROR_SQLSTATE
SELECT calibrated_iqs(50, 'Infinity'::numeric);
\echo :LAST_ERROR_SQLSTATE
SELECT calibrated_iqs(1e300::float8, 50);
\echo :LAST_ERROR_SQLSTATE
SELECT calibrated_iqs_final('\x01');
\echo :LAST_ERROR_SQLSTATE
SELECT calibrated_iqs_accum('\x00', 50, 50);
\echo :LAST_ERROR_SQLSTATE
SELECT calibrated_iqs_combine(calibrated_iqs_accum(NULL, 50, 50), '\x00');
\echo :LAST_ERROR_SQLSTATE
-- a state whose counts contradict each other
SELECT calibrated_iqs_final(set_byte(calibrated_iqs_accum(NULL, 50, 50), 44, 2));
\echo :LAST_ERROR_SQLSTATE

--
-- however it is put together, it is the same
--

CREATE AGGREGATE pg_temp.calibrated_iqs_state(numeric, numeric) (SFUNC = calibrated_iqs_accum, STYPE = bytea);
CREATE AGGREGATE pg_temp.calibrated_iqs_merge(bytea) (SFUNC = calibrated_iqs_combine, STYPE = bytea);
SELECT parts, count(*) FROM unnest('{2,5,50}'::int[]) AS parts, LATERAL (
	SELECT tbl, calibrated_iqs_final(pg_temp.calibrated_iqs_merge(state ORDER BY md5(part::text))) AS merged FROM (
		SELECT tbl, abs(hashtext(review::text)) % parts AS part, pg_temp.calibrated_iqs_state(ai, human)::text::bytea AS state FROM review GROUP BY 1, 2) AS t GROUP BY tbl) AS m
  JOIN answer USING (tbl)
 WHERE merged::text <> ROW(reviews, checked, ai_mean, human_mean, bias, calibrated, low, high)::text GROUP BY parts;
-- counts outgrow one byte, two bytes, and four
SELECT (calibrated_iqs(ai, human)).* FROM (SELECT 80 AS ai, CASE WHEN i % 2 = 0 THEN 70 END AS human FROM generate_series(1, 1000) AS i) AS t;
SELECT (calibrated_iqs(ai, human)).* FROM (SELECT 80 AS ai, CASE WHEN i % 2 = 0 THEN 70 END AS human FROM generate_series(1, 200000) AS i) AS t;
WITH RECURSIVE doubled (i, state) AS (
	SELECT 0, calibrated_iqs_accum(calibrated_iqs_accum(NULL, 80, 70), 90, NULL) UNION ALL SELECT i + 1, calibrated_iqs_combine(state, state) FROM doubled WHERE i < 36
) SELECT (calibrated_iqs_final(state)).* FROM doubled WHERE i = 36;
-- and the sums their room
WITH RECURSIVE doubled (i, state) AS (
	SELECT 0, calibrated_iqs_accum(calibrated_iqs_accum(NULL, 80, 70), 90, NULL) UNION ALL SELECT i + 1, calibrated_iqs_combine(state, state) FROM doubled WHERE i < 40
) SELECT (calibrated_iqs_final(state)).* FROM doubled WHERE i = 40;
\echo :LAST_ERROR_SQLSTATE
-- in parallel
CREATE TABLE many_reviews AS SELECT (i * 7919) % 10001 / 100.0 AS ai, CASE WHEN i % 10 = 0 THEN (i * 47) % 101 END::numeric AS human FROM generate_series(1, 30000) AS i;
ALTER TABLE many_reviews SET (parallel_workers = 2);
ANALYZE many_reviews;
CREATE TEMP TABLE serial AS SELECT (calibrated_iqs(ai, human)).* FROM many_reviews;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
CREATE FUNCTION pg_temp.plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || query; END $$;
SELECT count(*) FILTER (WHERE plan LIKE '%Partial Aggregate%') AS partial FROM pg_temp.plan('SELECT calibrated_iqs(ai, human) FROM many_reviews');
SELECT (calibrated_iqs(ai, human)).* FROM many_reviews EXCEPT SELECT * FROM serial;
SELECT reviews, checked FROM serial;
DROP TABLE many_reviews;
