-- Scales with a step: halves, fifths, tenths, up to 1001 points; against plain SQL.
\pset null NULL
CREATE TEMPORARY TABLE star (id integer, half numeric, fifth real, tenth double precision);
INSERT INTO star
SELECT i, CASE WHEN i % 7 > 0 THEN 0.5 + 0.5 * ((i * i) % 10) END, (0.2 + 0.2 * (i % 5))::real, (i * 37 % 1001) / 10.0
  FROM generate_series(1, 2002) AS i;

-- values, as avg and count give them
SELECT round(csat(half, 0.5, 5, 0.5), 10) = round((avg(half) - 0.5) / 4.5 * 100, 10) AS csat,
       ces(half, 0.5, 5, 0.5) = avg(half) AS ces,
       csat_top2(half, 0.5, 5, 0.5) = 100.0 * count(*) FILTER (WHERE half >= 4.5) / count(half) AS top2,
       round(stddev(csat_agg(half, 0.5, 5, 0.5)), 12) = round(stddev(half), 12) AS spread,
       average(csat_agg(half, 0.5, 5, 0.5)) = avg(half) AS average
  FROM star;
SELECT round(csat(fifth, 0.2, 1, 0.2), 4) AS fifths, round(csat(tenth, 0, 100, 0.1), 4) AS tenths,
       round(csat(tenth::numeric, 0, 100, 0.1), 4) AS numeric_tenths, round(avg(tenth)::numeric, 4) AS plain
  FROM star;

-- the value: text, distribution, one scale is one form
SELECT csat_agg(half, 0.5, 5, 0.5) FROM star WHERE id <= 40;
SELECT * FROM distribution((SELECT csat_agg(half, 0.5, 5, 0.5) FROM star WHERE id <= 40)) WHERE responses > 4;
SELECT csat_agg(3, 1, 5) = csat_agg(3.0, 1, 5, 1) AS whole, csat_agg(3::float8, 1, 5, 1) = '1..5 {0,0,1,0,0}' AS whole_too;
SELECT csat_agg(500, 0, 1000)::text = '0..1000 {' || repeat('0,', 500) || '1' || repeat(',0', 500) || '}' AS many_points;
SELECT csat(100003, 100000, 100010), csat_agg(-40000, -40001, -40000);
SELECT '0.50..5 by 0.500 {1,0,0,0,0,0,0,0,0,2}'::rating_summary, '1..5 by 1 {1,2,3,4,5}'::rating_summary,
       pg_column_size('0.5..5 by 0.5 {1,0,0,0,0,0,0,0,0,2}'::rating_summary) AS bytes;
SELECT rating_summary_send('0.5..5 by 0.5 {1,0,0,0,0,0,0,0,0,2}');

-- however it is computed: parts, windows, taking out, both trips
WITH part AS (SELECT id % 13 AS p, csat_agg(half, 0.5, 5, 0.5) AS s FROM star GROUP BY p)
SELECT sum(s) = (SELECT csat_agg(half, 0.5, 5, 0.5) FROM star) AS merged,
       sum(s) - (SELECT s FROM part WHERE p = 3) = (SELECT csat_agg(half, 0.5, 5, 0.5) FROM star WHERE id % 13 <> 3) AS taken_out,
       sum(s::text::rating_summary) = sum(s) AS by_text
  FROM part;
SELECT bool_and(moving IS NOT DISTINCT FROM again) AS window
  FROM (SELECT csat(half, 0.5, 5, 0.5) OVER (ORDER BY id ROWS 9 PRECEDING) AS moving,
               (SELECT csat(half, 0.5, 5, 0.5) FROM star AS s WHERE s.id BETWEEN star.id - 9 AND star.id) AS again
          FROM star WHERE id <= 200) AS w;

-- interval, change, boxes: the same as on whole scales of as many points
SELECT csat_ci('0.5..2.5 by 0.5 {3,1,0,2,9}') = csat_ci('1..5 {3,1,0,2,9}') AS interval,
       top_box_ci('0.5..2.5 by 0.5 {3,1,0,2,9}', 2) = top_box_ci('1..5 {3,1,0,2,9}', 2) AS boxes,
       abs(lower(ces_ci('0.5..2.5 by 0.5 {3,1,0,2,9}')) * 2 - lower(ces_ci('1..5 {3,1,0,2,9}'))) <= 0.000001 AS doubled;
SELECT (csat_change('0.5..2.5 by 0.5 {3,1,0,2,9}', '0.5..2.5 by 0.5 {9,1,0,2,3}')).p_value
     = (csat_change('1..5 {3,1,0,2,9}', '1..5 {9,1,0,2,3}')).p_value AS change;

-- rows that carry a count
SELECT nps(s), nps_ci(s) FROM (SELECT counted_rating_agg(score, n, 0, 10) AS s FROM (VALUES (10, 12), (8, 3), (3, 7)) AS t (score, n)) AS x;
SELECT counted_rating_agg(rating, n, 1, 5) FROM (VALUES (1, 3), (3, 5), (4, 20), (5, 40), (NULL, 7), (2, NULL), (2, 0)) AS t (rating, n);
SELECT (SELECT counted_rating_agg(half, n, 0.5, 5, 0.5) FROM (SELECT half, count(*) AS n FROM star GROUP BY half) AS c)
     = (SELECT csat_agg(half, 0.5, 5, 0.5) FROM star) AS as_many;
