--
-- iqs and iqs_agg: reviews that are rows, JSON or scores
--

CREATE TEMP TABLE review (id int, agent text, at date, solution int, tone int, policy text);
INSERT INTO review VALUES
	(1, 'Ann', '2025-01-05', 5, 5, 'followed'), (2, 'Ann', '2025-01-20', 4, 3, 'partly'), (3, 'Ann', '2025-02-03', 1, 5, 'followed'),
	(4, 'Ben', '2025-01-07', 3, NULL, NULL), (5, 'Ben', '2025-02-11', 4, 4, 'broken'), (6, 'Ben', '2025-02-12', NULL, NULL, NULL), (7, 'Cid', '2025-02-28', NULL, NULL, NULL);
\set rubric '{"scale": [1, 5], "categories": {"solution": {"weight": 60, "critical": true}, "tone": 20, "policy": {"weight": 20, "outcomes": {"followed": 100, "partly": 50, "broken": 0}}}}'

-- by hand: 100, (60*75+20*50+20*50)/100 = 65, failed: 0; 50, (60*75+20*75+0)/100 = 60, nothing; nothing
SELECT id, agent, review_score(:'rubric', r) FROM review AS r ORDER BY id;
SELECT agent, iqs(:'rubric', r), iqs(:'rubric', jsonb_build_object('solution', solution, 'tone', tone, 'policy', policy)) AS by_json, reviews(iqs_agg(:'rubric', r))
  FROM review AS r GROUP BY agent ORDER BY agent;
SELECT iqs(:'rubric', r) AS everyone, iqs(:'rubric', r) FILTER (WHERE id = 1) AS first, iqs(:'rubric', r) FILTER (WHERE false) AS none FROM review AS r;

-- the mean of reviews, not the pooled mean: a review with one rating counts as much as one with three
SELECT iqs(:'rubric', r) AS mean_of_reviews, round(avg(review_score(:'rubric', r)), 6) AS same,
       (SELECT round(sum(weight * score) / sum(weight), 6) FROM (VALUES (60, 75), (20, 50), (20, 50), (60, 50)) AS t (weight, score)) AS pooled
  FROM review AS r WHERE id IN (2, 4);

-- nothing is an empty summary and no score; it merges as the identity
SELECT iqs_agg(:'rubric', r), iqs(:'rubric', r), iqs_agg(:'rubric', NULL::review), iqs_agg(NULL::numeric), sum(NULL::iqs_summary) FROM review AS r WHERE id > 5;
SELECT iqs_agg(:'rubric', r) AS of_no_rows FROM review AS r WHERE false;
SELECT iqs_agg(:'rubric', r) + iqs_agg(:'rubric', r) FILTER (WHERE false) = iqs_agg(:'rubric', r) AS identity, iqs_agg(:'rubric', r) - iqs_agg(:'rubric', r) = iqs_agg(NULL::numeric) AS nothing_left FROM review AS r;

-- what a summary holds, and tells
SELECT iqs_agg(:'rubric', r) FROM review AS r;
WITH s AS (SELECT iqs_agg(:'rubric', r) AS s FROM review AS r)
SELECT iqs(s), reviews(s), failed_reviews(s), pass_rate(s, 60), pass_rate(s, 61), pass_rate(s, 0), pass_rate(s, 100),
       category_score(s, 'tone') AS tone, category_score(s, 'policy') AS policy, category_score(s, 'empathy') AS never_rated FROM s;
SELECT * FROM category_scores((SELECT iqs_agg(:'rubric', r) FROM review AS r));
SELECT * FROM score_distribution((SELECT iqs_agg(:'rubric', r) FROM review AS r));
SELECT s.*, r.* FROM (SELECT iqs_agg(:'rubric', r) FROM review AS r WHERE false) AS s, LATERAL category_scores(iqs_agg) AS r;
SELECT iqs(s), pass_rate(s, 80), reviews(s), failed_reviews(s), category_score(s, 'tone'), iqs_ci(s) FROM (SELECT iqs_agg(NULL::numeric)) AS t (s);

-- whole percents are rounded down, so that no score below the mark passes
SELECT pass_rate(iqs_agg(score), 80) FROM (VALUES (79.999999), (80), (80.000001), (79.9999996)) AS t (score);
SELECT score AS just_below FROM score_distribution((SELECT iqs_agg(79.999999)));

-- scores that were computed elsewhere, of every type; what is past the 6th decimal is rounded
SELECT iqs(score), iqs_agg(score) = iqs_agg(score::numeric(9, 6)) AS same FROM (VALUES (33.333333), (66.666667), (100), (0.000001), (NULL)) AS t (score);
SELECT iqs(score::int) AS int, iqs(score::smallint) AS small, iqs(score::bigint) AS big, iqs(score::real) AS real, iqs(score::float8) AS double FROM (VALUES (33.4), (66), (100), (0), (NULL)) AS t (score);
SELECT count(*), count(*) FILTER (WHERE s = rounded AND d = rounded) AS same
  FROM (SELECT iqs_agg(i / 7.0) AS s, iqs_agg(i / 7::float8) AS d, iqs_agg(round(i / 7.0, 6)) AS rounded FROM generate_series(0, 700) AS i GROUP BY i) AS t;

