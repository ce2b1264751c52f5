--
-- iqs_review: reviews whose ratings are rows
--

CREATE TEMP TABLE rating (review_id int, agent text, category text, rating text);
INSERT INTO rating VALUES
	(1, 'Ann', 'solution', '5'), (1, 'Ann', 'tone', '5'), (1, 'Ann', 'policy', 'followed'),
	(2, 'Ann', 'solution', '4'), (2, 'Ann', 'tone', '3'), (2, 'Ann', 'policy', 'partly'),
	(3, 'Ann', 'tone', '5'), (3, 'Ann', 'policy', 'followed'), (3, 'Ann', 'solution', '1'),
	(4, 'Ben', 'solution', '3'), (4, 'Ben', 'tone', NULL), (5, 'Ben', 'solution', '4'), (5, 'Ben', 'tone', '4'), (5, 'Ben', 'policy', 'broken'),
	(6, 'Ben', 'tone', NULL), (7, 'Cid', NULL, NULL);
\set rubric '{"scale": [1, 5], "categories": {"solution": {"weight": 60, "critical": true}, "tone": 20, "policy": {"weight": 20, "outcomes": {"followed": 100, "partly": 50, "broken": 0}}}}'

-- each review is a summary of one, or of none; by hand 100, 65, failed, 50, 60
SELECT review_id, iqs_review(:'rubric', category, rating) FROM rating GROUP BY review_id ORDER BY review_id;
SELECT agent, iqs(sum(review)), reviews(sum(review)), failed_reviews(sum(review))
  FROM (SELECT agent, iqs_review(:'rubric', category, rating) AS review FROM rating GROUP BY review_id, agent) AS r GROUP BY agent ORDER BY agent;

-- a column of numbers needs no cast, of whatever type, nor booleans or padded text
CREATE TEMP TABLE number AS SELECT review_id, category, rating::int AS i4, rating::smallint AS i2, rating::bigint AS i8, rating::numeric AS n, rating::real AS f4, rating::float8 AS f8, rating::varchar(5) AS v, rating::char(5) AS c
  FROM rating WHERE category <> 'policy';
\set numbers '{"scale": [1, 5], "categories": {"solution": 60, "tone": 20}}'
SELECT count(*), count(DISTINCT (a.i4, a.i2, a.i8, a.n, a.f4, a.f8, a.v, a.c)::text) FILTER (WHERE i4::text = ALL (ARRAY[i2, i8, n, f4, f8, v, c]::text[])) AS alike
  FROM (SELECT review_id, iqs_review(:'numbers', category, i4) AS i4, iqs_review(:'numbers', category, i2) AS i2, iqs_review(:'numbers', category, i8) AS i8, iqs_review(:'numbers', category, n) AS n,
               iqs_review(:'numbers', category, f4) AS f4, iqs_review(:'numbers', category, f8) AS f8, iqs_review(:'numbers', category, v) AS v, iqs_review(:'numbers', category, c) AS c FROM number GROUP BY review_id) AS a;
SELECT iqs_review('{"scale": [0, 1], "categories": {"greeting": 1, "closing": 3}}', category, done) FROM (VALUES ('greeting', true), ('closing', false)) AS t (category, done);
-- digits are numbers on a scale, and names among outcomes
SELECT iqs(iqs_review('{"scale": [-5, 5], "categories": {"a": 1, "b": {"weight": 1, "outcomes": {"-5": 50}}}}', category, '-5'::text)) FROM (VALUES ('a'), ('b')) AS t (category);

SELECT iqs(iqs_review('{"scale": [1, 5], "categories": {"a": 1, "b": 3}}', category, rating)) FROM (VALUES ('a', 'true'), ('b', 'false')) AS t (category, rating);

-- rows that carry percent, weight and flag themselves: below 50 a critical one fails, exactly
CREATE TEMP TABLE own (review_id int, category text, score numeric, weight numeric, critical boolean);
INSERT INTO own VALUES (1, 'a', 100, 3, false), (1, 'b', 0, 1, false), (2, 'a', 49.9999999, 1, true), (2, 'b', 100, 1, false), (3, 'a', 50, 1, true), (3, 'b', 33.3333333333, 1, false),
	(4, 'a', NULL, 1, true), (4, 'b', NULL, NULL, NULL), (5, NULL, NULL, NULL, NULL), (5, 'a', 87.5, 0.3333333, false);
SELECT review_id, iqs_review(category, score, weight, critical) FROM own GROUP BY review_id ORDER BY review_id;
SELECT iqs(sum(by_numeric)), sum(by_numeric) = sum(by_double) AS same
  FROM (SELECT iqs_review(category, score, weight, critical) AS by_numeric, iqs_review(category, score::float8, weight::float8, critical) AS by_double FROM own GROUP BY review_id) AS t;
SELECT iqs(iqs_review('a', 5, 1, false)) AS whole_numbers, iqs(iqs_review('a', 5.5, 1::float8, false)) AS mixed;

