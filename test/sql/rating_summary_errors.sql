--
-- rating_summary: what is no value of the type, and what can't be done with one
--
\set VERBOSITY default
\set SHOW_CONTEXT never

-- text
SELECT ''::rating_summary;
SELECT 'nps'::rating_summary;
SELECT '1..5'::rating_summary;
SELECT '1..5 {1,2,3,4}'::rating_summary;
SELECT '1..5 {1,2,3,4,5,6}'::rating_summary;
SELECT '1..5 {1,2,,4,5}'::rating_summary;
SELECT '1..5 {1,2,3.5,4,5}'::rating_summary;
SELECT '1..5 {1,2,3,4,5} n=15'::rating_summary;
SELECT '1..5 {1,2,3,4,-5}'::rating_summary;
SELECT '5..1 {}'::rating_summary;
SELECT '1..1 {3}'::rating_summary;
SELECT '0..101 {}'::rating_summary;
SELECT '40000..40001 {1,2}'::rating_summary;
SELECT '99999999999999999999..5 {}'::rating_summary;
SELECT '-9223372036854775808..5 {}'::rating_summary;
SELECT '0..1 {9223372036854775808,0}'::rating_summary;
SELECT '0..1 {9223372036854775807,1}'::rating_summary;
SELECT '{1,2}'::rating_summary;
SELECT 'weighted {}'::rating_summary;
SELECT 'weighted 1..2 {1,2}'::rating_summary;
SELECT 'weighted 1..2 {1,NaN} n=2 w2={1,4}'::rating_summary;
SELECT 'weighted 1..2 {1,-2} n=2 w2={1,4}'::rating_summary;
SELECT 'weighted 1..2 {1,0x2} n=2 w2={1,4}'::rating_summary;
SELECT 'weighted 1..2 {1,2e999} n=2 w2={1,4}'::rating_summary;
SELECT 'weighted 1..2 {1,2} n=2 w2={1,40}'::rating_summary;
SELECT 'weighted 1..2 {1,2} n=2 w2={1,1}'::rating_summary;
SELECT 'weighted 1..2 {1,2} n=2 w2={1,0}'::rating_summary;
SELECT 'weighted 1..2 {1,2} n=2 w2=5'::rating_summary;
SELECT 'weighted 1..2 {1,2} n=0 w2={1,4}'::rating_summary;
SELECT ('1..5 {' || repeat('x', 200))::rating_summary;

-- counts
SELECT rating_summary(1, ARRAY[1]);
SELECT rating_summary(1, '{}');
SELECT rating_summary(1, ARRAY[[1,2],[3,4]]);
SELECT rating_summary(1, ARRAY[1,NULL,3]);
SELECT rating_summary(1, ARRAY[1,-2,3]);
SELECT rating_summary(0, array_agg(1)) FROM generate_series(1, 102);
SELECT rating_summary(2147483647, ARRAY[1,2]);
SELECT rating_summary(0, ARRAY[9223372036854775807, 1]);

-- bytes: each is the sound value with one thing wrong
CREATE TEMP TABLE bytes (what text, hex text);
INSERT INTO bytes VALUES
	('sound', '0100020000 0000000000000001 0000000000000002'),
	('nothing at all', ''),
	('version 2', '0200020000 0000000000000001 0000000000000002'),
	('kind 2', '0102020000 0000000000000001 0000000000000002'),
	('one point', '0100010000 0000000000000001'),
	('102 points', '0100660000' || repeat('0000000000000001', 102)),
	('a count is missing', '0100020000 0000000000000001'),
	('a byte too many', '0100020000 0000000000000001 0000000000000002 00'),
	('cut in the header', '010002'),
	('cut before the points', '0100'),
	('a negative count', '0100020000 0000000000000001 ffffffffffffffff'),
	('too many answers', '0100020000 0000000000000001 7fffffffffffffff'),
	('a scale without points', '0100000001'),
	('weighted without points', '0101000000 0000000000000000'),
	('sound, weighted', '0101020000 0000000000000002 3ff0000000000000 4000000000000000 3ff0000000000000 4010000000000000'),
	('a negative number of answers', '0101020000 f000000000000002 3ff0000000000000 4000000000000000 3ff0000000000000 4010000000000000'),
	('a weight that is NaN', '0101020000 0000000000000002 7ff8000000000000 4000000000000000 3ff0000000000000 4010000000000000'),
	('a negative weight', '0101020000 0000000000000002 bff0000000000000 4000000000000000 3ff0000000000000 4010000000000000'),
	('minus zero', '0101020000 0000000000000002 8000000000000000 4000000000000000 3ff0000000000000 4010000000000000'),
	('infinite squares', '0101020000 0000000000000002 3ff0000000000000 4000000000000000 3ff0000000000000 7ff0000000000000'),
	('impossible squares', '0101020000 0000000000000002 3ff0000000000000 4000000000000000 3ff0000000000000 4024000000000000');

