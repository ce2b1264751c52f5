-- What people asked for in public, as small inputs with the right answers: the first natural query, or the one that
-- a hint names (test/sql/hints.sql runs those as they stand).
\pset null NULL

--
-- columns that hold something else
--

-- a flag of 0 and 1, alone and by class
SELECT class, round(csat(flag = 1), 2) AS flag, round(csat(flag, 0, 1), 2) AS scale
  FROM (VALUES ('a', 1), ('a', 1), ('b', 1), ('b', 0), ('c', 0)) AS t (class, flag) GROUP BY ROLLUP (class) ORDER BY class;
-- "recommend" coded 1..11
SELECT round(nps(score - 1), 2) FROM (VALUES (11), (10), (10), (9), (8), (1)) AS t (score);
-- stars as fifths of 1, 0 is not rated; halves; 0..1000; a slider
SELECT csat(nullif(r, 0), 0.2, 1, 0.2) FROM (VALUES (0.8), (0.6), (1.0), (0)) AS t (r);
SELECT round(csat(stars, 0.5, 5, 0.5), 2) FROM (VALUES (4.5), (0.5), (5)) AS t (stars);
SELECT csat(x, 0, 1000) FROM (VALUES (250), (750)) AS t (x);
SELECT round(csat(x, 0, 100, 0.5), 2) AS halves, round(iqs(x), 2) AS any FROM (VALUES (72.5), (50), (100)) AS t (x);
-- codes for "don't know"
SELECT nps(nullif(nullif(score, 98), 99)) FROM (VALUES (98), (99), (10), (9), (3), (8)) AS t (score);
-- rows that carry a count; a point that nobody chose; not weights
SELECT nps(s), nps_ci(s) FROM (SELECT counted_rating_agg(score, n, 0, 10) AS s FROM (VALUES (10, 12), (8, 3), (3, 7)) AS t (score, n)) AS x;
SELECT csat(counted_rating_agg(rating, n, 1, 5)) = csat(rating_summary(1, '{3,0,5,20,40}')) AS right_scale,
       rating_summary(1, array_agg(n ORDER BY rating)) AS not_this FROM (VALUES (1, 3), (3, 5), (4, 20), (5, 40)) AS t (rating, n);
SELECT round(nps(weighted_rating_agg(score, n, 0, 10)), 10) = round(nps(counted_rating_agg(score, n, 0, 10)), 10) AS value,
       nps_ci(weighted_rating_agg(score, n, 0, 10)) @> nps_ci(counted_rating_agg(score, n, 0, 10)) AS but_less_sure
  FROM (VALUES (10, 12), (8, 3), (3, 7)) AS t (score, n);
-- only classes; classes as words
SELECT round(nps(nps_summary(123, 41, 21)), 1);
SELECT round(nps(CASE class WHEN 'Promoter' THEN 10 WHEN 'Passive' THEN 7 WHEN 'Detractor' THEN 0 END), 1)
  FROM (VALUES ('Promoter'), ('Promoter'), ('Passive'), ('Detractor'), (NULL), ('n/a')) AS t (class);
-- neutral left out, as Zendesk does, or kept
SELECT round(csat(w = 'good') FILTER (WHERE w IN ('good', 'bad')), 2) AS left_out, round(csat(w = 'good') FILTER (WHERE w IN ('good', 'neutral', 'bad')), 2) AS kept
  FROM (VALUES ('good'), ('good'), ('neutral'), ('bad')) AS t (w);
