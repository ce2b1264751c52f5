--
-- review_score: one review by a rubric
--

CREATE TEMP TABLE desk (name text, rubric rubric);
INSERT INTO desk VALUES
	('plain', '{"scale": [1, 5], "categories": {"solution": {"weight": 50, "critical": true}, "tone": 20,
	            "product_knowledge": {"weight": 30, "scale": [1, 4]}, "policy": {"weight": 10, "outcomes": {"followed": 100, "partly": 40, "broken": 0}}}}');

-- the arithmetic, by hand: sum(weight * score) / sum(weight) over what was rated
CREATE TEMP TABLE review (id int, solution int, tone int, product_knowledge int, policy text, reviewer text);
INSERT INTO review VALUES
	(1, 5, 5, 4, 'followed', 'all at the top: 100'),
	(2, 3, 1, 1, 'broken', '50 of 110 * 50 = 22.727273; just 50 does not fail'),
	(3, 2, 5, 4, 'followed', 'solution at 25: fails, 0'),
	(4, NULL, 5, NULL, NULL, 'only tone: 100'),
	(5, NULL, 2, 2, 'partly', '(20 * 25 + 30 * 33.333333 + 10 * 40) / 60 = 31.666667; nothing critical was rated'),
	(6, 4, NULL, 3, 'partly', '(50 * 75 + 30 * 66.666667 + 10 * 40) / 90 = 68.333333'),
	(7, NULL, NULL, NULL, NULL, 'nothing rated: no review');
SELECT r.id, review_score(rubric, r), review_score(rubric, to_jsonb(r) - 'id' - 'reviewer') AS as_json,
       review_score(rubric, jsonb_strip_nulls(to_jsonb(r)) - 'id' - 'reviewer') AS without_nulls, reviewer AS by_hand
  FROM review AS r, desk ORDER BY id;

-- 4 points, critical, at 33.3: fails; 3 points, critical, at exactly 50: passes; the limit is exact, and the score itself is not zeroed
SELECT scale, fail_below, review_score(format('{"fail_below": %s, "categories": {"a": {"weight": 1, "critical": true, "scale": %s}}}', fail_below, scale)::rubric, jsonb_build_object('a', rating)) AS score
  FROM (VALUES ('[1,4]', 50, 2), ('[1,3]', 50, 2), ('[1,4]', 33.333333, 2), ('[1,4]', 33.333334, 2), ('[1,4]', 66.666667, 3), ('[1,4]', 66.666666, 3), ('[0,100]', 0, 0), ('[0,1]', 100, 0), ('[0,1]', 100, 1)) AS t (scale, fail_below, rating);

-- groups: first within each, then over those with anything rated
CREATE TEMP TABLE grouped AS SELECT '{"scale": [0, 10], "groups": {"hard": 70, "soft": {"weight": 30, "critical": true}},
	"categories": {"solution": {"weight": 3, "group": "hard"}, "law": {"weight": 1, "group": "hard", "critical": true},
	               "tone": {"weight": 1, "group": "soft"}, "respect": {"weight": 1, "group": "soft", "critical": "group"}, "data": {"weight": 1, "group": "hard", "critical": "group"}}}'::rubric AS rubric;
SELECT review_score(rubric, review), by_hand, review
  FROM grouped, (VALUES
	(jsonb '{"solution": 8, "tone": 6}', '(70 * 80 + 30 * 60) / 100 = 74'),
	('{"solution": 8, "law": 6, "data": 5, "tone": 6, "respect": 5}', '(70 * (240 + 60 + 50) / 5 + 30 * 55) / 100 = 65.5'),
	('{"solution": 8}', 'the only group: 80'),
	('{"solution": 8, "data": 4, "tone": 6}', 'hard fails, not critical: (0 + 30 * 60) / 100 = 18'),
	('{"solution": 8, "tone": 6, "respect": 4}', 'soft fails, critical: 0'),
	('{"solution": 8, "tone": 6, "law": 4}', 'law fails the review: 0'),
	('{"data": 4}', 'one group, failed: 0'),
	('{"solution": 1, "tone": 1}', 'low scores of a critical group fail nothing: (70 * 10 + 30 * 10) / 100 = 10')) AS t (review, by_hand);

