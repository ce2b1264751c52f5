--
-- design effects: answers of the same customer repeat each other, which X_design_effect measures, and
-- the argument design_effect of _ci, _change and _sample_size takes into account
--

CREATE TABLE relationship_survey (customer text, answered_on date, score integer);
INSERT INTO relationship_survey VALUES
	('Aspen', '2025-03-03', 9), ('Aspen', '2025-06-02', 10), ('Birch', '2025-03-04', 8),
	('Cedar', '2025-03-05', 3), ('Cedar', '2025-06-03', 2),  ('Cedar', '2025-09-01', 1),
	('Cedar', '2025-12-01', 0), ('Elm',   '2025-06-05', 9),  ('Elm',   '2025-09-03', NULL), ('Fir', '2025-09-03', NULL);
-- R: svymean with id = ~customer, SE 62.239; 32.775 without
SELECT round(nps_design_effect(s)::numeric, 3) AS design_effect, round(sqrt(7.0 / 8 * 10000 - 12.5 ^ 2) / sqrt(8.0) * sqrt(nps_design_effect(s)::numeric), 3) AS se,
       nps_ci(sum(s), design_effect => nps_design_effect(s)), nps_ci(sum(s)) AS as_if_independent
  FROM (SELECT nps_agg(score) AS s FROM relationship_survey GROUP BY customer) AS customers;
DROP TABLE relationship_survey;

-- many customers, whose answers go together; some have answered once, some never, and some gave no rating
CREATE TABLE answer AS
SELECT customer, customer % 3 AS team, 1 + get_byte(hash, 3) % 9 * 0.25 AS weight,
       CASE WHEN get_byte(hash, 4) < 250 THEN (get_byte(hash, 0) % 11 + customer * 5 % 11 * 2) / 3 END AS score,
       1 + (get_byte(hash, 1) % 5 + customer % 5 * 2) / 3 AS rating, 1 + (get_byte(hash, 2) % 7 + customer % 7) / 2 AS agreement
  FROM generate_series(1, 300) AS customer, LATERAL generate_series(1, customer % 7) AS i, LATERAL (SELECT sha256(int4send(customer * 10 + i)) AS hash) AS h;
CREATE TABLE customer AS
SELECT customer, team, nps_agg(score) AS score, csat_agg(rating) AS rating, ces_agg(agreement) AS agreement,
       weighted_rating_agg(score, weight, 0, 10) AS weighted_score, weighted_rating_agg(rating, weight, 1, 5) AS weighted_rating, weighted_rating_agg(agreement, weight, 1, 7) AS weighted_agreement
  FROM answer GROUP BY customer, team;
INSERT INTO customer VALUES (1000, 1, '0..10 {0,0,0,0,0,0,0,0,0,0,0}', '{}', NULL);
-- the points of each answer, for every metric
CREATE TABLE cell (metric text, summary text, boxes text, points text);
INSERT INTO cell VALUES
	('nps', 'score', '', 'nps_points(score)'), ('csat', 'rating', '', 'csat_points(rating)'), ('csat', 'score', '', 'csat_points(score, 0, 10)'),
	('csat_top2', 'rating', '', 'csat_top2_points(rating)'), ('ces', 'agreement', '', 'ces_points(agreement)'), ('ces_top3', 'agreement', '', 'ces_top3_points(agreement)'),
	('top_box', 'rating', ', 1', '(rating = 5)::integer'), ('bottom_box', 'agreement', ', 2', '(agreement <= 2)::integer'), ('net_box', 'rating', ', 1, 2', '(rating = 5)::integer - (rating <= 2)::integer');