-- words, in three languages by a lookup table, with one word for "no response"
WITH word (text, position) AS (SELECT w, p FROM (VALUES ('{Bad,Fair,Good}'::text[]), ('{Schlecht,Mittel,Gut}'), ('{Mauvais,Moyen,Bon}')) AS l (words), unnest(words) WITH ORDINALITY AS u (w, p))
SELECT round(csat(position::int, 1, 3), 2) FROM (VALUES ('Good'), ('Gut'), ('Moyen'), ('no response'), ('Bad')) AS t (reply) LEFT JOIN word ON text = reply;
CREATE TYPE pg_temp.mood AS ENUM ('bad', 'fair', 'good');
SELECT csat(array_position(enum_range(NULL::pg_temp.mood), m), 1, 3) FROM (VALUES ('good'::pg_temp.mood), ('fair'), (NULL)) AS t (m);
-- one score over questions of different scales
SELECT round(avg(csat_points(answer, low, high)), 2) AS score, iqs_ci(iqs_agg(csat_points(answer, low, high))) @> 77.96 AS interval
  FROM (VALUES (4, 1, 5), (9, 1, 10), (7, 0, 10)) AS t (answer, low, high);
-- points and classes for tools that only average or count
SELECT avg(nps_points(score)) = nps(score) AS nps, avg(csat_points(score, 0, 10)) = csat(score, 0, 10) AS csat, string_agg(nps_category(score), ' ') FROM (VALUES (10), (7), (6), (0)) AS t (score);
-- percents rounded before they are subtracted
SELECT round(nps(nps_summary(7, 2, 3)), 1) AS nps, round(700.0 / 12) - round(300.0 / 12) AS rounded_first;

--
-- other breaks than NPS's: value, interval and change of boxes
--

SELECT net_box(s, 1, 1), net_box_ci(s, 1, 1), top_box(s, 2), top_box_ci(s, 2), bottom_box_ci(s, 1)
  FROM (SELECT csat_agg(a, 1, 4) AS s FROM unnest('{1,2,2,3,4,4,4}'::int[]) AS a) AS x;
SELECT (net_box_change(a, b, 1, 1)).change, (top_box_change(a, b, 3)).p_value IS NOT NULL AS p
  FROM (SELECT csat_agg(x, 1, 4) AS a FROM unnest('{1,2,3,4}'::int[]) AS x) AS a, (SELECT csat_agg(x, 1, 4) AS b FROM unnest('{4,4,3,1}'::int[]) AS x) AS b;

--
-- reviews
--

-- an auto-fail of weight 0: it fails a review, never carries one, and alone makes none
SELECT r.*, round(review_score('{"scale": [0, 3], "categories": {"a": 1, "b": 1, "autofail": {"weight": 0, "critical": true, "outcomes": {"100": 100, "0": 0}}}}', r), 2) AS score
  FROM (VALUES (3, 2, 100), (3, 2, 0), (NULL, NULL, 100), (NULL, NULL, 0)) AS r (a, b, autofail);
-- bonus points beyond 100
SELECT iqs(least(score, 100)) FROM (VALUES (103), (80), (90)) AS t (score);
SELECT review_score('{"scale": [0, 10], "categories": {"a": 1, "delight": {"weight": 0.5, "bonus": true}}}', r) FROM (VALUES (8, 5), (9, 10), (7, NULL)) AS r (a, delight);
-- "not rated" in words and codes; digits in text; outcomes by value
SELECT review_score('{"scale": [1, 5], "not_rated": ["N/A", "", 98, 99], "categories": {"a": 1, "b": 1}}', r) FROM (VALUES ('5', 'N/A'), ('98', '3'), ('', '99'), ('4.0', '2')) AS r (a, b);
SELECT review_score(rubric, j) AS json, review_score(rubric, r) AS wide,
       (SELECT iqs(iqs_review) FROM (SELECT iqs_review(rubric, key, value) FROM jsonb_each_text(j)) AS l) AS long
  FROM (SELECT '{"scale": [1, 5], "categories": {"tone": 1, "policy": {"weight": 1, "outcomes": {"4": 100, "2.5": 50, "0": 0}}}}'::rubric AS rubric) AS x,
       LATERAL (VALUES ('5'::text, 4.00::numeric), ('4', 2.50), ('3', 0.0)) AS r (tone, policy), LATERAL (SELECT to_jsonb(r) AS j) AS j;
