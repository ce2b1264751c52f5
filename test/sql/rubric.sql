--
-- rubric: what is written, what is kept, what is equal
--

\pset format unaligned
\pset tuples_only on

-- the usual one: in canonical order (shorter names first), defaults left out
SELECT '{"scale": [1, 5], "fail_below": 50,
         "categories": {"solution": {"weight": 50, "critical": true},
                        "tone": 20,
                        "product_knowledge": {"weight": 30, "scale": [1, 4]},
                        "policy": {"weight": 10, "outcomes": {"followed": 100, "partly": 40, "broken": 0}}}}'::rubric;
-- groups, a limit of its own, escapes, numbers in every spelling
SELECT '{"groups": {"soft \"skills\"": {"critical": true, "weight": 3e1}, "hard": {"weight": 70}}, "fail_below": 33.333333,
         "categories": {"caf\u00e9": {"group": "hard", "weight": 0.000001, "scale": [-3, 3], "critical": "group"},
                        "b": {"group": "soft \"skills\"", "weight": 1000000.0, "outcomes": {"1": 0.5, "\n": 1E2}, "critical": false}}}'::rubric;
-- a scale of its own that is the default one, and a default that nobody uses
SELECT '{"scale": [0, 1], "categories": {"a": {"weight": 1, "scale": [0, 1]}, "b": {"weight": 1, "outcomes": {"x": 1}}}}'::rubric;

-- steps, reversed scales, any number, codes, marks, bonuses, what only fails: each once, and what is at its default left out
SELECT '{"not_rated": ["", "N/A", 99.0, -1], "fail_below": 60, "step": 1.0, "scale": [1, 5],
         "categories": {"effort": {"weight": 10, "scale": [5, 1]}, "stars": {"weight": 10, "scale": [0, 5], "step": 0.50}, "share": {"weight": 5, "scale": [0, 1], "step": "any"},
                        "halves": {"weight": 1, "step": 0.5}, "default": {"weight": 1, "scale": [1.0, 5], "step": 1, "fail_below": 60, "not_rated": [-1, "99", "N/A", ""], "bonus": false},
                        "auto-fail": {"weight": 0, "critical": true, "fail_below": 100, "not_rated": []}, "delight": {"weight": 5, "bonus": true},
                        "policy": {"weight": 2, "outcomes": {"2.50": 100, "no": 0}, "not_rated": ["-"]}}}'::rubric;
SELECT '{"step": "any", "groups": {"g": 60, "auto": {"weight": 0, "critical": true}}, "categories": {"a": {"weight": 1, "scale": [-0.5, 12.25], "group": "g"}, "b": {"weight": 0, "scale": [3, 1], "step": 1, "group": "auto", "critical": "group"}}}'::rubric;
SELECT '{"scale": [-1000000, 1000000], "step": "any", "categories": {"a": 1, "b": {"weight": 1, "scale": [0.000001, 0.001001], "step": 0.000001}, "c": {"weight": 1, "scale": [0, 1000], "step": 1}}}'::rubric;

-- text reads back as the same value
CREATE TEMP TABLE written (id serial, r rubric);
INSERT INTO written (r) VALUES
	('{"scale": [1, 5], "categories": {"tone": 20, "solution": {"weight": 50, "critical": true}}}'),
	(' { "categories" : { "solution" : { "critical" : true , "weight" : 5e1 , "scale" : [ 1 , 5 ] } , "t\u006fne" : { "weight" : 20.0 } } , "fail_below" : 50, "scale" : [1,5] } '),
	('{"scale": [1, 5], "categories": {"tone": 20, "solution": {"weight": 50}}}'),
	('{"scale": [1, 5], "categories": {"tone": 20, "solution": {"weight": 50.000001, "critical": true}}}'),
	('{"scale": [1, 4], "categories": {"tone": 20, "solution": {"weight": 50, "critical": true}}}'),
	('{"scale": [1, 5], "fail_below": 51, "categories": {"tone": 20, "solution": {"weight": 50, "critical": true}}}'),
	('{"scale": [1, 5], "groups": {"g": 1}, "categories": {"tone": {"weight": 20, "group": "g"}, "solution": {"weight": 50, "critical": "group", "group": "g"}}}'),
	('{"scale": [1, 5], "groups": {"g": 1}, "categories": {"tone": {"weight": 20, "group": "g"}, "solution": {"weight": 50, "critical": true, "group": "g"}}}'),
	('{"categories": {"policy": {"weight": 1, "outcomes": {"yes": 100, "no": 0}}}}'),
	('{"categories": {"policy": {"weight": 1, "outcomes": {"no": 0, "yes": 100}}}}'),
	('{"scale": [5, 1], "categories": {"tone": 20}}'),
	('{"scale": [1, 5], "step": 0.5, "categories": {"tone": 20}}'),
	('{"scale": [1, 5], "step": "any", "categories": {"tone": 20}}'),
	('{"scale": [1, 5], "not_rated": [99], "categories": {"tone": 20}}'),
	('{"scale": [1, 5], "not_rated": ["99.0"], "categories": {"tone": {"weight": 20, "not_rated": [99]}}}'),
	('{"scale": [1, 5], "categories": {"tone": {"weight": 20, "not_rated": [99]}}}'),
	('{"scale": [1, 5], "categories": {"tone": {"weight": 20, "fail_below": 75}}}'),
	('{"scale": [1, 5], "categories": {"tone": 20, "delight": {"weight": 20, "bonus": true}}}'),
	('{"scale": [1, 5], "categories": {"tone": 20, "delight": 20}}'),
	(NULL);
