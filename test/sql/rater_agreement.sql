--
-- rater_agreement: two reviewers who rated the same conversations, or one and the consensus.
-- Published tables, plain SQL as the oracle, and what there is nothing to say about.
--

-- a table of pairs, first reviewer by second, as one row per conversation
CREATE FUNCTION pg_temp.pairs(tbl text) RETURNS TABLE (a integer, b integer) LANGUAGE sql AS $$
	SELECT i::int, j::int FROM string_to_table(tbl, '/') WITH ORDINALITY AS r (line, i),
	       unnest(regexp_split_to_array(trim(line), '\s+')::int[]) WITH ORDINALITY AS c (n, j), generate_series(1, n)
$$;

--
-- published examples
--

-- two abstractors (Gwet's irrCAC, cont3x3abstractors): kappa 0.7964094, quadratic 0.8921569
SELECT level, (rater_agreement(a, b, 1, 3, level)).* FROM pg_temp.pairs('13 0 0/0 20 7/0 4 56'), unnest('{nominal,interval}'::text[]) AS level GROUP BY level ORDER BY level DESC;
-- kappa 0.4915, linear 0.4737, quadratic 0.4545
SELECT level, (rater_agreement(a, b, 1, 3, level)).* FROM pg_temp.pairs('44 5 1/7 20 3/9 5 6'), unnest('{nominal,ordinal,interval}'::text[]) WITH ORDINALITY AS l (level, i) GROUP BY level ORDER BY min(i);
-- kappa 0.4000; on two points every level is the same
SELECT level, (rater_agreement(a, b, 1, 2, level)).* FROM pg_temp.pairs('20 5/10 15'), unnest('{nominal,ordinal,interval,ratio}'::text[]) AS level GROUP BY level ORDER BY level;

--
-- the oracle: the definitions, in plain SQL over pairs
--

CREATE TEMP TABLE pair (tbl integer, points integer, a integer, b integer);
SELECT setseed(0.17);
INSERT INTO pair SELECT t, q, least(q, a), least(q, greatest(1, least(q, a) + CASE WHEN random() < 0.6 THEN 0 ELSE floor(3 * random())::int - 1 END))
  FROM generate_series(1, 36) AS t, LATERAL (SELECT 2 + t % 9 AS q) AS q, generate_series(1, 3 + t) AS i, LATERAL (SELECT 1 + floor(q * random() + 0 * i)::int AS a) AS a;
CREATE TEMP TABLE oracle AS
	WITH d AS (
		SELECT q, level, k, l, CASE level WHEN 'nominal' THEN (k <> l)::int WHEN 'ordinal' THEN abs(k - l) / (q - 1.0)
		       WHEN 'interval' THEN ((k - l) / (q - 1.0)) ^ 2 ELSE ((k - l) / (k + l + 0.0)) ^ 2 END AS d
		  FROM generate_series(2, 10) AS q, generate_series(1, q) AS k, generate_series(1, q) AS l, unnest('{nominal,ordinal,interval,ratio}'::text[]) AS level
	), observed AS (
		SELECT tbl, level, avg(d) AS o FROM pair JOIN d ON q = points AND k = a AND l = b GROUP BY tbl, level
	), expected AS (
		SELECT x.tbl, level, avg(d) AS e FROM pair AS x JOIN pair AS y USING (tbl) JOIN d ON q = x.points AND k = x.a AND l = y.b GROUP BY x.tbl, level
	) SELECT tbl, level, 1 - o / nullif(e, 0) AS kappa FROM observed JOIN expected USING (tbl, level);
CREATE TEMP TABLE answer AS
	SELECT tbl, level, (rater_agreement(a, b, 1, points, level)).* FROM pair, unnest('{nominal,ordinal,interval,ratio}'::text[]) AS level GROUP BY tbl, level;
SELECT count(*), count(kappa) > 135 AS kappas FROM answer;
SELECT * FROM answer JOIN oracle USING (tbl, level) WHERE (abs(answer.kappa - oracle.kappa) < 1e-6) IS DISTINCT FROM true AND oracle.kappa IS NOT NULL OR (answer.kappa IS NULL) <> (oracle.kappa IS NULL);
SELECT * FROM answer JOIN (SELECT tbl, count(*) AS n, 100 * avg((a = b)::int) AS s, 100 * avg((abs(a - b) <= 1)::int) AS w, avg(a - b) AS d FROM pair GROUP BY tbl) AS o USING (tbl)
 WHERE pairs <> n OR abs(same - s) > 1e-6 OR abs(within_one - w) > 1e-6 OR abs(bias - d) > 1e-6 OR NOT (bias_low <= bias AND bias <= bias_high)
    OR NOT (kappa_low <= kappa AND kappa <= kappa_high AND kappa_low >= -1 AND kappa_high <= 1);

-- who is first doesn't matter to kappa, and turns the bias round
SELECT count(*) FROM answer JOIN (SELECT tbl, level, (rater_agreement(b, a, 1, points, level)).* FROM pair, unnest('{nominal,ordinal,interval,ratio}'::text[]) AS level GROUP BY tbl, level) AS turned USING (tbl, level)
 WHERE (answer.kappa, answer.kappa_low, answer.kappa_high, answer.bias, answer.bias_low) IS DISTINCT FROM (turned.kappa, turned.kappa_low, turned.kappa_high, -turned.bias, -turned.bias_high);
-- the bias is what csat's points of the difference say: the score interval of a mean
SELECT bias, bias_low, bias_high, lower(ci), upper(ci) FROM
	(SELECT (rater_agreement(a, b, 1, 3, 'ordinal')).*, ces_ci(ces_agg(a - b, -2, 2)) AS ci FROM pg_temp.pairs('44 5 1/7 20 3/9 5 6')) AS t WHERE bias_low = lower(ci) AND bias_high = upper(ci);

-- every type of number
SELECT (rater_agreement(a::smallint, b::smallint, 1, 3, 'ordinal')).kappa, (rater_agreement(a::bigint, b::bigint, 1, 3, 'ordinal')).kappa, (rater_agreement(a::real, b::real, 1, 3, 'ordinal')).kappa,
       (rater_agreement(a::float8, b::float8, 1, 3, 'ordinal')).kappa, (rater_agreement(a::numeric, b + 0.00, 1, 3, 'ordinal')).kappa, (rater_agreement(a, b::numeric, 1, 3, 'ordinal')).kappa FROM pg_temp.pairs('44 5 1/7 20 3/9 5 6');

-- half points: a scale with a step; the bias is in its unit
SELECT (rater_agreement(a / 2.0, b / 2.0, 0.5, 1.5, 0.5, 'ordinal')).* FROM pg_temp.pairs('44 5 1/7 20 3/9 5 6');
SELECT (rater_agreement(a / 2.0::float8, b / 2.0::float8, 0.5, 1.5, 0.5, 'ordinal')).* FROM pg_temp.pairs('44 5 1/7 20 3/9 5 6');

--
-- where there is nothing to say
--

-- both always the same; always the same one; each their own
SELECT (rater_agreement(i % 3, i % 3, 0, 2, 'ordinal')).* FROM generate_series(1, 12) AS i;
SELECT (rater_agreement(2, 2, 0, 2, 'ordinal')).* FROM generate_series(1, 12) AS i;
SELECT (rater_agreement(2, 1, 0, 2, 'ordinal')).* FROM generate_series(1, 12) AS i;
-- one pair, none, unrated ones
SELECT (rater_agreement(4, 5, 1, 5, 'ordinal')).*;
SELECT (rater_agreement(a, b, 1, 5, 'ordinal')).* FROM (VALUES (NULL::int, 3), (3, NULL), (NULL, NULL)) AS t (a, b);
SELECT (rater_agreement(a, b, 1, 5, 'ordinal')).* FROM pg_temp.pairs('0');

--
-- wrong input
--

\set SHOW_CONTEXT never
SELECT rater_agreement(0, 3, 1, 5, 'ordinal');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(3, 6.0, 1, 5, 'ordinal');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(3.5, 3, 1, 5, 'ordinal');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement('NaN'::float8, 3, 1, 5, 'ordinal');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(1e300::float8, 3, 1, 5, 'ordinal');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(3, 3, 5, 1, 'ordinal');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(3, 3, 1, NULL, 'ordinal');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(3, 3, 1, 5, NULL);
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(3, 3, 1, 5, 'quadratic');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(3, 3, -5, 5, 'ratio');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(3, 3, 1, high, 'ordinal') FROM generate_series(5, 6) AS high;
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(3.5, 3.25, 0.5, 5, 0.5, 'ordinal');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement(3.5, 3, 0.5, 5, NULL, 'ordinal');
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement_final(agreement_accum(NULL, '1..5 {1,1,0,0,0}', 'nominal'));
\echo :LAST_ERROR_SQLSTATE
SELECT rater_agreement_accum('\x00', 1, 1, 1, 5, 'nominal');
\echo :LAST_ERROR_SQLSTATE

--
-- however it is put together, it is the same
--

CREATE AGGREGATE pg_temp.rater_agreement_state(integer, integer, integer, integer, text) (SFUNC = rater_agreement_accum, STYPE = bytea);
CREATE AGGREGATE pg_temp.rater_agreement_merge(bytea) (SFUNC = rater_agreement_combine, STYPE = bytea);
SELECT parts, count(*) FROM unnest('{2,5,50}'::int[]) AS parts, LATERAL (
	SELECT tbl, level, rater_agreement_final(pg_temp.rater_agreement_merge(state ORDER BY md5(part::text))) AS merged FROM (
		SELECT tbl, level, abs(hashtext(pair::text)) % parts AS part, pg_temp.rater_agreement_state(a, b, 1, points, level)::text::bytea AS state
		  FROM pair, unnest('{nominal,ordinal,interval,ratio}'::text[]) AS level GROUP BY 1, 2, 3) AS t GROUP BY tbl, level) AS m
  JOIN answer USING (tbl, level)
 WHERE merged::text <> ROW(pairs, same, within_one, bias, bias_low, bias_high, kappa, kappa_low, kappa_high)::text GROUP BY parts;
-- in parallel
CREATE TABLE many_pairs AS SELECT (i * 7919) % 101 AS a, (i * 10473) % 101 AS b FROM generate_series(1, 30000) AS i;
ALTER TABLE many_pairs SET (parallel_workers = 2);
ANALYZE many_pairs;
CREATE TEMP TABLE serial AS SELECT (rater_agreement(a, b, 0, 100, 'interval')).* FROM many_pairs;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
CREATE FUNCTION pg_temp.plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || query; END $$;
SELECT count(*) FILTER (WHERE plan LIKE '%Partial Aggregate%') AS partial FROM pg_temp.plan('SELECT rater_agreement(a, b, 0, 100, ''interval'') FROM many_pairs');
SELECT (rater_agreement(a, b, 0, 100, 'interval')).* FROM many_pairs EXCEPT SELECT * FROM serial;
SELECT pairs, kappa FROM serial;
DROP TABLE many_pairs;