SELECT review_score('{"categories": {"policy": {"weight": 1, "outcomes": {"2.3": 40, "1": 0}}}}', r) FROM (VALUES (2.3::real)) AS r (policy);
-- sections: a score of its own for each group
SELECT * FROM group_scores((SELECT iqs_agg('{"scale": [1, 5], "groups": {"soft": 30, "process": 70}, "categories": {"tone": {"weight": 1, "group": "soft"}, "greeting": {"weight": 1, "group": "soft"}, "steps": {"weight": 1, "group": "process"}}}', r)
  FROM (VALUES (5, 3, 4), (4, 4, 5), (NULL, 2, 1)) AS r (tone, greeting, steps)));
-- a mark of its own for one category
SELECT review_score('{"scale": [0, 100], "categories": {"a": {"weight": 1, "critical": true, "fail_below": 100}, "b": {"weight": 1}}}', r) FROM (VALUES (100, 40), (99, 100)) AS r (a, b);
-- reversed items: the System Usability Scale, 4 1 5 2 5 1 4 2 3 1 -> 85
SELECT review_score('{"scale": [1, 5], "categories": {"q1": 1, "q2": {"weight": 1, "scale": [5, 1]}, "q3": 1, "q4": {"weight": 1, "scale": [5, 1]}, "q5": 1, "q6": {"weight": 1, "scale": [5, 1]},
  "q7": 1, "q8": {"weight": 1, "scale": [5, 1]}, "q9": 1, "q10": {"weight": 1, "scale": [5, 1]}}}', r) FROM (VALUES (4, 1, 5, 2, 5, 1, 4, 2, 3, 1)) AS r (q1, q2, q3, q4, q5, q6, q7, q8, q9, q10);
-- all items of a checklist: critical items in a group
SELECT iqs(s), category, round(score, 2) AS score, failed
  FROM (SELECT iqs_agg('{"scale": [0, 1], "groups": {"list": {"weight": 1}}, "categories": {"a": {"weight": 1, "group": "list", "critical": "group"}, "b": {"weight": 1, "group": "list", "critical": "group"}}}', r) AS s
          FROM (VALUES (true, true), (true, false)) AS r (a, b)) AS x, category_scores(s);
-- mean and spread of review scores per evaluator; the mark from a DECIMAL column, one per scorecard
SELECT evaluator, iqs(iqs_agg(score)) AS mean, round(stddev(iqs_agg(score)), 4) = round(stddev(score), 4) AS spread FROM (VALUES ('x', 80), ('x', 90), ('y', 70), ('y', 60), ('y', 95)) AS t (evaluator, score) GROUP BY evaluator ORDER BY evaluator;
SELECT card, round(pass_rate(iqs_agg(score), mark), 2) FROM (VALUES ('a', 80, 80.00), ('a', 79, 80.00), ('b', 79, 75.00), ('b', 60, 75.00)) AS t (card, score, mark) GROUP BY card, mark ORDER BY card;
-- a misspelt category is one that nobody rated
SELECT category_score(s, 'tonne'), category_score(s, 'tone') FROM (SELECT iqs_agg('{"scale": [1, 5], "categories": {"tone": 1}}', r) AS s FROM (VALUES (3)) AS r (tone)) AS x;

--
-- the same people twice; weights that go with the answers
--

SELECT ces_ci(ces_agg(after::int - before::int, -1, 1))
  FROM (SELECT true AS after, true AS before FROM generate_series(1, 36) UNION ALL SELECT true, false FROM generate_series(1, 12) UNION ALL SELECT false, true FROM generate_series(1, 2)) AS t;
SELECT nps(s), nps_ci(s) FROM (SELECT weighted_rating_agg(a, w, 0, 10) AS s FROM (
  SELECT 3 AS a, 0.1::float8 AS w FROM generate_series(1, 20) UNION ALL SELECT 7, 1 FROM generate_series(1, 10) UNION ALL SELECT 10, 1 FROM generate_series(1, 35)) AS x) AS y;
