--
-- iqs_summary: text and binary, operators, and the calls that no aggregate makes
--

\pset format unaligned
\pset tuples_only on

CREATE TEMP TABLE kept (id serial, s iqs_summary);
INSERT INTO kept (s) VALUES
	('{"reviews": 2, "failed": 0, "sum": 163.333333, "squares": 13344.444388888889, "scores": {"80": 1, "83": 1}, "categories": {"tone": {"rated": 2, "failed": 0, "sum": 150, "squares": 12500}}}'),
	(' { "categories" : {"tone":{"sum":1.5e2,"squares":125e2,"failed":0,"rated":2}},"scores":{"83":1,"80":1},"sum":163.3333330,"squares":13344.444388888889000,"failed":0,"reviews":2}'),
	('{"reviews": 3, "failed": 1, "sum": 100, "scores": {"0": 2, "100": 1}, "categories": {"caf\u00e9": {"rated": 3, "failed": 1, "sum": 33.333333, "squares": 1111.111088888889}, "b\"": {"rated": 1, "failed": 0, "sum": 100}}}'),
	('{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}'),
	('{"reviews": 92233720368, "failed": 0, "sum": 9223372036800, "scores": {"100": 92233720368}, "categories": {"x": {"rated": 92233720368, "failed": 0, "sum": 9223372036800}}}'),
	('{"reviews": 9223372036854775807, "failed": 9223372036854775807, "sum": 0, "scores": {"0": 9223372036854775807}, "categories": {"x": {"rated": 9223372036854775807, "failed": 9223372036854775807, "sum": 0}}}'),
	(NULL);
INSERT INTO kept (s) SELECT iqs_agg(x % 101 + 0.123456) FROM generate_series(0, 10000) AS x WHERE x % 101 < 100;
INSERT INTO kept (s) SELECT iqs_review('category ' || x, x % 101, 1, false) FROM generate_series(1, 256) AS x;
SELECT s FROM kept WHERE id < 7 ORDER BY id;
SELECT count(*) AS read_back FROM kept WHERE s::text::iqs_summary = s AND s::text::iqs_summary::text = s::text;
SELECT pg_column_size(s), length(s::text) FROM kept WHERE id IN (1, 4, 8) ORDER BY id;

-- equal or not
SELECT a.id, b.id FROM kept AS a JOIN kept AS b ON a.s = b.s AND a.id < b.id;
SELECT bool_and((a.s = b.s) = (a.s::text = b.s::text) AND (a.s = b.s) <> (a.s <> b.s)
                AND (a.s <> b.s OR iqs_summary_hash(a.s) = iqs_summary_hash(b.s) AND iqs_summary_hash_extended(a.s, 7) = iqs_summary_hash_extended(b.s, 7))) FROM kept AS a, kept AS b;
SELECT count(*) FROM (SELECT DISTINCT s FROM kept) AS t;
SELECT iqs_summary_hash_extended(s, 0) & 4294967295 = iqs_summary_hash(s)::bigint & 4294967295, iqs_summary_hash_extended(s, 1) <> iqs_summary_hash_extended(s, 2) FROM kept WHERE id = 1;

-- an order, by bytes: total, good for sorting, UNION, count(DISTINCT) and a unique index
SELECT bool_and((a.s < b.s) = (a.s <= b.s AND a.s <> b.s) AND (a.s > b.s) = (b.s < a.s) AND (a.s >= b.s) = (b.s <= a.s)
                AND (a.s < b.s)::int + (a.s = b.s)::int + (a.s > b.s)::int = 1 AND sign(iqs_summary_cmp(a.s, b.s)) = (a.s > b.s)::int - (a.s < b.s)::int) FROM kept AS a, kept AS b WHERE a.s IS NOT NULL AND b.s IS NOT NULL;
SELECT count(*) FILTER (WHERE s < before) AS out_of_order FROM (SELECT s, lag(s) OVER (ORDER BY s) AS before FROM kept) AS t;
SELECT count(DISTINCT s), (SELECT count(*) FROM (SELECT s FROM kept UNION SELECT s FROM kept) AS u) AS with_null FROM kept;
CREATE TEMP TABLE one_of_each (s iqs_summary PRIMARY KEY);
INSERT INTO one_of_each SELECT s FROM kept WHERE s IS NOT NULL ON CONFLICT DO NOTHING;
SELECT count(*) FROM one_of_each;
-- as JSON, within a row, too
SELECT bool_and(s::jsonb = s::text::jsonb AND s::json::text = s::text) FROM kept;
SELECT to_jsonb(k), row_to_json(k) FROM kept AS k WHERE id = 1;

