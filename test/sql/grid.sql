--
-- the grid: every metric answers every question. What is new in it has an answer that is known:
-- a metric's boxes as top_box, bottom_box and net_box, and points whose average is the metric.
--

CREATE TABLE answer AS
SELECT i % 4 AS team, i / 4 % 2 AS half, get_byte(sha256(int4send(i)), 0) % 11 AS score, 1 + get_byte(sha256(int4send(i)), 1) % 5 AS rating,
       1 + get_byte(sha256(int4send(i)), 2) % 7 AS agreement
  FROM generate_series(1, 400) AS i;
INSERT INTO answer VALUES (1, 0, NULL, NULL, NULL), (9, 0, NULL, NULL, NULL);
CREATE TABLE summary AS
SELECT team, half, nps_agg(score) AS nps, csat_agg(rating) AS csat, ces_agg(agreement) AS ces FROM answer GROUP BY team, half;

-- boxes: what has a name of its own is the same as its boxes
SELECT count(*), bool_and(nps_ci(nps) = net_box_ci(nps, 2, 7) IS NOT FALSE) AS nps, bool_and(csat_top2_ci(csat) = top_box_ci(csat, 2) IS NOT FALSE) AS csat_top2,
       bool_and(ces_top3_ci(ces, 0.9) = top_box_ci(ces, 3, 0.9) IS NOT FALSE) AS ces_top3,
       count(net_box_ci(nps, top => 2, bottom => 7, confidence => 0.9)) AS known FROM summary;
SELECT count(*), bool_and(net_box_change(a.nps, b.nps, 2, 7) = nps_change(a.nps, b.nps)) AS nps,
       bool_and(top_box_change(a.csat, b.csat, 2, 0.9) = csat_top2_change(a.csat, b.csat, 0.9)) AS csat_top2,
       bool_and(top_box_change(before => a.ces, after => b.ces, boxes => 3) = ces_top3_change(a.ces, b.ces)) AS ces_top3
  FROM summary AS a JOIN summary AS b ON a.team = b.team AND a.half < b.half;
SELECT bool_and(net_box_sample_size(nps, 2, 7, 5) = nps_sample_size(nps, 5)) AS nps,
       bool_and(top_box_sample_size(pilot => csat, boxes => 2, margin => 5, confidence => 0.9) = csat_top2_sample_size(csat, 5, 0.9)) AS csat_top2,
       bool_and(top_box_sample_size(ces, 3, 5) = ces_top3_sample_size(ces, 5)) AS ces_top3,
       count(top_box_sample_size(ces, 3, 5)) AS known FROM summary;
SELECT net_box_sample_size(5) = nps_sample_size(5) AS nps, top_box_sample_size(5, 0.9) = csat_top2_sample_size(5, 0.9) AS top, bottom_box_sample_size(3) = csat_sample_size(3) AS bottom;

-- the lowest boxes are the highest of the scale turned round, and what is not in them is in the others
SELECT bool_and(bottom_box_ci(csat, 2) = top_box_ci(turned, 2)) AS turned,
       bool_and(lower(bottom_box_ci(csat, 2)) = 100 - upper(top_box_ci(csat, 3)) AND upper(bottom_box_ci(csat, 2)) = 100 - lower(top_box_ci(csat, 3))) AS rest,
       bool_and(bottom_box_sample_size(csat, 2, 4) = top_box_sample_size(csat, 3, 4)) AS as_many
  FROM summary, LATERAL (SELECT rating_summary(1, array_agg(d.responses::bigint ORDER BY d.answer DESC)) AS turned FROM distribution(csat) AS d) AS t
 WHERE responses(csat) > 0;
SELECT count(*), bool_and((b).change = -(t).change AND (b).low = -(t).high AND (b).high = -(t).low AND (b).p_value = (t).p_value) AS mirrored
  FROM (SELECT bottom_box_change(a.ces, b.ces, 4) AS b, top_box_change(a.ces, b.ces, 3) AS t FROM summary AS a JOIN summary AS b ON a.team = b.team AND a.half < b.half) AS changes;

-- nothing known
SELECT top_box_ci('{}', 1) IS NULL AS no_scale, bottom_box_ci('1..5 {0,0,0,0,0}', 1) IS NULL AS no_answers, net_box_ci('1..5 {1,0,0,0,0}', NULL, 1) IS NULL AS no_boxes,
       top_box_sample_size(rating_summary '{}', 1, 5) IS NULL AS no_pilot;
SELECT * FROM net_box_change(NULL, '1..5 {0,0,0,0,1}', 1, 1);
SELECT * FROM net_box_change('1..5 {1,0,0,0,1}', '1..5 {0,0,0,0,1}', 1, NULL);
SELECT * FROM net_box_change('1..5 {1,0,0,0,1}', '1..5 {0,0,0,0,1}', 1, 1, NULL);

