--
-- hostile calls: every function and aggregate of the extension is called as no aggregate would
-- call it, with NULLs, extremes and states of every other kind in every argument, as constants
-- and as columns. It gives a value or an error that a user can cause: never an internal error,
-- never a crash. A sample to read: test/t/hostile.pl calls them from everywhere else, too.
-- too long for JIT: it asks very many queries
--

-- what stands for each type; all of it is cast to the argument's type
CREATE TEMP TABLE sample (type regtype, value text);
INSERT INTO sample SELECT 'integer'::regtype, unnest(ARRAY[NULL, '0', '1', '5', '-1', '2147483647', '-2147483648']);
INSERT INTO sample SELECT 'bigint'::regtype, unnest(ARRAY[NULL, '0', '9223372036854775807', '-9223372036854775808']);
INSERT INTO sample SELECT 'double precision'::regtype, unnest(ARRAY[NULL, '0', '0.95', '3', '-1', '1', 'NaN', 'Infinity', '-Infinity', '1e308', '5e-324']);
INSERT INTO sample SELECT 'numeric'::regtype, unnest(ARRAY[NULL, '0', '0.5', '3', '87.5', '-1', '100.000001', 'NaN', 'Infinity', '1e1000', '1e-1000']);
INSERT INTO sample SELECT 'boolean'::regtype, unnest(ARRAY[NULL, 'true', 'false']);
INSERT INTO sample SELECT 'text'::regtype, unnest(ARRAY[NULL, '', 'solution', 'tone', '5', repeat('x', 10000), 'nominal', 'ordinal', 'interval', 'ratio']);
INSERT INTO sample SELECT 'bigint[]'::regtype, unnest(ARRAY[NULL, '{}', '{1,2}', '{1,NULL}', '{{1,2},{3,4}}', '{9223372036854775807,1}', '{-1,1}', '[-3:-1]={1,2,3}']);
INSERT INTO sample SELECT 'rating_summary'::regtype, unnest(ARRAY[NULL, '{}', '0..10 {3,0,0,1,0,2,5,9,14,20,31}', '1..5 {0,0,0,0,0}',
	'1..5 {255,65535,4294967295,4294967296,0}', '0..1 {9223372036854775807,0}', '-32768..-32668 {' || repeat('9,', 100) || '9}',
	'weighted 1..5 {0.5,0,2,1,4} n=7 w2={0.25,0,2,1,6}', 'weighted 0..10 {0,0,0,0,0,0,0,0,0,0,0} n=0 w2={0,0,0,0,0,0,0,0,0,0,0}', 'weighted 1..5 {1e120,0,0,0,1e-100} n=9223372036854775807 w2={1e240,0,0,0,1e-200}']);
INSERT INTO sample SELECT 'jsonb'::regtype, unnest(ARRAY[NULL, 'null', '{}', '[]', '7', '"text"', '{"solution": 5}', '{"solution": null, "tone": "x"}', '{"tone": [1]}', '{"x": {"y": 1e400}}']);
INSERT INTO sample SELECT 'record'::regtype, unnest(ARRAY[NULL, 'ROW()', 'ROW(1, 2)', 'ROW(NULL)', '(SELECT s FROM sample AS s LIMIT 1)',
	'(SELECT r FROM (SELECT 5 AS solution, 1 AS tone) AS r)', '(SELECT r FROM (SELECT ''x''::text AS solution, NULL::int AS tone) AS r)']);
INSERT INTO sample SELECT 'rubric'::regtype, unnest(ARRAY[NULL, '{"scale": [1, 5], "categories": {"solution": {"weight": 50, "critical": true}, "tone": 20}}',
	'{"categories": {"tone": {"weight": 1e6, "outcomes": {"x": 0, "5": 100}}}}', '{"scale": [-32768, -32668], "groups": {"g": 0.000001}, "categories": {"solution": {"weight": 1, "group": "g", "critical": "group"}}}',
	(SELECT format('{"scale": [0, 100], "categories": {%s}}', string_agg(format('"%s": 1', i), ', ')) FROM generate_series(1, 256) AS i)]);
INSERT INTO sample SELECT 'iqs_summary'::regtype, unnest(ARRAY[NULL, '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	'{"reviews": 2, "failed": 1, "sum": 87.5, "scores": {"0": 1, "87": 1}, "categories": {"tone": {"rated": 2, "failed": 0, "sum": 150, "squares": 12500}, "solution": {"rated": 1, "failed": 1, "sum": 33.333333}}}',
	'{"reviews": 9223372036854775807, "failed": 0, "sum": 0, "scores": {"0": 9223372036854775807}, "categories": {}}',
	'{"reviews": 92233720368, "failed": 0, "sum": 9223372036800, "scores": {"100": 92233720368}, "categories": {"tone": {"rated": 92233720368, "failed": 0, "sum": 9223372036800}}}']);
INSERT INTO sample SELECT 'bytea'::regtype, unnest(ARRAY[NULL, '', '\x00', '\x01', '\x010000000000000000ffffffff', '\x01000000000000000000000000', '\x01000000000000000000000001ff',
	review_state_accum('', 'tone', 50, 1, false)::text, review_state_accum('', '{"scale": [1, 5], "categories": {"solution": 1}}', 'solution', 4::numeric)::text,
	agreement_accum(NULL, '1..5 {1,0,2,0,0}', 'ordinal')::text, agreement_accum(NULL, '{}', 'ratio')::text, rater_agreement_accum(NULL, 1, 2, 1, 5, 'nominal')::text, rater_agreement_accum(NULL, NULL, 2, -32768, -32668, 'interval')::text,
	calibrated_iqs_accum(calibrated_iqs_accum(NULL, 50, 60.5), 70.25, NULL)::text, set_byte(calibrated_iqs_accum(NULL, 50, 60.5), 2, 127)::text, set_byte(agreement_accum(NULL, '1..5 {1,0,2,0,0}', 'ordinal'), 120, 255)::text]);