-- ties go up, as numeric rounds; nothing is lost on the way to them
SELECT review_score(r, review) AS score, round(numeric, 6) AS by_hand
  FROM (VALUES
	('{"categories": {"a": {"weight": 1, "outcomes": {"x": 0}}, "b": {"weight": 1, "outcomes": {"x": 0.000001}}}}'::rubric, jsonb '{"a": "x", "b": "x"}', 0.0000005),
	('{"categories": {"a": {"weight": 1.000001, "outcomes": {"x": 0}}, "b": {"weight": 1, "outcomes": {"x": 0.000001}}}}', '{"a": "x", "b": "x"}', 0.000001 / 2.000001),
	('{"categories": {"a": {"weight": 511, "scale": [0, 3]}, "b": {"weight": 1, "scale": [0, 3]}}}', '{"a": 0, "b": 3}', 100.0 / 512),
	('{"groups": {"g": 171, "h": 341}, "categories": {"a": {"weight": 1, "scale": [0, 3], "group": "g"}, "b": {"weight": 1, "scale": [0, 3], "group": "h"}}}', '{"a": 2, "b": 1}', 100 * (171 * 2 + 341) / 3.0 / 512)) AS t (r, review, numeric);

-- every type of column; booleans are the ends of the scale; an outcome is found by its text
CREATE TYPE pg_temp.mood AS ENUM ('good', 'bad');
CREATE DOMAIN pg_temp.stars AS smallint CHECK (VALUE BETWEEN 1 AND 5);
CREATE TEMP TABLE typed AS SELECT
	4::smallint AS i2, 4 AS i4, 4::bigint AS i8, 4::real AS f4, 4::double precision AS f8, 4.0 AS n, true AS b, false AS c, 4::pg_temp.stars AS d,
	'good'::text AS t, 'good'::varchar(9) AS v, 'good'::char(9) AS p, 'good'::pg_temp.mood AS e, 2 AS o, 1.50 AS h, true AS y, current_date AS ignored;
SELECT review_score(format('{"scale": [1, 5], "categories": {"%s": 1}}', name)::rubric, typed), name
  FROM typed, unnest('{i2,i4,i8,f4,f8,n,b,c,d}'::text[]) AS name;
SELECT review_score(format('{"categories": {"%s": {"weight": 1, "outcomes": {"good": 90, "bad": 10, "2": 60, "1.50": 45, "true": 75}}}}', name)::rubric, typed), name
  FROM typed, unnest('{t,v,p,e,o,h,y}'::text[]) AS name;
SELECT review_score('{"categories": {"a": {"weight": 1, "outcomes": {"2": 60, "true": 75}}, "b": {"weight": 1, "scale": [1, 5]}}}'::rubric, review), review
  FROM unnest(ARRAY['{"a": 2, "b": true}', '{"a": "2", "b": false}', '{"a": true, "b": 1e0}', '{"b": 50e-1}', '{"b": 3.000}', '{}', 'null']::jsonb[]) AS review;

