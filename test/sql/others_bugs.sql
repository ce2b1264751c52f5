--
-- the bugs of others: ten that aggregates of this kind have shipped, and a test that ours doesn't
-- have each. What follows one up in depth is named in brackets.
--
CREATE TEMP TABLE answer AS SELECT i AS id, i % 10 AS team, CASE WHEN i % 3 > 0 THEN i * i % 11 END AS score FROM generate_series(1, 3000) AS i;
ANALYZE answer;
CREATE FUNCTION in_parallel(on_or_off boolean) RETURNS void LANGUAGE sql AS $$
	SELECT set_config('parallel_setup_cost', '0', true), set_config('parallel_tuple_cost', '0', true), set_config('min_parallel_table_scan_size', '0', true),
	       set_config('max_parallel_workers_per_gather', CASE WHEN on_or_off THEN '3' ELSE '0' END, true)
$$;

-- 1. a combine function with an empty or a NULL side (pgvector#1012, tdigest#22) [test/t/algebra.pl]
SELECT rating_summary_merge('{}', '1..2 {1,2}') AS empty_left, rating_summary_merge('1..2 {1,2}', '{}') AS empty_right,
       rating_summary_merge('1..2 {0,0}', '1..2 {1,2}') AS none_left, rating_summary_merge(NULL, '1..2 {1,2}') AS null_left, rating_summary_merge('1..2 {1,2}', NULL) AS null_right;
CREATE TABLE sparse (id integer, score integer) PARTITION BY LIST (id);
CREATE TABLE sparse_1 PARTITION OF sparse FOR VALUES IN (1);
CREATE TABLE sparse_2 PARTITION OF sparse FOR VALUES IN (2);
CREATE TABLE sparse_3 PARTITION OF sparse FOR VALUES IN (3);
INSERT INTO sparse VALUES (1, NULL), (1, NULL), (3, 9);
SET enable_partitionwise_aggregate = on;
SELECT nps(score), nps_agg(score), csat(score, 0, 10), csat_agg(score, 0, 10) FROM sparse;
SELECT nps(score), csat(score, 0, 10) FROM sparse WHERE id < 3;
RESET enable_partitionwise_aggregate;

-- 2. parallel differs from serial (pg_roaringbitmap#6) [test/t/algebra.pl]
CREATE TABLE shared_answer AS TABLE answer;
ANALYZE shared_answer;
BEGIN;
SELECT in_parallel(true);
CREATE TEMP TABLE parallel ON COMMIT PRESERVE ROWS AS SELECT nps(score), nps_agg(score), csat(score, 0, 10), csat(score > 5) AS good FROM shared_answer;
COMMIT;
SELECT parallel = serial AS same FROM parallel, (SELECT nps(score), nps_agg(score), csat(score, 0, 10), csat(score > 5) AS good FROM shared_answer) AS serial;

-- 3. a window crashes or frees twice (pg_roaringbitmap#5, topn#11) [test/sql/rating_window.sql, test/t/windows.pl]
SELECT count(DISTINCT s::text), count(n) FROM (SELECT nps_agg(score) OVER w AS s, nps(score) OVER w AS n FROM answer WINDOW w AS (PARTITION BY team ORDER BY id ROWS BETWEEN 3 PRECEDING AND 1 FOLLOWING)) AS t;
SELECT DISTINCT sum(s) OVER () = (SELECT nps_agg(score) FROM answer) AS whole FROM (SELECT nps_agg(score) AS s FROM answer GROUP BY team) AS t;

-- 4. a NULL state read as a pointer in a final function (MobilityDB#2428) [test/sql/hostile_calls.sql]
SELECT nps(NULL::rating_summary), rating_summary_final(NULL), nps(score), sum(NULL::rating_summary) FROM answer WHERE false;
CREATE AGGREGATE without_beginning(rating_summary) (SFUNC = rating_summary_merge, STYPE = rating_summary, FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge);
SELECT without_beginning(s) FROM (VALUES (NULL::rating_summary)) AS t (s);
SELECT without_beginning(s) FROM (VALUES (NULL::rating_summary), ('1..2 {1,2}'), ('1..2 {250,300}')) AS t (s);

-- 5. malformed bytes crash the server (timescaledb#5948, datasketches#54) [test/sql/rating_summary_errors.sql, test/fuzz]
SELECT '1..5 {1,2'::rating_summary;
SELECT ('1..5 {' || repeat('9', 100000))::rating_summary;

-- 6. summaries of different parameters are merged; input overruns its room (datasketches#77, topn#75) [test/sql/rating_summary_errors.sql]
SELECT sum(s) FROM (VALUES ('1..5 {1,2,3,4,5}'::rating_summary), ('1..7 {1,2,3,4,5,6,7}')) AS t (s);
SELECT ('0..100 {' || repeat('1,', 101) || '1}')::rating_summary;

-- 7. overflow is checked for a row, but not in combine or in a window (duckdb#24081, trino#30600) [test/unit/rating_summary.c]
SELECT rating_summary_accum('0..1 {9223372036854775807,0}', 1);
SELECT '0..1 {9223372036854775807,0}'::rating_summary + '0..1 {0,1}';
SELECT sum(s) FROM (VALUES ('0..1 {9223372036854775807,0}'::rating_summary), ('0..1 {1,0}')) AS t (s);
SELECT sum(s) OVER (ORDER BY i ROWS 1 PRECEDING) FROM (VALUES (1, '0..1 {9223372036854775807,0}'::rating_summary), (2, '0..1 {1,0}')) AS t (i, s);

-- 8. the size or the life of a state is wrong (hll#40, aggs_for_vecs#1): memory of 200,000 groups stays small, states outlive their rows
CREATE FUNCTION pg_temp.peak_kilobytes(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, FORMAT JSON) ' || query INTO plan;
	RETURN plan -> 0 -> 'Plan' -> 'Peak Memory Usage';
END
$$;
BEGIN;
SELECT in_parallel(false);
SET LOCAL work_mem = '256MB';
SET LOCAL enable_sort = off;
SELECT pg_temp.peak_kilobytes('SELECT nps(i % 11) FROM generate_series(1, 200000) AS i GROUP BY i') / 200000.0 * 1024 BETWEEN 40 AND 400 AS bytes_per_group;
COMMIT;
SELECT bool_and(length(s::text) > 20) AS readable, count(DISTINCT s::text) FROM (SELECT nps_agg(score) FILTER (WHERE score > 2) AS s FROM answer GROUP BY id % 700) AS t;

-- 9. odd input: cstring from SQLsmith, extreme parameters (hll#145, #91) [test/sql/hostile_calls.sql, dev/sqlsmith]
SELECT rating_summary_in(NULL), rating_summary_in('{}'::cstring), rating_summary_out('1..2 {1,2}');
SELECT top_box('1..5 {1,2,3,4,5}', -2147483648);
SELECT csat(1, -2147483648, 2147483647);

-- 10. merging is not associative; a group of NULLs errors (timescaledb#7820, toolkit#731) [test/t/algebra.pl]
SELECT (a + b) + c = a + (b + c) AS associative, a + b = b + a AS commutative, (a + b) - b = a AS exact, a + '{}' = a AS identity
  FROM (VALUES ('1..3 {1,0,254}'::rating_summary, '1..3 {0,65535,2}'::rating_summary, '1..3 {4294967295,1,0}'::rating_summary)) AS t (a, b, c);
SELECT team, sum(s), nps(sum(s)) FROM (SELECT id % 2 AS team, CASE WHEN id % 2 = 0 THEN nps_agg(score) END AS s FROM answer WHERE id < 5 GROUP BY id) AS t GROUP BY team ORDER BY team;

-- and two more: without binary output Citus's EXPLAIN ANALYZE fails; padding that nobody wrote leaks what was there before
SELECT encode(rating_summary_send(nps_agg(score)), 'hex') = encode(rating_summary_send(nps_agg(score)::text::rating_summary), 'hex') AS same_bytes,
       rating_summary_hash(nps_agg(score)) = rating_summary_hash(nps_agg(score)::text::rating_summary) AS same_hash FROM answer;
DROP TABLE sparse, shared_answer;