SELECT counted_rating_agg(score, n, 0, 2) OVER (ORDER BY i ROWS 1 PRECEDING) FROM (VALUES (1, 0, 300), (2, 1, 5), (3, 2, 9223372036854775807 - 5)) AS t (i, score, n);

-- classes and words
SELECT nps(s), responses(s), promoters(s), passives(s), detractors(s), nps_ci(s) FROM nps_summary(123, 41, 21) AS s;
SELECT nps_summary(0, 0, 0), nps_summary(NULL, 1, 2);
SELECT round(csat(scale_position(reply, '{Bad,Fair,Good}'), 1, 3), 2) AS csat
  FROM (VALUES ('Good'), ('Fair'), ('Good'), (NULL), ('Bad'), ('Good')) AS t (reply);

-- what is refused
CREATE FUNCTION pg_temp.told(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE r text; d text; h text;
BEGIN
	EXECUTE query INTO r;
	RETURN 'NO ERROR ' || coalesce(r, 'NULL');
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS d = PG_EXCEPTION_DETAIL, h = PG_EXCEPTION_HINT;
	RETURN sqlstate || ' ' || sqlerrm || CASE WHEN d <> '' THEN ' | ' || d ELSE '' END || CASE WHEN h <> '' THEN ' | ' || h ELSE '' END;
END $$;
SELECT pg_temp.told('SELECT csat(' || args || ') FROM (VALUES (1)) AS t (i)') FROM (VALUES
  ('0.7, 0.5, 5, 0.5'), ('5.5, 0.5, 5, 0.5'), ('0.7::float8, 0.5, 5, 0.5'), ('''NaN''::float8, 0.5, 5, 0.5'), ('1e100::numeric, 0.5, 5, 0.5'),
  ('3, 0.5, 5, 0'), ('3, 0.5, 5, -0.5'), ('3, 0.5, 5, 0.4'), ('3, 0, 100, 0.01'), ('3, 5, 1, 0.5'), ('3, 0, 1, 1e-10'), ('3, 0, 1e9, 1e8'),
  ('3, ''NaN''::float8, 5, 0.5'), ('3::numeric, ''NaN'', 5, 0.5'), ('3, 0.5, ''Infinity''::float8, 0.5'), ('3, NULL::numeric, 5, 0.5'), ('3, 0.5, 5, NULL::numeric'),
  ('2.5 * i, 0.5 * i, 5, 0.5')) AS t (args);
SELECT pg_temp.told('SELECT csat(r, 0.5, h, 0.5) FROM (VALUES (1, 5), (1, 4)) AS t (r, h)');
SELECT pg_temp.told('SELECT sum(s) FROM (VALUES (''0.5..5 by 0.5 {1,0,0,0,0,0,0,0,0,2}''::rating_summary), (''1..5 {1,2,3,4,5}'')) AS t (s)');
SELECT pg_temp.told('SELECT counted_rating_agg(3, -1, 1, 5)');
SELECT pg_temp.told('SELECT counted_rating_agg(9, 1, 1, 5)');
SELECT pg_temp.told('SELECT counted_rating_agg(3, n, 1, 5) FROM (VALUES (9223372036854775807), (1)) AS t (n)');
SELECT pg_temp.told('SELECT rating_summary_accum_counted_inv(''1..5 {0,0,1,0,0}'', 3, 2, 1, 5)');
SELECT pg_temp.told('SELECT nps_summary(-1, 2, 3)');
SELECT pg_temp.told('SELECT nps_summary(9223372036854775807, 1, 0)');
SELECT pg_temp.told('SELECT scale_position(''good'', ''{Bad,Fair,Good}'')');
SELECT pg_temp.told('SELECT scale_position(''whatever'', ''{Bad,Fair,Good}'')');
SELECT pg_temp.told('SELECT scale_position(''Good'', ''{Bad,NULL,Good}'')');
SELECT pg_temp.told('SELECT scale_position(''Good'', ''{{Bad},{Good}}'')');
SELECT pg_temp.told('SELECT scale_position(''Good'', ''{}'')');
SELECT pg_temp.told('SELECT ''0.5..5 by 0.3 {}''::rating_summary');
SELECT pg_temp.told('SELECT nps(''0..10 by 0.5 {' || repeat('0,', 20) || '1}''::rating_summary)');
SELECT pg_temp.told('SELECT nps_ci(sum(s)) FROM (VALUES (''0..1000 {' || repeat('0,', 1000) || '1}''::rating_summary)) AS t (s)');
SELECT pg_temp.told('SELECT weighted_rating_agg(500, 2, 0, 1000)');
SELECT pg_temp.told('SELECT ''weighted 0..1000 {}''::rating_summary');
SELECT weighted_rating_agg(100.0, 2, 0, 100) = ('weighted 0..100 {' || repeat('0,', 100) || '2} n=1 w2={' || repeat('0,', 100) || '4}')::rating_summary AS most;