-- the binary form, byte by byte
SELECT iqs_summary_send(s) FROM kept WHERE id IN (1, 3, 4) ORDER BY id;

-- adding and taking out
SELECT a.s + b.s FROM kept AS a, kept AS b WHERE a.id = 1 AND b.id = 3;
SELECT bool_and(a.s + b.s = b.s + a.s AND a.s + b.s - b.s = a.s AND (a.s + b.s) + a.s = a.s + (b.s + a.s)) FROM kept AS a, kept AS b WHERE a.id NOT IN (5, 6) AND b.id NOT IN (5, 6);
SELECT s + NULL IS NULL AND NULL - s IS NULL FROM kept WHERE id = 1;
SELECT sum(s) - (SELECT sum(s) FROM kept WHERE id IN (3, 8)) = (SELECT s + s FROM kept WHERE id = 1) FROM kept WHERE id IN (1, 2, 3, 8);

-- large numbers stay exact
SELECT iqs(s), pass_rate(s, 1), reviews(s), failed_reviews(s) FROM kept WHERE id IN (5, 6) ORDER BY id;
SELECT category, score, rated, failed FROM kept, category_scores(s) WHERE id IN (5, 6) ORDER BY id;

-- stored short, long and compressed, and handed to a function in each form
CREATE TEMP TABLE toasted (s iqs_summary);
INSERT INTO toasted SELECT iqs_review(repeat('x', x), 50, 1, false) FROM generate_series(1, 200) AS x;
INSERT INTO toasted SELECT s FROM kept WHERE id = 1;
SELECT pg_column_size(s) < 100 AS short, pg_column_size(s) < 5000 AS compressed, reviews(s), (SELECT count(*) FROM category_scores(s)), s = s::text::iqs_summary, reviews(s + s), (SELECT sum(t.s) = toasted.s FROM toasted AS t WHERE t.s = toasted.s) FROM toasted;
ALTER TABLE toasted ALTER COLUMN s SET STORAGE external;
INSERT INTO toasted SELECT iqs_review(repeat('y', x), 50, 1, false) FROM generate_series(1, 200) AS x;
SELECT reviews(sum(s)), (SELECT count(*) FROM category_scores(sum(s))) FROM toasted;

-- the transition functions, called from SQL, leave alone what they are given
SELECT iqs_summary_accum(s, 100.0) = s AS changed, iqs_summary_accum_inv(iqs_summary_accum(s, 100.0), 100.0) = s AS and_back, reviews(iqs_summary_accum(NULL, 50.0)), iqs_summary_accum(s, NULL::numeric) = s FROM kept WHERE id = 1;
SELECT iqs_summary_accum(NULL, '{"scale": [1, 5], "categories": {"tone": 1}}', jsonb '{"tone": 4}'), iqs_summary_accum(NULL, NULL, NULL::jsonb), iqs_summary_accum_inv(NULL, NULL::numeric);
-- an aggregate of one's own without a final function hands out the state itself: it is the same summary to everybody
CREATE AGGREGATE pg_temp.raw(numeric) (SFUNC = iqs_summary_accum, STYPE = iqs_summary);
CREATE AGGREGATE pg_temp.raw_json(rubric, jsonb) (SFUNC = iqs_summary_accum, STYPE = iqs_summary);
CREATE TEMP TABLE open AS SELECT pg_temp.raw(x) AS s, iqs_agg(x) AS packed FROM generate_series(1, 100) AS x
	UNION ALL SELECT pg_temp.raw_json(r, j), iqs_agg(r, j) FROM (VALUES ('{"scale": [1, 5], "categories": {"tone": 1, "zeal": 1}}'::rubric, jsonb '{"tone": 4}')) AS t (r, j);
SELECT record_image_eq(ROW(s), ROW(packed)) AS same_bytes, s = packed AS same, iqs_summary_hash(s) = iqs_summary_hash(packed), s::text = packed::text, iqs_summary_send(s) = iqs_summary_send(packed),
       iqs(s) = iqs(packed), s + packed = packed + s, s - packed = packed - s, iqs_summary_accum(s, 5.0) = iqs_summary_accum(packed, 5.0), (SELECT count(*) FROM category_scores(s)) = (SELECT count(*) FROM category_scores(packed)) FROM open;
SELECT sum(s) = sum(packed), count(*) FROM open;
