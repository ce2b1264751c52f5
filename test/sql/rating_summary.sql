--
-- rating_summary: text, bytes, equality, addition, subtraction
--

-- what goes in comes out; space between the parts doesn't matter
SELECT '0..10 {3,0,0,1,0,2,5,9,14,20,31}'::rating_summary;
SELECT '  -2 .. 2{ 0, 1 ,2,3,4 } '::rating_summary AS spaced,
       '{}'::rating_summary AS no_scale,
       'weighted 1..5 {0.5,0,2,1,4} n=7 w2={0.25,0,2,1,6}'::rating_summary AS weighted;
SELECT '0..1 {0,9223372036854775807}'::rating_summary AS most;

-- every width is the narrowest that fits: 8 bytes and 1, 2, 4 or 8 for each point
SELECT highest, pg_column_size(rating_summary(0, ARRAY[0, highest])) AS bytes
  FROM unnest(ARRAY[0, 255, 256, 65535, 65536, 4294967295, 4294967296, 9223372036854775807]) AS highest;

-- a day of one agent's NPS
SELECT pg_column_size(nps_agg(score)) AS bytes FROM generate_series(0, 10) AS score;

-- from counts that somebody already has
SELECT rating_summary(1, ARRAY[4,0,3,9,12]) AS by_counts, rating_summary(-1, '[5:7]={1,2,3}') AS other_bounds;

-- the bytes: version, kind, points, low, counts
SELECT encode(rating_summary_send('-1..1 {1,2,258}'), 'hex') AS counts;
SELECT encode(rating_summary_send('{}'), 'hex') AS no_scale;
SELECT encode(rating_summary_send('weighted 1..2 {1.5,2} n=2 w2={2.25,4}'), 'hex') AS weighted;

-- equal summaries are equal however they came about
SELECT a = b AS equal, a <> b AS different, a IS DISTINCT FROM b AS is_distinct,
       rating_summary_hash(a) = rating_summary_hash(b) AS same_hash,
       rating_summary_hash_extended(a, 42) = rating_summary_hash_extended(b, 42) AS same_extended_hash
  FROM (SELECT rating_summary(1, ARRAY[1,1,300]) - '1..3 {0,0,299}',
               rating_summary(1, ARRAY[1,1,1])) AS pair (a, b);
SELECT '1..3 {1,1,1}'::rating_summary = '1..3 {1,1,2}' AS counts_differ,
       '1..3 {1,1,1}'::rating_summary = '0..2 {1,1,1}' AS scales_differ,
       '1..3 {1,1,1}'::rating_summary <> 'weighted 1..3 {1,1,1} n=3 w2={1,1,1}' AS kinds_differ,
       '1..3 {0,0,0}'::rating_summary = '{}' AS empty_on_a_scale_is_no_scale;
SELECT count(*) FROM (SELECT DISTINCT s FROM (VALUES ('1..2 {1,2}'::rating_summary), ('1..2{1, 2}'), ('1..2 {2,1}')) AS t (s)) AS d;
SELECT s, count(*) FROM (VALUES ('1..2 {1,2}'::rating_summary), ('1..2{1, 2}'), ('1..2 {2,1}')) AS t (s)
 GROUP BY s ORDER BY s::text;
SELECT ROW(1, '1..2 {1,2}'::rating_summary) IS DISTINCT FROM ROW(1, '1..2 {1,2}'::rating_summary) AS rows_differ;

-- adding, and taking out again
SELECT '1..3 {1,2,3}'::rating_summary + '1..3 {10,0,300}' AS sum,
       ('1..3 {1,2,3}'::rating_summary + '1..3 {10,0,300}') - '1..3 {10,0,300}' AS back;
SELECT '1..3 {1,2,3}'::rating_summary + '{}' AS identity, '{}'::rating_summary + '1..3 {1,2,3}' AS commutes,
       '{}'::rating_summary + '{}' AS nothing, '1..3 {1,2,3}'::rating_summary - '{}' AS still,
       '{}'::rating_summary - '1..3 {0,0,0}' AS nothing_from_nothing;
SELECT '1..3 {1,2,3}'::rating_summary + NULL AS null_in, NULL - '1..3 {1,2,3}'::rating_summary AS null_out;
SELECT 'weighted 1..2 {1.5,2} n=2 w2={2.25,4}'::rating_summary + 'weighted 1..2 {0.5,0} n=1 w2={0.25,0}' AS sum,
       'weighted 1..2 {2,2} n=3 w2={2.5,4}'::rating_summary - 'weighted 1..2 {0.5,0} n=1 w2={0.25,0}' AS rest,
       'weighted 1..2 {2,2} n=3 w2={2.5,4}'::rating_summary - 'weighted 1..2 {2,2} n=3 w2={2.5,4}' AS nothing,
       '{}'::rating_summary + 'weighted 1..2 {2,2} n=3 w2={2.5,4}' AS identity;

-- it fills up to the last answer
SELECT '0..1 {9223372036854775806,0}'::rating_summary + '0..1 {0,1}' AS full;
SELECT responses(rating_summary_accum('0..1 {9223372036854775806,0}', 1)) AS full;

-- NULLs where values belong
SELECT rating_summary(NULL, ARRAY[1,2]) IS NULL AS low, rating_summary(1, NULL) IS NULL AS counts;

-- what is stored comes back
CREATE TEMP TABLE stored (id int, s rating_summary);
INSERT INTO stored VALUES
	(1, '0..10 {0,0,0,0,0,0,0,0,0,0,1}'), (2, ('0..100 {' || repeat('7000,', 100) || '1}')::rating_summary), (3, '{}'), (4, NULL),
	(5, ('-32768..-32668 {' || repeat('9999999999,', 100) || '1}')::rating_summary),
	(6, 'weighted 1..2 {0.1,0.30000000000000004} n=2 w2={0.010000000000000002,0.09000000000000002}');
SELECT id, octet_length(s::text) AS characters, pg_column_size(s) AS bytes, s::text::rating_summary = s AS same
  FROM stored ORDER BY id;
CREATE INDEX ON stored USING hash (s);
SET enable_seqscan = off;
SELECT id FROM stored WHERE s = '0..10 {0,0,0,0,0,0,0,0,0,0,1}';
RESET enable_seqscan;

-- what is not an aggregate's state is not changed: a constant, and a stored value
SELECT rating_summary_accum(s, 1) AS once, rating_summary_accum(s, 1) AS again, s + s AS doubled, s + '{}' AS same, s
  FROM (SELECT '1..2 {1,2}'::rating_summary OFFSET 0) AS t (s);
SELECT rating_summary_accum(s, 10), rating_summary_merge(s, s), rating_summary_subtract(s, s) FROM stored WHERE id = 1;
SELECT s FROM stored WHERE id = 1;
