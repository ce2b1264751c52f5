--
-- what is no answer, no scale and no box: every rule has its error
--

CREATE FUNCTION report(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	code text;
	message text;
	detail text;
	hint text;
BEGIN
	EXECUTE query;
	RETURN NEXT 'NO ERROR';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
	RETURN NEXT code || '  ' || message;
	IF detail <> '' THEN RETURN NEXT 'DETAIL ' || detail; END IF;
	IF hint <> '' THEN RETURN NEXT 'HINT   ' || hint; END IF;
END
$$;
\pset format unaligned
\pset tuples_only on

-- off the scale
SELECT report('SELECT nps(11)');
SELECT report('SELECT nps(-1)');
SELECT report('SELECT csat(0)');
SELECT report('SELECT ces(8::bigint)');
SELECT report('SELECT nps(2147483647)');
SELECT report('SELECT nps((-2147483648)::int)');
SELECT report('SELECT nps(1e300::float8)');
SELECT report('SELECT csat(9::smallint, 0, 8)');
SELECT report('SELECT csat(4.0, 1, 3)');
SELECT report('SELECT csat(true) FILTER (WHERE true), nps(99) OVER ()');

-- no whole number
SELECT report('SELECT nps(7.5::float8)');
SELECT report('SELECT nps(7.5)');
SELECT report('SELECT csat(4.5::real, 1, 5)');
SELECT report('SELECT nps(''NaN''::float8)');
SELECT report('SELECT nps(''Infinity''::float8)');
SELECT report('SELECT nps(''-Infinity''::float8)');
SELECT report('SELECT ces(''NaN''::numeric)');

-- no scale
SELECT report('SELECT csat(3, 5, 1)');
SELECT report('SELECT csat(3, 3, 3)');
SELECT report('SELECT csat(3, 0, 101)');
SELECT report('SELECT csat(3, -2147483648, 2147483647)');
SELECT report('SELECT csat(3, NULL, 5)');
SELECT report('SELECT ces_agg(NULL::float8, 1, NULL)');
SELECT report('SELECT csat(3, 40000, 40005)');
SELECT report('SELECT csat(32768, 32768, 32770)');
SELECT report('SELECT csat(3, -32769, -32760)');
SELECT report('SELECT csat(3, 1, high) FROM (VALUES (5), (7)) AS t (high)');
SELECT report('SELECT weighted_rating_agg(3, 1, 1, high) FROM (VALUES (5), (7)) AS t (high)');

-- no weight
SELECT report('SELECT weighted_rating_agg(3, -1, 1, 5)');
SELECT report('SELECT weighted_rating_agg(3, ''NaN'', 1, 5)');
SELECT report('SELECT weighted_rating_agg(3, ''Infinity'', 1, 5)');
SELECT report('SELECT weighted_rating_agg(3, 1e200, 1, 5)');
SELECT report('SELECT weighted_rating_agg(3, 1e-200, 1, 5)');
SELECT report('SELECT weighted_rating_agg(6, 1, 1, 5)');
SELECT report('SELECT weighted_rating_agg(2.5::float8, 1, 1, 5)');

-- not on this scale
SELECT report('SELECT nps(csat_agg(3))');
SELECT report('SELECT promoters(ces_agg(3))');
SELECT report('SELECT nps(csat_agg(3, 1, 11))');
SELECT report('SELECT nps(csat_agg(3, 0, 9))');
SELECT report('SELECT csat_top2(csat_agg(true))');
SELECT report('SELECT ces_top3(csat_agg(1, 1, 3))');
SELECT report('SELECT sum(s) FROM (SELECT csat_agg(3) UNION ALL SELECT ces_agg(3)) AS t (s)');
SELECT report('SELECT sum(s) FROM (SELECT csat_agg(3) UNION ALL SELECT weighted_rating_agg(3, 1, 1, 5)) AS t (s)');

-- no such boxes
SELECT report('SELECT top_box(csat_agg(3), 0)');
SELECT report('SELECT top_box(csat_agg(3), 5)');
SELECT report('SELECT bottom_box(csat_agg(3), -1)');
SELECT report('SELECT net_box(csat_agg(3), 1, 5)');
SELECT report('SELECT net_box(csat_agg(3), 2147483647, 2147483647)');
SELECT report('SELECT net_box(csat_agg(3), 3, 3)');

-- too many
SELECT report('SELECT sum(s) FROM (VALUES (''0..1 {9223372036854775807,0}''::rating_summary), (''0..1 {1,0}'')) AS t (s)');
SELECT report('SELECT sum(s) OVER () FROM (VALUES (''0..1 {9223372036854775807,0}''::rating_summary), (''0..1 {0,1}'')) AS t (s)');

-- of the wrong type
SELECT report('SELECT nps(''nine''::text)');
SELECT report('SELECT nps(true)');
SELECT report('SELECT csat(current_date)');