-- every way that numeric writes a number: long headers, zeros, small and many digits
SELECT score, iqs_agg(score) = iqs_agg(round(score, 6)) AS rounded, (iqs_agg(score)::text::jsonb ->> 'sum')::numeric = round(score, 6) AS right
  FROM unnest(ARRAY[0, 0.00, '-0', 1, 10, 99.9, 100, 100.000000, 1e2, '10000e-2', 0.0000004, 0.0000005, 0.00000049999999999, 99.9999995, 33.33333333333333333333, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001,
                    7.0007, 12.3456789, '1e-20', 55::numeric(200, 100), 0.000123::numeric(200, 100), 100.0000004]) WITH ORDINALITY AS t (score, i)
 GROUP BY i, score ORDER BY i;

-- a rubric per row, joined from a table: each review by its own, and categories by name
CREATE TEMP TABLE version (valid_from date, rubric rubric);
INSERT INTO version VALUES ('2025-01-01', '{"scale": [1, 5], "categories": {"solution": 1, "tone": 1}}'), ('2025-02-01', :'rubric');
SELECT agent, iqs(rubric, r), iqs_agg(rubric, r) FROM review AS r JOIN version ON valid_from = date_trunc('month', at) GROUP BY agent ORDER BY agent;
SELECT iqs(rubric, r), reviews(iqs_agg(rubric, jsonb_build_object('solution', solution))) FROM review AS r LEFT JOIN version ON valid_from = date_trunc('month', at);
-- reviews without a row in a left join are none
SELECT count(*), iqs(:'rubric', r), reviews(iqs_agg(:'rubric', r)) FROM version LEFT JOIN review AS r ON r.at = valid_from;

-- rolling and running
SELECT id, iqs(:'rubric', r) OVER (ORDER BY id ROWS 1 PRECEDING) AS last_two, iqs(:'rubric', r) OVER (ORDER BY id) AS so_far,
       reviews(iqs_agg(:'rubric', r) OVER (ORDER BY at RANGE '20 days' PRECEDING)) AS of_20_days, iqs(:'rubric', r) FILTER (WHERE agent <> 'Ben') OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS other
  FROM review AS r ORDER BY id;

-- days, then months: what is rolled up is what was reviewed
CREATE TEMP TABLE daily AS SELECT agent, at, iqs_agg(:'rubric', r) AS s FROM review AS r GROUP BY agent, at;
SELECT agent, iqs(sum(s)), sum(s) = (SELECT iqs_agg(:'rubric', r) FROM review AS r WHERE r.agent = daily.agent) AS same FROM daily GROUP BY agent ORDER BY agent;
SELECT count(*) AS days, count(DISTINCT s::text) AS different, (SELECT count(*) FROM (SELECT DISTINCT s FROM daily) AS t) AS the_same, (SELECT count(*) FROM daily AS a JOIN daily AS b USING (s)) AS joined FROM daily;

-- how sure: the interval contains the score and stays on the scale, more so with fewer reviews
SELECT n, iqs(s), iqs_ci(s) AS at_95, iqs_ci(s, 0.5) AS at_50, iqs_ci(s) @> iqs(s) AS contains, iqs_ci(s) <@ numrange(0, 100, '[]') AS on_the_scale, iqs_ci(s) @> iqs_ci(s, 0.5) AS wider
  FROM (SELECT n, iqs_agg(least(100, 60 + i * 17 % 41 + 0.4)) AS s FROM (VALUES (1), (4), (40), (4000)) AS t (n), generate_series(1, n) AS i GROUP BY n) AS t ORDER BY n;
SELECT iqs_ci(iqs_agg(100)) AS one_perfect, iqs_ci(iqs_agg(0)) AS one_failed, iqs_ci(iqs_agg(99.99)) AS nearly;
-- shifted by what whole percents leave out
SELECT upper(a) - upper(b) AS shifted, lower(a) - lower(b) AS by_the_same FROM (SELECT iqs_ci(iqs_agg(x + 0.25)) AS a, iqs_ci(iqs_agg(x)) AS b FROM generate_series(30, 60) AS x) AS t;
SELECT iqs_change(before, after), iqs_change(after, after) AS none, iqs_change(before, after, 0.5) AS at_50, iqs_change(NULL, after) AS unknown, iqs_change(before, after, NULL) AS no_level
  FROM (SELECT iqs_agg(70 + i * 7 % 19), iqs_agg(74 + i * 7 % 19) FROM generate_series(1, 60) AS i) AS t (before, after);
SELECT (iqs_change(before, after)).* FROM (SELECT iqs_agg(:'rubric', r) FILTER (WHERE at < '2025-02-01'), iqs_agg(:'rubric', r) FILTER (WHERE at >= '2025-02-01') FROM review AS r) AS t (before, after);