-- points: the metric is their average, over every type and on every scale
SELECT team, avg(nps_points(score)) = nps(score) AS nps, avg(nps_points(score::float8)) = nps(score) AS nps_double, avg(nps_points(score::numeric)) = nps(score) AS nps_numeric,
       avg(csat_points(rating)) = csat(rating) AS csat, avg(csat_points(rating::float8)) = csat(rating) AS csat_double, avg(csat_points(rating::numeric)) = csat(rating) AS csat_numeric,
       avg(csat_top2_points(rating)) = csat_top2(rating) AS csat_top2, avg(ces_points(agreement)) = ces(agreement) AS ces, avg(ces_top3_points(agreement)) = ces_top3(agreement) AS ces_top3
  FROM answer GROUP BY team ORDER BY team;
SELECT round(avg(csat_points(agreement, 1, 7)), 12) = round(csat(agreement, 1, 7), 12) AS csat, avg(csat_top2_points(score::numeric, 0, 10)) = csat_top2(score, 0, 10) AS csat_top2,
       avg(ces_points(score::float8, 0, 10)) = ces(score, 0, 10) AS ces, avg(ces_top3_points(rating, low => 1, high => 5)) = ces_top3(rating, 1, 5) AS ces_top3 FROM answer;
SELECT nps_points(s) AS nps, nps_category(s) AS category, nps_category(s::float8) AS of_double, nps_category(s::numeric) AS of_numeric, csat_points(s, 0, 10) AS csat FROM generate_series(0, 10) AS s;
SELECT a, csat_points(a), csat_top2_points(a), ces_points(a), ces_top3_points(a) FROM generate_series(1, 5) AS a;
SELECT count(*), nps_category(score) FROM answer GROUP BY 2 ORDER BY 2;
SELECT nps_points(NULL::integer) IS NULL AS nps, csat_points(NULL, 1, 5) IS NULL AS csat, nps_category(NULL::numeric) IS NULL AS category, pg_typeof(nps_points(9::smallint)), pg_typeof(csat_points(3));

-- an answer that is none is the same error as the aggregate's
CREATE FUNCTION error_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	hint text;
BEGIN
	EXECUTE query;
	RETURN 'no error';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
	RETURN concat_ws(' | ', SQLSTATE, SQLERRM, hint);
END
$$;
SELECT metric, arguments, error_of(format('SELECT %s(%s)', metric, arguments)) AS error
  FROM (VALUES ('nps', '11'), ('nps', '-1'), ('nps', '8.5'), ('nps', 'float8 ''NaN'''), ('nps', 'numeric ''Infinity'''), ('nps', '1e300'), ('csat', '0'), ('csat', '0::float8'),
               ('csat', '2147483647'), ('csat_top2', '6::numeric'), ('ces', '0.5::float8'), ('ces_top3', '8'), ('csat', '11, 0, 10'), ('ces', '8.5, 0, 10'), ('csat', '3, 5, 1'), ('csat_top2', '1, 0, 1'),
               ('ces', '1, 0, 1000000'), ('ces_top3', '40000, 40000, 40005')) AS t (metric, arguments)
 WHERE error_of(format('SELECT %s(%s)', metric, arguments)) IS DISTINCT FROM error_of(format('SELECT %s_points(%s)', metric, arguments));
SELECT error_of('SELECT nps_points(11)') AS nps, error_of('SELECT csat_points(0)') AS csat, error_of('SELECT ces_points(8.5, 0, 10)') AS scaled, error_of('SELECT nps_category(11)') = error_of('SELECT nps(11)') AS category;
-- boxes that can't be
SELECT boxes, error_of(format('SELECT top_box_ci(%L, %s)', '1..5 {1,0,0,0,1}', boxes)) AS top, error_of(format('SELECT bottom_box_change(%L, NULL, %s)', '1..5 {1,0,0,0,1}', boxes)) AS bottom,
       error_of(format('SELECT net_box_sample_size(%L::rating_summary, 1, %s, 5)', '1..5 {1,0,0,0,1}', boxes)) AS net FROM unnest('{0,5,-1,2147483647}'::integer[]) AS boxes \gx
SELECT error_of(format('SELECT net_box_ci(%L, 3, 3)', '1..5 {1,0,0,0,1}')), error_of('SELECT top_box_ci(''1..5 {1,0,0,0,1}'', 2, 95)'), error_of('SELECT net_box_change(''{}'', ''{}'', 1, 1, 0)'), error_of('SELECT top_box_sample_size(0)') \gx
DROP FUNCTION error_of;
DROP TABLE answer, summary;