INSERT INTO sample SELECT 'cstring'::regtype, unnest(ARRAY[NULL, '', '{', '{}', '0..1 {1,2}', '1..2 {1', '{"scale": [1, 5], "categories": {"solution": 10}}', '{"reviews": 1}', '[', repeat('{', 10000)]);

-- What SQL may call: a function that receives bytes takes an internal argument, of which SQL has no value.
CREATE TEMP VIEW callable AS
	SELECT p.* FROM pg_proc AS p JOIN pg_depend ON classid = 'pg_proc'::regclass AND objid = p.oid
	 WHERE deptype = 'e' AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'csmetrics')
	   AND 'internal'::regtype <> ALL (proargtypes);
-- a type without samples above is at least called with NULL
INSERT INTO sample SELECT DISTINCT type::regtype, NULL FROM callable, unnest(proargtypes) AS t (type) WHERE type NOT IN (SELECT type FROM sample);

CREATE TEMP TABLE called (signature text, arguments text, state text, message text);
-- Calls one function with these arguments, as an aggregate over three rows and as a window if it is
-- one; with the arguments themselves, or with columns of a subquery that has them.
CREATE FUNCTION call(f pg_proc, expressions text, as_columns boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	name text := f.oid::regproc;
	columns text := (SELECT string_agg('a' || i, ', ') FROM generate_series(1, f.pronargs) AS i);
	arguments text := CASE WHEN as_columns THEN columns ELSE expressions END;
	source text := CASE WHEN as_columns THEN format('(SELECT %s OFFSET 0) AS x (%s), ', expressions, columns) ELSE '' END;
	returns_row boolean := f.proretset OR f.prorettype = 'record'::regtype;
	query text := CASE
		WHEN f.prokind = 'a' THEN format('SELECT %1$s(%2$s)::text FROM %3$s generate_series(1, 3) UNION ALL SELECT %1$s(%2$s) OVER (ORDER BY i ROWS 1 PRECEDING)::text FROM %3$s generate_series(1, 4) AS i', name, arguments, source)
		WHEN returns_row THEN format('SELECT t::text FROM %3$s LATERAL %1$s(%2$s) AS t', name, arguments, source)
		ELSE format('SELECT %1$s(%2$s)::text FROM %3$s generate_series(1, 2)', name, arguments, source) END;
	result text;
	state text;
	message text;
BEGIN
	FOR result IN EXECUTE query LOOP END LOOP;
	INSERT INTO called VALUES (f.oid::regprocedure, expressions, '00000', result);
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT;
	INSERT INTO called VALUES (f.oid::regprocedure, expressions, state, message);
END
$$;

-- One value of the type as an expression.
CREATE FUNCTION expression(type regtype, value text) RETURNS text LANGUAGE sql AS $$
	SELECT CASE WHEN type = 'record'::regtype THEN coalesce(value, 'NULL::record')
	            ELSE format('%L::%s', value, type) END
$$;

-- Every argument takes every sample of its type, the others are drawn anew each time; all NULL, too.
SELECT setseed(0.5);
CREATE FUNCTION call_all() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	f pg_proc;
	turned record;
	types regtype[];
BEGIN
	FOR f IN SELECT * FROM callable ORDER BY oid::regprocedure::text LOOP
		types := ARRAY(SELECT unnest(f.proargtypes)::regtype);
		PERFORM call(f, (SELECT string_agg(expression(type, NULL), ', ' ORDER BY i) FROM unnest(types) WITH ORDINALITY AS t (type, i)), false);
		FOR turned IN SELECT i, value, time > 1 AS as_columns FROM generate_subscripts(types, 1) AS i JOIN sample ON sample.type = types[i], generate_series(1, 3) AS time LOOP
			PERFORM call(f, (SELECT string_agg(expression(t.type, CASE WHEN t.i = turned.i THEN turned.value
				       ELSE (SELECT value FROM sample WHERE sample.type = t.type ORDER BY random() + 0 * t.i LIMIT 1) END), ', ' ORDER BY t.i)
				FROM unnest(types) WITH ORDINALITY AS t (type, i)), turned.as_columns);
		END LOOP;
	END LOOP;
END
$$;
SELECT call_all();

SELECT oid::regprocedure AS never_called FROM callable WHERE oid::regprocedure::text NOT IN (SELECT signature FROM called);

-- what is no error that a user can cause
SELECT * FROM called WHERE state NOT IN ('00000', '22003', '22004', '22023', '22P02', '22P03', '54000');
SELECT count(*) > 1000 AS many_calls, count(*) FILTER (WHERE state = '00000') > 500 AS many_values, count(*) FILTER (WHERE state <> '00000') > 500 AS many_errors FROM called;

-- what came out is a value: its text reads back as the same
SELECT signature, arguments, message FROM called WHERE state = '00000' AND signature ~ '^rating_summary' AND message ~ '^(weighted |-?\d+\.\.|\{)'
   AND message::rating_summary::text <> message;
SELECT signature, arguments, message FROM called WHERE state = '00000' AND signature ~ '^(iqs|sum)' AND message ~ '^\{"reviews"' AND message::iqs_summary::text <> message;