-- a fail mark of its own, exactly; NULL is the usual 50. Weight 0 fails a review, and never counts
CREATE TEMP TABLE marked (review_id int, category text, score numeric, weight numeric, critical boolean, fail_below numeric);
INSERT INTO marked VALUES (1, 'a', 99.9999999, 1, true, 100), (2, 'a', 100, 1, true, 100), (3, 'a', 40, 1, true, 40), (4, 'a', 49.9999999, 1, true, NULL), (5, 'a', 10, 1, false, 100), (6, 'a', 0, 1, true, 0),
	(7, 'auto', 100, 0, true, 100), (7, 'b', 100, 1, false, NULL), (7, 'c', 66.67, 1, false, NULL), (8, 'auto', 0, 0, true, NULL), (8, 'b', 100, 1, false, NULL), (9, 'auto', 100, 0, true, NULL), (10, 'auto', 0, 0, true, NULL), (11, 'a', NULL, 1, true, 100);
SELECT review_id, iqs_review(category, score, weight, critical, fail_below) AS review FROM marked GROUP BY review_id ORDER BY review_id;
SELECT count(*), count(*) FILTER (WHERE by_numeric = by_double AND by_numeric = by_any_order) AS same
  FROM (SELECT iqs_review(category, score, weight, critical, fail_below) AS by_numeric, iqs_review(category, score::float8, weight::float8, critical, fail_below::float8) AS by_double,
               iqs_review(category, score, weight, critical, fail_below ORDER BY category DESC) AS by_any_order FROM marked GROUP BY review_id) AS t;
-- not rated, in a word or by a code; steps, bonus and weight 0 row by row: (20 * 90 + 5 * 100) / 20 = 115, so 100; and without the bonus 90
SELECT id, iqs_review('{"not_rated": ["N/A", 99], "scale": [0, 5], "step": 0.5, "categories": {"stars": 20, "delight": {"weight": 5, "bonus": true}, "auto": {"weight": 0, "critical": true}}}', category, rating)
  FROM (VALUES (1, 'stars', '4.5'), (1, 'delight', '5'), (2, 'stars', '4.5'), (2, 'delight', 'N/A'), (2, 'auto', '99'), (3, 'stars', 'N/A'), (3, 'auto', '5'), (4, 'auto', '0'), (5, 'delight', '5')) AS t (id, category, rating) GROUP BY id ORDER BY id;
SELECT iqs_review('{"not_rated": [99], "scale": [0, 5], "categories": {"a": 1, "b": 1}}', category, rating) FROM (VALUES ('a', 4), ('b', 99)) AS t (category, rating);

-- groups, and both kinds of reviews and rubrics in one roll-up
SELECT iqs_review('{"scale": [0, 10], "groups": {"hard": 70, "soft": {"weight": 30, "critical": true}}, "categories": {"solution": {"weight": 3, "group": "hard"}, "law": {"weight": 1, "group": "hard", "critical": "group"}, "tone": {"weight": 1, "group": "soft", "critical": "group"}}}', category, rating)
  FROM (VALUES (1, 'solution', 8), (1, 'tone', 6), (2, 'solution', 8), (2, 'law', 4), (2, 'tone', 6), (3, 'solution', 10), (3, 'tone', 4)) AS t (id, category, rating) GROUP BY id ORDER BY id;
SELECT iqs(sum(s)), sum(s) FROM (SELECT iqs_review(:'rubric', category, rating) FROM rating GROUP BY review_id UNION ALL SELECT iqs_review(category, score, weight, critical) FROM own GROUP BY review_id UNION ALL SELECT iqs_agg(70)) AS t (s);

-- the state is bytes, whole at every moment: parts of a review can be put together, and called one by one
SELECT review_state_final(review_state_combine(review_state_accum(review_state_accum('', :'rubric', 'tone', 5::float8), :'rubric', 'policy', 'partly'::text), review_state_accum('', :'rubric', 'solution', 4::float8)))
     = iqs_review(:'rubric', category, rating) AS same FROM (VALUES ('solution', '4'), ('tone', '5'), ('policy', 'partly')) AS t (category, rating);
SELECT review_state_combine('', '') AS nothing, review_state_final('') AS no_review, review_state_final(review_state_combine('', review_state_accum('', 'tone', 5, 1, false))) AS one;
SELECT review_state_accum(s, 'b', 50, 1, false) = s AS changed_in_place, review_state_final(s) FROM (SELECT review_state_accum('', 'a', 100, 1, false) AS s OFFSET 0) AS t;
-- many ratings: the state moves as it grows
SELECT iqs(iqs_review('c' || i, i % 101, i, false)) = (SELECT round(sum(i * (i % 101)) / sum(i)::numeric, 6) FROM generate_series(1, 256) AS i) AS right FROM generate_series(1, 256) AS i;

-- the same in a window, and from distinct rows
SELECT review_id, iqs(iqs_review(:'rubric', category, rating) OVER (PARTITION BY review_id)) FROM rating ORDER BY 1;
SELECT iqs(iqs_review(DISTINCT category, score, weight, critical)) FROM (SELECT * FROM own UNION ALL SELECT * FROM own) AS o WHERE review_id = 1;