-- V N / s^2 with V = G / (G - 1) sum (u - m n)^2 / N^2; where each answer has a weight, N is what _ci takes for it, min(answers, s^2 / sum w^2 (a - m)^2 * (sum w)^2)
CREATE FUNCTION plain_sql(points text, weight text, teams text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	result float8;
BEGIN
	EXECUTE format($sql$
		WITH point AS (SELECT customer, w, a - avg_a AS d FROM (SELECT customer, w, a, sum(w * a) OVER () / sum(w) OVER () AS avg_a
		                 FROM (SELECT customer, (%2$s)::numeric AS w, (%1$s)::numeric AS a FROM answer WHERE team IN (%3$s)) AS x WHERE a IS NOT NULL) AS y),
		     total AS (SELECT count(*) AS n, sum(w) AS w, sum(w * d ^ 2) / sum(w) AS s2, sum(w ^ 2 * d ^ 2) / sum(w) ^ 2 AS v FROM point),
		     cluster AS (SELECT sum(w * d) AS u FROM point GROUP BY customer)
		SELECT max(least(n, s2 / v) / s2 / w ^ 2) * sum(u ^ 2) * count(*) / (count(*) - 1) FROM cluster, total$sql$, points, weight, teams) INTO result;
	RETURN greatest(1, result);
END
$$;
CREATE FUNCTION design_effect(metric text, summary text, boxes text, teams text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	result float8;
BEGIN
	EXECUTE format('SELECT %s_design_effect(%s%s) FROM customer WHERE team IN (%s)', metric, summary, boxes, teams) INTO result;
	RETURN result;
END
$$;
SELECT metric, summary, round(effect::numeric, 3) AS design_effect, abs(effect / plain_sql(points, '1', '0, 1, 2') - 1) < 1e-12 AS is_plain_sqls,
       round(weighted::numeric, 3) AS weighted, abs(weighted / plain_sql(points, 'weight', '0, 1, 2') - 1) < 1e-9 AS is_plain_sqls
  FROM cell, LATERAL (SELECT design_effect(metric, summary, boxes, '0, 1, 2') AS effect, design_effect(metric, 'weighted_' || summary, boxes, '0, 1, 2') AS weighted) AS e;

-- the same bits from any order, from parallel workers and over windows
SELECT nps_design_effect(score ORDER BY customer DESC) = nps_design_effect(score ORDER BY customer % 11, customer) AS order_is_nothing FROM customer;
BEGIN;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL max_parallel_workers_per_gather = 2;
CREATE FUNCTION plan_has(query text, part text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	plan text;
BEGIN
	EXECUTE 'EXPLAIN (COSTS OFF, FORMAT JSON) ' || query INTO plan;
	RETURN plan LIKE '%' || part || '%';
END
$$;
SELECT plan_has('SELECT nps_design_effect(score), net_box_design_effect(rating, 1, 2) FROM customer', '"Partial Mode": "Finalize"') AS parallel;
CREATE TEMP TABLE in_parallel AS SELECT team, nps_design_effect(score) AS nps, csat_design_effect(rating) AS csat, net_box_design_effect(rating, 1, 2) AS net FROM customer GROUP BY team;
SET LOCAL max_parallel_workers_per_gather = 0;
SELECT count(*), bool_and(p = s) AS same FROM in_parallel AS p
  JOIN (SELECT team, nps_design_effect(score) AS nps, csat_design_effect(rating) AS csat, net_box_design_effect(rating, 1, 2) AS net FROM customer GROUP BY team) AS s USING (team);
ROLLBACK;
SELECT count(DISTINCT nps_design_effect) AS each_team_its_own, bool_and(nps_design_effect = design_effect('nps', 'score', '', team::text)) AS over_a_window
  FROM (SELECT team, nps_design_effect(score) OVER (PARTITION BY team) FROM customer) AS w;
-- states that were cut and put together by hand
SELECT rating_summary_design_effect(rating_summary_design_effect_merge(a, b)) = nps AS merged, rating_summary_design_effect(rating_summary_design_effect_merge('', a)) = rating_summary_design_effect(a) AS with_nobody
  FROM (SELECT rating_summary_nps_design_effect_accum(rating_summary_nps_design_effect_accum('', '0..10 {1,0,0,0,0,0,0,0,0,0,2}'), '0..10 {0,0,0,0,0,0,0,1,0,0,0}') AS a,
               rating_summary_nps_design_effect_accum('', '0..10 {2,0,0,0,0,0,0,0,0,0,0}') AS b) AS states,
       (SELECT nps_design_effect(s) AS nps FROM unnest('{"0..10 {1,0,0,0,0,0,0,0,0,0,2}","0..10 {0,0,0,0,0,0,0,1,0,0,0}","0..10 {2,0,0,0,0,0,0,0,0,0,0}"}'::rating_summary[]) AS s) AS whole;

-- one answer each: G / (G - 1). All the same: each customer is one answer, given n times: sum n^2 / N. Nobody, or one customer, can't tell
SELECT csat_design_effect(s) FROM unnest('{"1..5 {1,0,0,0,0}","1..5 {0,0,0,1,0}","1..5 {0,0,0,0,1}"}'::rating_summary[]) AS s;
SELECT ces_top3_design_effect(s) FROM unnest('{"1..7 {0,0,0,0,1,1,1}","1..7 {0,0,0,0,0,0,1}","1..7 {0,0,0,0,0,0,2}"}'::rating_summary[]) AS s;
SELECT ces_top3_design_effect(s) FROM unnest(ARRAY['weighted 1..7 {0,0,0,0,1,1,1} n=3 w2={0,0,0,0,1,1,1}', 'weighted 1..7 {0,0,0,0,0,0,3} n=3 w2={0,0,0,0,0,0,3}']::rating_summary[]) AS s;
SELECT csat_design_effect(s) IS NULL AS one_customer, top_box_design_effect(s, NULL) IS NULL AS no_boxes FROM unnest(ARRAY['1..5 {1,0,0,0,2}', '1..5 {0,0,0,0,0}', '{}', NULL]::rating_summary[]) AS s;
SELECT csat_design_effect(s) IS NULL AS nobody, nps_design_effect(s) IS NULL AS of_nps FROM (SELECT NULL::rating_summary) AS t (s);

-- in whatever unit: half points are as whole ones
SELECT ces_design_effect(half) = ces_design_effect(whole) AS ces, csat_design_effect(half) = csat_design_effect(whole) AS csat, top_box_design_effect(half, 2) = top_box_design_effect(whole, 2) AS top_box, ces_design_effect(far) = ces_design_effect(whole) AS far
  FROM (SELECT csat_agg(score / 2.0, 0, 5, 0.5) AS half, csat_agg(score, 0, 10) AS whole, csat_agg(score * 0.000001 + 99999999, 99999999, 99999999.00001, 0.000001) AS far FROM answer GROUP BY customer) AS c;

-- the argument: twice the answers, each pair of them as good as one, is as sure as the answers
CREATE TABLE pilot AS SELECT team, sum(score) AS score, sum(rating) AS rating, sum(agreement) AS agreement FROM customer GROUP BY team;
CREATE FUNCTION asked(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE query INTO result;
	RETURN result;
END
$$;
SELECT count(*), bool_and(ci = twice) AS as_sure, bool_and(ci <> twice_as_sure) AS not_without, bool_and(ci = one) AS one_is_the_default
  FROM cell, LATERAL (SELECT asked(format('SELECT array_agg(%s_ci(%s%s) ORDER BY team) FROM pilot', metric, summary, boxes)) AS ci,
                             asked(format('SELECT array_agg(%s_ci(%s + %2$s%s, 0.95, 2) ORDER BY team) FROM pilot', metric, summary, boxes)) AS twice,
                             asked(format('SELECT array_agg(%s_ci(%s + %2$s%s, 0.95) ORDER BY team) FROM pilot', metric, summary, boxes)) AS twice_as_sure,
                             asked(format('SELECT array_agg(%s_ci(%s%s, design_effect => 1, confidence => 0.95) ORDER BY team) FROM pilot', metric, summary, boxes)) AS one) AS c;
SELECT count(*), bool_and(change = twice) AS as_sure, bool_and(change <> twice_as_sure) AS not_without
  FROM cell, LATERAL (SELECT asked(format('SELECT array_agg(%s_change(a.%s, b.%2$s%3$s) ORDER BY a.team) FROM pilot AS a, pilot AS b WHERE a.team <> b.team', metric, summary, boxes)) AS change,
                             asked(format('SELECT array_agg(%s_change(a.%s + a.%2$s, b.%2$s + b.%2$s%3$s, design_effect => 2) ORDER BY a.team) FROM pilot AS a, pilot AS b WHERE a.team <> b.team', metric, summary, boxes)) AS twice,
                             asked(format('SELECT array_agg(%s_change(a.%s + a.%2$s, b.%2$s + b.%2$s%3$s) ORDER BY a.team) FROM pilot AS a, pilot AS b WHERE a.team <> b.team', metric, summary, boxes)) AS twice_as_sure) AS c;
-- it takes that many times the answers, but for rounding up
SELECT count(*), bool_and(three BETWEEN 3 * size - 2 AND 3 * size) AS from_a_pilot, bool_and(three_at_worst BETWEEN 3 * at_worst - 2 AND 3 * at_worst) AS at_worst
  FROM cell, LATERAL (SELECT asked(format('SELECT sum(%s_sample_size(%s%s, 0.5)) FROM pilot WHERE team = 1', metric, summary, boxes))::bigint AS size,
                             asked(format('SELECT sum(%s_sample_size(%s%s, 0.5, design_effect => 3)) FROM pilot WHERE team = 1', metric, summary, boxes))::bigint AS three,
                             asked(format('SELECT %s_sample_size(0.5)', metric))::bigint AS at_worst,
                             asked(format('SELECT %s_sample_size(0.5, design_effect => 3)', metric))::bigint AS three_at_worst) AS s;
SELECT ces_sample_size(0.25, 0.95, 1, 5, 2) AS by_place, ces_sample_size(0.25, low => 1, high => 5, design_effect => 2) AS by_name;
-- all but a few of a finite population were asked: 90 answers of 140 customers are as sure as 90 / ((140 - 90) / (140 - 1)) = 250.2
SELECT csat_top2_ci('1..5 {9,0,0,0,81}', design_effect => (140 - 90) / (140 - 1.0)) AS of_140, csat_top2_ci('1..5 {25,0,0,0,225}') AS of_250_answers;

-- to see a change: (z + z of the power)^2 2 s^2 / change^2, rounded up, each side
SELECT nps_change_sample_size(january, 5) AS january, nps_change_sample_size(january, -5) AS a_fall, nps_change_sample_size(pilot => january, change => 5, power => 0.5) AS half_the_time,
       nps_change_sample_size(january, 5, 0.9, 0.9) AS at_90, nps_change_sample_size(january, 5, design_effect => 2) AS repeating, nps_sample_size(january, 5) AS to_a_margin
  FROM (SELECT '0..10 {3,0,0,1,0,2,5,9,14,20,31}'::rating_summary) AS t (january);
SELECT count(*), bool_and(size = ceil((1.959963984540054 + 0.8416212335729143) ^ 2 * 2 * asked(format('SELECT var_pop(%s)::float8 FROM answer WHERE team = 1', points))::float8 * scale ^ 2 / 0.5 ^ 2)) AS plain_sql
  FROM cell, LATERAL (SELECT asked(format('SELECT %s_change_sample_size(%s%s, 0.5) FROM pilot WHERE team = 1', metric, summary, boxes))::bigint AS size, CASE WHEN metric LIKE '%\_box' THEN 100 ELSE 1 END AS scale) AS s;
SELECT nps_change_sample_size('0..10 {0,0,0,0,0,0,0,0,0,3,9}', 5) AS all_the_same, csat_change_sample_size('{}', 5) IS NULL AS no_scale, ces_change_sample_size('{}', 5) IS NULL AS no_unit,
       ces_change_sample_size('1..7 {0,0,0,0,0,0,0}', 6) IS NULL AS no_answers, nps_change_sample_size(NULL, 5) IS NULL AS no_pilot;

-- the whole grid of one summary, however it came about: merged, in another order, taken out of more, over a window, through text
CREATE FUNCTION grid(source text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(asked(format('SELECT concat_ws('' '', %1$s(s%3$s), %1$s_ci(s%3$s, 0.9, 1.5), %1$s_sample_size(s%3$s, 0.3, 0.9, 1.5), %1$s_change_sample_size(s%3$s, 0.3, 0.9, 0.7, 1.5), %1$s_change(s, (SELECT %2$s FROM pilot WHERE team = 2)%3$s, 0.9, 1.5)) FROM (%4$s) AS x (s)',
		metric, summary, boxes, format(source, summary))), ' | ' ORDER BY metric, summary, boxes) FROM cell
$$;
SELECT length(direct) > 1000 AS full, direct = grid('SELECT sum(%s) FROM customer') AS merged, direct = grid('SELECT sum(%s ORDER BY customer DESC) FROM customer') AS in_another_order,
       direct = grid('SELECT sum(%1$s) + (SELECT sum(%1$s) FROM pilot) - (SELECT sum(%1$s) FROM pilot) FROM customer') AS taken_out, direct = grid('SELECT sum(%s)::text::rating_summary FROM customer') AS as_text,
       direct = grid('SELECT s FROM (SELECT team, sum(%s) OVER (ORDER BY team RANGE 5 PRECEDING) AS s FROM pilot) AS w WHERE team = 2') AS windowed
  FROM grid('SELECT (SELECT CASE %1$L WHEN ''score'' THEN nps_agg(score) WHEN ''rating'' THEN csat_agg(rating) ELSE ces_agg(agreement) END FROM answer)') AS direct;

-- every function that has the arguments refuses what can't be
CREATE FUNCTION outcome(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	hint text;
BEGIN
	EXECUTE query INTO result;
	RETURN coalesce(result, 'NULL');
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
	RETURN concat_ws(' | ', SQLSTATE, SQLERRM, hint);
END
$$;
CREATE VIEW argument AS
SELECT p.oid::regprocedure AS function, p.proname, a.name, a.place, p.pronargs, p.proargtypes
  FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
  JOIN pg_extension AS e ON e.oid = d.refobjid AND e.extname = 'csmetrics', LATERAL unnest(p.proargnames) WITH ORDINALITY AS a (name, place)
 WHERE p.prokind = 'f' AND a.place <= p.pronargs AND a.name IN ('confidence', 'design_effect', 'power', 'margin', 'change') AND p.proname !~ '^(iqs|pass_rate|category|group)_'; -- iqs_certainty has those
CREATE FUNCTION call_with(function regprocedure, place bigint, value text) RETURNS text LANGUAGE sql AS $$
	SELECT format('SELECT %s(%s)', proname, string_agg(CASE WHEN i = place THEN value
			WHEN t = 'rating_summary'::regtype THEN CASE WHEN proname LIKE 'nps%' THEN '''0..10 {1,0,0,0,0,0,0,0,0,0,2}''' ELSE '''1..7 {1,0,0,0,2,0,0}''' END || '::rating_summary'
			WHEN t = 'integer'::regtype THEN i::text ELSE '0.5' END, ', ' ORDER BY i))
	  FROM pg_proc, LATERAL unnest(proargtypes) WITH ORDINALITY AS a (t, i) WHERE oid = function GROUP BY proname
$$;
SELECT name, count(*), outcome(call_with(min(function::oid)::regprocedure, min(place) FILTER (WHERE function::oid = first), '0')) AS zero
  FROM (SELECT *, min(function::oid) OVER (PARTITION BY name) AS first FROM argument) AS a GROUP BY name ORDER BY name;
SELECT name, value, CASE WHEN outcome = 'NULL' THEN 'null' WHEN outcome ~ '^[0-9A-Z]{5} \| ' THEN left(outcome, 5) ELSE 'a value' END AS result, count(*)
  FROM argument, unnest(ARRAY['NULL', '0', '-0.5', '''NaN''', '''Infinity''', '1e300', '1e-300', '1', '0.5']) WITH ORDINALITY AS v (value, i), LATERAL outcome(call_with(function, place, value))
 GROUP BY name, i, value, result ORDER BY name, i, result;
-- a design effect that is not known takes the interval and the p-value with it, not the change
SELECT * FROM nps_change('0..10 {1,0,0,0,0,0,0,0,0,0,2}', '0..10 {0,0,0,0,0,0,0,0,0,0,2}', design_effect => NULL);
-- an argument may change from row to row
SELECT d, nps_ci('0..10 {1,0,0,0,0,0,0,0,0,0,9}', 0.95, d) FROM unnest('{1e-300,0.01,1,2,10,1e300}'::float8[]) AS d;

-- summaries that don't go together, and states that no aggregate made
SELECT outcome($$SELECT csat_design_effect(s) FROM unnest('{"1..5 {1,0,0,0,0}","1..7 {0,0,0,1,0,0,0}"}'::rating_summary[]) AS s$$);
SELECT outcome($$SELECT csat_design_effect(s) FROM unnest(ARRAY['1..2 {1,0}','weighted 1..2 {1,2} n=2 w2={1,4}']::rating_summary[]) AS s$$);
SELECT outcome($$SELECT nps_design_effect(s) FROM unnest('{"1..5 {1,0,0,0,0}"}'::rating_summary[]) AS s$$);
SELECT outcome($$SELECT top_box_design_effect(s, i::integer) FROM unnest('{"1..5 {1,0,0,0,0}","1..5 {1,0,0,0,1}"}'::rating_summary[]) WITH ORDINALITY AS s (s, i)$$);
SELECT outcome($$SELECT net_box_design_effect(s, 5, 1) FROM unnest('{"1..5 {1,0,0,0,0}"}'::rating_summary[]) AS s$$);
SELECT outcome($$SELECT csat_design_effect(s) FROM unnest('{"1..5 {9000000000000000000,0,0,0,1}","1..5 {1,0,0,0,9000000000000000000}"}'::rating_summary[]) AS s$$);
WITH state (bytes) AS (VALUES (rating_summary_nps_design_effect_accum('', '0..10 {1,0,0,0,0,0,0,0,0,0,2}')),
	(rating_summary_csat_design_effect_accum('', 'weighted 1..2 {1,2} n=2 w2={1,4}')))
SELECT DISTINCT outcome(format('SELECT rating_summary_design_effect(%L)', bad)) AS outcome FROM state, LATERAL (
	SELECT substr(bytes, 1, n) FROM generate_series(1, length(bytes) - 1) AS n
	 UNION ALL SELECT bytes || '\x00' UNION ALL SELECT set_byte(bytes, 0, 2) UNION ALL SELECT set_byte(bytes, 32, 255) UNION ALL SELECT set_byte(bytes, 40, 255)) AS s (bad);
SELECT outcome($$SELECT rating_summary_design_effect_merge(rating_summary_nps_design_effect_accum('', '0..10 {1,0,0,0,0,0,0,0,0,0,2}'), rating_summary_csat_design_effect_accum('', '1..2 {1,2}'))$$);
DROP VIEW argument;
DROP FUNCTION plain_sql, design_effect, grid, asked, outcome, call_with;
DROP TABLE answer, customer, cell, pilot;