-- one review in every shape and type: JSON, a row of typed columns, a row of texts, rows of texts; all must give one score
CREATE FUNCTION pg_temp.scores(rubric rubric, review jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	seen text[];
	typed text;
	score numeric;
BEGIN
	seen := ARRAY[coalesce(review_score(rubric, review)::text, 'no review')];
	FOREACH typed IN ARRAY ARRAY['numeric', 'double precision', 'real', 'text', 'varchar(20)'] LOOP
		EXECUTE (SELECT format('SELECT review_score(%L::rubric, t) FROM (SELECT %s) AS t', rubric,
		                       string_agg(format('CAST(%L AS %s) AS %I', value #>> '{}', CASE jsonb_typeof(value) WHEN 'number' THEN typed WHEN 'boolean' THEN CASE WHEN typed ~ 'r$|t$' THEN 'text' ELSE 'boolean' END ELSE 'text' END, key), ', '))
		           FROM jsonb_each((SELECT jsonb_object_agg(c, NULL) FROM jsonb_object_keys(rubric::jsonb -> 'categories') AS c) || review)) INTO score;
		seen := seen || coalesce(score::text, 'no review');
	END LOOP;
	SELECT iqs(iqs_review(rubric, key, value #>> '{}')) INTO score FROM jsonb_each(review);
	seen := seen || coalesce(round(score, 6)::text, 'no review');
	RETURN (SELECT string_agg(DISTINCT s, ' or ') FROM unnest(seen) AS s);
END
$$;
CREATE TEMP TABLE shaped (rubric rubric, reviews jsonb);
INSERT INTO shaped VALUES
	-- halves, reversed, any number: 4.5 of 0..5 is 90, 2 of 5..1 is 75, 7.25 of 0..10 is 72.5; (90 + 75 + 72.5) / 3 = 79.166667
	('{"categories": {"stars": {"weight": 1, "scale": [0, 5], "step": 0.5}, "effort": {"weight": 1, "scale": [5, 1]}, "slider": {"weight": 1, "scale": [0, 10], "step": "any"}}}',
	 '[{"stars": 4.5, "effort": 2, "slider": 7.25}, {"stars": "4.5", "effort": "2.0", "slider": " 7.25 "}, {"stars": true, "effort": true, "slider": false}, {"stars": 0.5}, {"slider": 0.000001}, {"effort": "false"}]'),
	-- 0.2 .. 1.0 and tenths, which no double holds: 80, 60, 100; of 0..1 by hundredths 0.07 is 7
	('{"step": 0.2, "scale": [0, 1], "categories": {"fifths": 1, "tenths": {"weight": 1, "scale": [1, 3], "step": 0.1}, "cents": {"weight": 1, "step": 0.01}}}',
	 '[{"fifths": 0.8}, {"fifths": 0.6}, {"fifths": 1.0}, {"tenths": 2.3}, {"cents": 0.07}, {"cents": 0.57, "tenths": 1.7, "fifths": 0.2}]'),
	-- what means "not rated", as word and as number
	('{"scale": [1, 5], "not_rated": ["N/A", "", 98, 99], "categories": {"tone": 1, "solution": 3, "policy": {"weight": 1, "outcomes": {"yes": 100, "no": 0}}, "own": {"weight": 1, "not_rated": [0]}}}',
	 '[{"tone": 5, "solution": "N/A"}, {"tone": 5, "solution": ""}, {"tone": 5, "solution": 99, "policy": "N/A"}, {"tone": 5, "solution": "98", "policy": 99}, {"tone": 5, "solution": 99.0}, {"tone": "N/A"}, {"tone": 4, "own": 0, "policy": "no"}, {"tone": null}, {}]'),
	-- a code that lies on the scale counts as not rated, too
	('{"scale": [0, 100], "not_rated": [99], "categories": {"a": 1, "b": {"weight": 1, "not_rated": []}}}', '[{"a": 99, "b": 50}, {"a": 98, "b": 50}, {"a": "99", "b": "50"}]'),
	-- outcomes that are numbers, by value: 4 is 100, 2.5 is 50, 2.3 is 40
	('{"categories": {"a": {"weight": 1, "outcomes": {"4": 100, "2.50": 50, "2.3": 40, "-1": 10, "none": 0}}}}',
	 '[{"a": 4}, {"a": 4.00}, {"a": "4.0"}, {"a": 2.5}, {"a": 2.50}, {"a": "2.5"}, {"a": 2.3}, {"a": -1}, {"a": "-1.0"}, {"a": "none"}]'),
	-- a bonus adds 5 * score to the numerator alone: (20 * 75 + 5 * 100) / 20 = 100, then 87.5, and it stops at 100
	('{"scale": [1, 5], "categories": {"tone": 20, "delight": {"weight": 5, "bonus": true}}}',
	 '[{"tone": 4, "delight": 5}, {"tone": 4, "delight": 3}, {"tone": 5, "delight": 5}, {"tone": 4}, {"delight": 5}, {"tone": 1, "delight": 5}]'),
	-- weight 0: fails, never counts, and alone makes no review
	('{"scale": [0, 3], "categories": {"a": 1, "b": 1, "auto-fail": {"weight": 0, "scale": [0, 100], "critical": true, "fail_below": 100}}}',
	 '[{"a": 3, "b": 2, "auto-fail": 100}, {"a": 3, "b": 2, "auto-fail": 0}, {"a": 3, "b": 2, "auto-fail": 99}, {"a": 3, "b": 2}, {"auto-fail": 100}, {"auto-fail": 0}, {"a": 0, "auto-fail": true}]'),
	-- marks of their own: 3 of 1..5 is 50; exactly on the mark passes, also where any number is allowed
	('{"scale": [1, 5], "fail_below": 25, "categories": {"a": {"weight": 1, "critical": true}, "b": {"weight": 1, "critical": true, "fail_below": 50}, "c": {"weight": 1, "critical": true, "step": "any", "fail_below": 75}}}',
	 '[{"a": 2, "b": 3, "c": 4}, {"a": 1}, {"b": 2}, {"c": 3.999999}, {"c": 4.0}, {"a": 2, "b": 3}]'),
	-- groups: 60 and 40 and one that only fails; a bonus within its group; a group failed by what has no weight
	('{"scale": [0, 10], "groups": {"g": 60, "h": 40, "auto": {"weight": 0, "critical": true}},
	   "categories": {"a": {"weight": 3, "group": "g"}, "b": {"weight": 1, "group": "g", "bonus": true}, "c": {"weight": 1, "group": "h"}, "d": {"weight": 0, "group": "h", "critical": "group"}, "e": {"weight": 0, "group": "auto", "critical": "group"}}}',
	 '[{"a": 6, "b": 9, "c": 5}, {"a": 6, "c": 5}, {"a": 10, "b": 10, "c": 5}, {"a": 10, "b": 10, "c": 10}, {"a": 6, "d": 0}, {"a": 6, "d": 10}, {"b": 10}, {"d": 0}, {"a": 6, "e": 10}, {"a": 6, "e": 4}, {"e": 10}]'),
	-- all items of a checklist required: critical ones in a critical group
	('{"scale": [0, 1], "groups": {"work": 1, "checklist": {"weight": 0, "critical": true}}, "fail_below": 100,
	   "categories": {"tone": {"weight": 1, "scale": [1, 5], "group": "work"}, "greeting": {"weight": 1, "group": "checklist", "critical": "group"}, "closing": {"weight": 1, "group": "checklist", "critical": "group"}}}',
	 '[{"tone": 4, "greeting": true, "closing": true}, {"tone": 4, "greeting": true, "closing": false}, {"tone": 4, "greeting": true}]');
SELECT pg_temp.scores(rubric, review), review FROM shaped, jsonb_array_elements(reviews) AS review;
-- the System Usability Scale: even items are better the lower
SELECT pg_temp.scores(format('{"scale": [1, 5], "categories": {%s}}', string_agg(format('"item %s": {"weight": 1, "scale": %s}', i, CASE WHEN i % 2 = 0 THEN '[5, 1]' ELSE '[1, 5]' END), ', '))::rubric,
                      jsonb_object_agg('item ' || i, answer)) AS sus
  FROM unnest('{4,1,5,2,5,1,4,2,3,1}'::int[]) WITH ORDINALITY AS t (answer, i);
-- an enum on a scale, as the hint says: by the position of its label; where the labels are numbers, as they are
CREATE TYPE pg_temp.stars_given AS ENUM ('1', '2', '3', '4', '5');
SELECT review_score('{"scale": [1, 2], "categories": {"e": 1}}', t) FROM (SELECT array_position(enum_range(e), e) AS e FROM typed) AS t;
SELECT review_score('{"scale": [1, 5], "categories": {"e": 1}}', t) FROM (SELECT '4'::pg_temp.stars_given AS e) AS t;
-- a rating in an object, as the hint says
SELECT review_score('{"scale": [1, 5], "categories": {"tone": 1, "solution": 1}}'::rubric, (SELECT jsonb_object_agg(key, value -> 'value') FROM jsonb_each(scores)))
  FROM (VALUES (jsonb '{"tone": {"value": 5, "by": "Ann"}, "solution": {"value": 3, "by": "Ben"}}')) AS t (scores);
-- what a double adds to a decimal is rounded away; and a numeric's digits past the 12th
SELECT review_score('{"scale": [0, 1], "step": 0.1, "categories": {"a": 1}}', t) AS on_step, review_score('{"scale": [0, 1], "step": "any", "categories": {"a": 1}}', t) AS any_number
  FROM (VALUES (0.1::float8 + 0.2::float8), (0.3), (1.0::float8 - 0.7::float8)) AS t (a);
SELECT review_score('{"scale": [0, 3], "step": "any", "categories": {"a": 1}}', t) FROM (VALUES (1.0), (2::numeric / 3), (1e-13), (2.9999999999999)) AS t (a);

-- rows of every kind: tables, subqueries, other schemas' orders of columns, rows in rows, dropped and added columns
SELECT review_score(rubric, r) FROM desk, (SELECT 'followed' AS policy, 4 AS product_knowledge, 'x' AS more, 5 AS tone, 3 AS solution) AS r;
SELECT review_score(rubric, r) FROM desk, LATERAL (SELECT id, policy, tone, solution, product_knowledge FROM review ORDER BY id) AS r;
SELECT review_score(rubric, (SELECT r FROM review AS r WHERE id = 6)), review_score(rubric, NULL::review), review_score(NULL, r) FROM desk, review AS r WHERE id = 1;
ALTER TABLE review DROP COLUMN reviewer;
ALTER TABLE review DROP COLUMN tone;
ALTER TABLE review ADD COLUMN tone int DEFAULT 3;
SELECT id, review_score(rubric, r), review_score(rubric, to_jsonb(r) - 'id') AS as_json FROM review AS r, desk ORDER BY id;
-- a row that was stored before its type had the column
CREATE TYPE pg_temp.graded AS (solution int);
CREATE TEMP TABLE old (g pg_temp.graded);
INSERT INTO old VALUES (ROW(4));
ALTER TYPE pg_temp.graded ADD ATTRIBUTE tone int;
INSERT INTO old VALUES (ROW(4, 1));
SELECT review_score('{"scale": [1, 5], "categories": {"tone": 1, "solution": 1}}', g), g FROM old;
-- one expression, rubrics and types of row that change from row to row, and a type that changes between the calls of a function
SELECT review_score(r, t) FROM (VALUES ('{"scale": [1, 5], "categories": {"tone": 1}}'::rubric), ('{"scale": [1, 3], "categories": {"tone": 1}}'),
	('{"scale": [1, 5], "categories": {"solution": 1}}'), ('{"scale": [1, 5], "categories": {"tone": 1}}')) AS q (r), (SELECT 2 AS tone, 4 AS solution) AS t;
CREATE TEMP TABLE changing (solution int, tone int);
INSERT INTO changing VALUES (5, 4);
CREATE FUNCTION pg_temp.score_changing() RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	row record;
BEGIN
	SELECT * INTO row FROM changing LIMIT 1;
	RETURN review_score('{"scale": [1, 5], "categories": {"tone": 1}}', row);
END
$$;
SELECT pg_temp.score_changing();
ALTER TABLE changing DROP COLUMN solution;
SELECT pg_temp.score_changing();
ALTER TABLE changing ALTER COLUMN tone TYPE numeric;
SELECT pg_temp.score_changing();

-- a type that changes while it is read
CREATE TYPE pg_temp.shifting AS (solution int, tone int);
CREATE FUNCTION pg_temp.shifted(i int) RETURNS pg_temp.shifting LANGUAGE plpgsql AS $$
DECLARE
	row record;
BEGIN
	IF i = 2 THEN
		ALTER TYPE pg_temp.shifting ALTER ATTRIBUTE tone TYPE numeric;
	END IF;
	EXECUTE 'SELECT 5, 4::' || CASE WHEN i < 2 THEN 'int' ELSE 'numeric' END INTO row;
	RETURN row;
END
$$;
SELECT i, review_score('{"scale": [1, 5], "categories": {"tone": 1}}', pg_temp.shifted(i)) FROM generate_series(1, 3) AS i;
-- nulls and columns of every length before the ratings
SELECT review_score('{"scale": [1, 5], "categories": {"tone": 1, "solution": 3}}', t)
  FROM (VALUES (1::smallint, NULL::bigint, true, 'x'::"char", 2::smallint, 5, 1), (NULL, 7, NULL, 'y', NULL, NULL, 2), (NULL, NULL, NULL, NULL, NULL, 4, 4), (1, 2, true, 'z', 3, 2, 3)) AS t (a, b, c, d, e, tone, solution);
SELECT review_score('{"scale": [1, 5], "categories": {"tone": 1}}', t)
  FROM (VALUES (1, 2::smallint, 3, 4, true, 6, 7::bigint, 8, 9, 10, 5), (1, 2, 3, 4, NULL, 6, 7, 8, NULL, 10, 4), (NULL, 2, 3, 4, true, 6, 7, 8, 9, 10, 3)) AS t (a, b, c, d, e, f, g, h, i, j, tone);
SELECT review_score('{"scale": [1, 5], "categories": {"tone": 1}}', t)
  FROM (VALUES ('short', 1, 2), ('', NULL, 3), (repeat('long ', 1000), 2, 4), (NULL, 3, 5)) AS t (comment, id, tone);

-- 256 categories, in a row and in JSON
SELECT review_score(r, j) AS as_json, (SELECT round(avg(i % 5) * 25, 6) FROM generate_series(1, 256) AS i) AS by_hand
  FROM (SELECT format('{"scale": [0, 4], "categories": {%s}}', string_agg(format('"c%s": 1', i), ', '))::rubric AS r,
               jsonb_object_agg('c' || i, i % 5) AS j FROM generate_series(1, 256) AS i) AS t;
