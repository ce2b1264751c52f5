--
-- answers of type numeric: every way that numeric writes a whole number, and what is none
--

-- each answer that a scale can have, read from a row (short header) and from an expression
CREATE TEMP TABLE whole AS
  SELECT x, x::numeric AS number, least(x, 32767) AS low FROM generate_series(-32768, 32867) AS x;
SELECT count(*), bool_and(ces = x) AS from_a_row
  FROM (SELECT x, ces(number, low, low + 100) FROM whole GROUP BY x) AS t;
SELECT count(*), bool_and(ces = x) AS from_an_expression
  FROM (SELECT x, ces(number + 0, low, low + 100) FROM whole WHERE x % 7 = 0 GROUP BY x) AS t;

-- zeros behind the point, an exponent, no digits, and a long header for more than 63 places
CREATE TEMP TABLE written (number numeric);
INSERT INTO written VALUES (10), (10.00), (1e1), ('10.000000000000000000000000'), ('1000e-2'), (10::numeric(200, 100)),
  (0), (0.00), ('-0'), (0::numeric(200, 100)), ('1e-3'::numeric * 0), (7), (7.0), (7::numeric(200, 100)), (NULL);
SELECT nps_agg(number), nps_agg(number + 0) = nps_agg(number) AS in_expressions, csat_agg(number, 0, 10) = nps_agg(number) AS scaled
  FROM written;
SELECT csat_agg(number, -100, 0) AS negative
  FROM (VALUES (-100::numeric), (-100.0), (-1e2), (-99::numeric(200, 100)), (-1), (-0.0)) AS t (number);
SELECT csat_agg(number, 9999, 10001) AS two_digits
  FROM (VALUES (9999), (10000), (1e4), (10000.00), (10001::numeric)) AS t (number);

-- a rolling frame takes them out again
SELECT x, nps_agg(x::numeric) OVER (ORDER BY x ROWS 1 PRECEDING) AS pair, csat_agg(x::numeric(200, 100), 0, 3) OVER (ORDER BY x ROWS 1 PRECEDING) AS scaled
  FROM generate_series(0, 3) AS x;

-- all the aggregates
SELECT nps(x) AS nps, csat(x) AS csat, csat(x, 1, 5) AS scaled, csat_top2(x) AS top2, csat_top2(x, 1, 5) AS scaled_top2, csat_agg(x) AS agg,
       ces(x) AS ces, ces(x, 1, 7) AS scaled_ces, ces_top3(x) AS top3, ces_top3(x, 1, 7) AS scaled_top3, ces_agg(x) AS ces_agg, ces_agg(x, 1, 7) AS scaled_agg
  FROM (VALUES (5.0), (4), (1e0), (NULL)) AS t (x);
SELECT pg_typeof(nps(x)) FROM (VALUES (1.0)) AS t (x);

-- what is no answer is told as exactly as it was written
\pset format unaligned
\pset tuples_only on
CREATE FUNCTION report(number numeric) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	hint text;
BEGIN
	RETURN nps(number);
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
	RETURN SQLSTATE || '  ' || SQLERRM || E'\n       ' || hint;
END
$$;
SELECT report(11);
SELECT report(-1.0);
SELECT report(10000);
SELECT report(2147483648);
SELECT report(-1e30);
SELECT report('1e500');
SELECT report(7.5);
SELECT report(7.50);
SELECT report(-0.1);
SELECT report('10.00000000000000000000000000001');
SELECT report('1e-500');
SELECT report('NaN');
SELECT report('Infinity');
SELECT report('-Infinity');
SELECT left(report(repeat('123456789', 1000)::numeric), 100);

-- a number that is stored compressed, or out of line
CREATE TEMP TABLE stored (number numeric);
INSERT INTO stored VALUES (repeat('12', 4000)::numeric), (repeat('1', 100000)::numeric);
SELECT left(report(number), 90) FROM stored;