-- COPY reads the bytes of a type from a file only: make one, with its field between the frame
CREATE FUNCTION received(hex text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	file text := current_setting('data_directory') || '/rating_summary.bin';
	field bytea := decode(replace(hex, ' ', ''), 'hex');
	object oid;
	result text;
	detail text;
	state text;
BEGIN
	object := lo_from_bytea(0, '\x5047434f50590aff0d0a0000000000000000000001'::bytea
		|| decode(lpad(to_hex(length(field)), 8, '0'), 'hex') || field || '\xffff'::bytea);
	PERFORM lo_export(object, file);
	PERFORM lo_unlink(object);
	CREATE TEMP TABLE receiver (s rating_summary) ON COMMIT DROP;
	EXECUTE format('COPY receiver FROM %L (FORMAT binary)', file);
	SELECT s::text FROM receiver INTO result;
	DROP TABLE receiver;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, result = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
	RETURN state || ': ' || result || ' ' || detail;
END
$$;
SELECT what, received(hex) FROM bytes;

-- what doesn't go together
SELECT '1..5 {1,2,3,4,5}'::rating_summary + '1..4 {1,2,3,4}';
SELECT '1..5 {1,2,3,4,5}'::rating_summary - '0..4 {1,2,3,4,5}';
SELECT '1..2 {1,2}'::rating_summary + 'weighted 1..2 {1,2} n=2 w2={1,4}';
SELECT 'weighted 1..2 {1,2} n=2 w2={1,4}'::rating_summary - '1..2 {1,2}';

-- more taken out than is in
SELECT '1..2 {1,2}'::rating_summary - '1..2 {0,3}';
SELECT '{}'::rating_summary - '1..2 {0,3}';
SELECT 'weighted 1..2 {1,2} n=2 w2={1,4}'::rating_summary - 'weighted 1..2 {0,3} n=1 w2={0,9}';
SELECT 'weighted 1..2 {1,2} n=2 w2={1,4}'::rating_summary - 'weighted 1..2 {1,2} n=3 w2={1,2}';

-- more than 2^63-1
SELECT '0..1 {9223372036854775807,0}'::rating_summary + '0..1 {1,0}';
SELECT '0..1 {9223372036854775807,0}'::rating_summary + '0..1 {0,1}';
SELECT '0..2 {9223372036854775807,0,0}'::rating_summary + '0..2 {9223372036854775807,0,0}';
SELECT 'weighted 1..2 {1,2} n=9223372036854775807 w2={1,4}'::rating_summary + 'weighted 1..2 {1,2} n=2 w2={1,4}';
SELECT rating_summary_accum_weighted('weighted 1..2 {1,2} n=9223372036854775807 w2={1,4}', 1, 1, 1, 2);
SELECT rating_summary_accum('0..1 {9223372036854775807,0}', 0);
SELECT rating_summary_accum('0..1 {9223372036854775807,0}', 1);

-- support functions, called by hand with what no aggregate would give them
SELECT rating_summary_accum('weighted 1..2 {1,2} n=2 w2={1,4}', 1);
SELECT rating_summary_accum('{}', 1);
SELECT rating_summary_accum_inv('1..2 {0,2}', 1);
SELECT rating_summary_accum_inv('1..2 {0,2}', 2);
SELECT rating_summary_accum_weighted('1..2 {0,2}', 1, 0.5, 1, 2);
SELECT rating_summary_accum('1..2 {0,2}', 1, 1, 3);
SELECT rating_summary_accum(NULL, 1, 1, 3), rating_summary_accum(NULL, NULL::int, 1, 3);
SELECT rating_summary_accum('1..2 {255,2}', 1), rating_summary_final('1..2 {255,2}');