SELECT count(*) AS read_back FROM written WHERE r::text::rubric = r AND r::text::rubric::text = r::text;

-- the order of keys and the spelling of numbers say nothing; all else does
SELECT a.id, b.id FROM written AS a JOIN written AS b ON a.r = b.r AND a.id < b.id ORDER BY 1;
SELECT count(*) FROM (SELECT DISTINCT r FROM written) AS t;
SELECT count(*) FROM (SELECT r FROM written GROUP BY r) AS t;
SELECT bool_and((a.r = b.r) = (a.r::text = b.r::text) AND (a.r = b.r) <> (a.r <> b.r)
                AND (a.r <> b.r OR hashtext(a.r::text) IS NOT NULL AND rubric_hash(a.r) = rubric_hash(b.r) AND rubric_hash_extended(a.r, 7) = rubric_hash_extended(b.r, 7)))
  FROM written AS a, written AS b;
SELECT rubric_hash_extended(r, 0) & 4294967295 = rubric_hash(r)::bigint & 4294967295 AS same_hash_without_seed, rubric_hash_extended(r, 1) <> rubric_hash_extended(r, 2) AS seeded
  FROM written WHERE id = 1;
SET enable_hashjoin = on;
SET enable_mergejoin = off;
SET enable_nestloop = off;
SELECT count(*) FROM written AS a JOIN written AS b USING (r);
-- an order, by bytes: total, and good for sorting, UNION, count(DISTINCT), a merge join and a unique index
SELECT bool_and((a.r < b.r) = (a.r <= b.r AND a.r <> b.r) AND (a.r > b.r) = (b.r < a.r) AND (a.r >= b.r) = (b.r <= a.r)
                AND (a.r < b.r)::int + (a.r = b.r)::int + (a.r > b.r)::int = 1 AND sign(rubric_cmp(a.r, b.r)) = (a.r > b.r)::int - (a.r < b.r)::int) FROM written AS a, written AS b WHERE a.r IS NOT NULL AND b.r IS NOT NULL;
SELECT count(*) FILTER (WHERE r < before) AS out_of_order FROM (SELECT r, lag(r) OVER (ORDER BY r) AS before FROM written) AS t;
SELECT count(DISTINCT r), (SELECT count(*) FROM (SELECT r FROM written UNION SELECT r FROM written) AS u) AS with_null FROM written;
SET enable_mergejoin = on;
SET enable_hashjoin = off;
SELECT count(*) FROM written AS a JOIN written AS b USING (r);
RESET enable_hashjoin;
CREATE TEMP TABLE one_of_each (r rubric PRIMARY KEY);
INSERT INTO one_of_each SELECT r FROM written WHERE r IS NOT NULL ON CONFLICT DO NOTHING;
SELECT count(*) FROM one_of_each;
RESET enable_mergejoin;
RESET enable_nestloop;

-- to and from JSON: a column of jsonb is cast by itself where it is stored, a row isn't quoted twice
CREATE TEMP TABLE exported (scorecard jsonb);
INSERT INTO exported SELECT r FROM written WHERE id = 2;
CREATE TEMP TABLE imported (r rubric);
INSERT INTO imported SELECT scorecard FROM exported;
SELECT i.r = w.r AS same, to_jsonb(i), row_to_json(i), i.r::json FROM imported AS i, written AS w WHERE w.id = 2;
SELECT bool_and(r::jsonb::rubric = r AND r::jsonb = r::text::jsonb AND r::json::text = r::text) AS same FROM written;
SELECT scorecard::rubric FROM (VALUES (NULL::jsonb)) AS t (scorecard);

-- the binary form: a version and the text
SELECT get_byte(rubric_send(r), 0) AS version, substr(rubric_send(r), 2) = convert_to(r::text, 'UTF8') AS then_text FROM written WHERE id = 2;

-- stored short, long and compressed, it stays what it is
CREATE TEMP TABLE kept (r rubric);
INSERT INTO kept SELECT r FROM written WHERE id = 9;
INSERT INTO kept SELECT format('{"scale": [0, 100], "categories": {%s}}', string_agg(format('"category %s": %s', i, i), ', '))::rubric FROM generate_series(1, 256) AS i;
INSERT INTO kept SELECT format('{"categories": {"a": {"weight": 1, "outcomes": {%s}}}}', string_agg(format('"%s": %s', repeat('x', i), i - 1), ', '))::rubric FROM generate_series(1, 101) AS i;
SELECT pg_column_size(r) < 250 AS short, pg_column_compression(r) IS NOT NULL AS compressed, r = r::text::rubric AS same, length(r::text) FROM kept;
SELECT review_score(r, jsonb '{"category 256": 73, "category 1": 10}') FROM kept WHERE r::text LIKE '%category 256%';
SELECT review_score(r, jsonb_build_object('a', repeat('x', 88))) FROM kept WHERE r::text LIKE '%xxx%';
