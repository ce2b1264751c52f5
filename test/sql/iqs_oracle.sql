--
-- IQS against plain SQL in numeric: random rubrics and reviews, with N/A, failures, bonuses and groups,
-- in all three shapes, grouped, in parallel, rolled up, windowed and read back.
-- too long for JIT: it asks very many queries
-- too long for valgrind
--

SELECT setseed(0.4);

-- 300 rubrics, over 6 categories with scales and 3 with outcomes, of which those of o3 are numbers; a third have groups, a half
-- codes that mean "not rated". c3 and c4 have whole points; the other scales have steps of their own, or any number; some are
-- reversed, some have a mark of their own, some are a bonus, and some that are critical weigh nothing
CREATE TABLE rubric_head AS
	SELECT id, (ARRAY[50, 50, 50, 33.333333, 66.666667, 0])[1 + floor(random() * 6)] AS fail_below, id % 3 = 0 AS has_groups, id % 2 = 0 AS has_codes
	  FROM generate_series(1, 300) AS id;
CREATE TABLE rubric_group AS
	SELECT id, 'g' || g AS name, CASE WHEN critical AND g <> 2 AND random() < 0.3 THEN 0 ELSE weight END AS weight, critical
	  FROM rubric_head, generate_series(1, 3) AS g, LATERAL (SELECT (ARRAY[1, 2, 0.5, 70, 33.333333])[1 + floor(random() * 5)], random() < 0.4 WHERE id * g > 0) AS w (weight, critical)
	 WHERE has_groups;
CREATE TABLE rubric_category AS
	SELECT id, name, is_outcome, low, low + span AS high, is_reversed, is_bonus AND name <> 'c1' AS is_bonus, in_group, percents,
	       CASE WHEN is_outcome OR name IN ('c3', 'c4') THEN 1 ELSE step END AS step, coalesce(mark, fail_below) AS mark,
	       CASE WHEN is_bonus AND name <> 'c1' THEN 'false' ELSE critical END AS critical,
	       CASE WHEN critical <> 'false' AND NOT is_bonus AND name <> 'c1' AND random() < 0.3 THEN 0 ELSE weight END AS weight
	  FROM (SELECT id, name, is_outcome, fail_below, CASE WHEN id % 5 = 0 THEN (1 + floor(random() * 1e6)) / 1e6 ELSE (1 + floor(random() * 40)) / 4 END::numeric AS weight,
	               (-2 + floor(random() * 5))::int AS low, (ARRAY[1, 2, 3, 4, 5, 6, 9, 10, 100])[1 + floor(random() * 9)] AS span,
	               (ARRAY[1, 1, 0.5, 0.25, 0.2, 0.1, NULL])[1 + floor(random() * 7)] AS step, random() < 0.3 AS is_reversed, random() < 0.12 AS is_bonus,
	               CASE WHEN random() < 0.3 THEN (ARRAY[0, 25, 75, 100, 12.345678])[1 + floor(random() * 5)] END AS mark,
	               ARRAY[0, (floor(random() * 1e8) / 1e6)::numeric, 100] AS percents,
	               (CASE WHEN random() < 0.25 THEN 'true' WHEN has_groups AND random() < 0.25 THEN '"group"' ELSE 'false' END) AS critical,
	               CASE WHEN has_groups THEN 'g' || 1 + row_number() OVER (PARTITION BY id ORDER BY name) % 3 END AS in_group
	          FROM rubric_head, (SELECT 'c' || i, false FROM generate_series(1, 6) AS i UNION ALL SELECT 'o' || i, true FROM generate_series(1, 3) AS i) AS c (name, is_outcome)
	         WHERE has_groups OR name = 'c1' OR random() < 0.6) AS c;
CREATE FUNCTION outcome_names(category text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN category = 'o3' THEN ARRAY['0', '2.50', '4'] ELSE ARRAY['bad', 'so so', 'good'] END
$$;
CREATE TABLE rubrics AS
	SELECT h.id, (jsonb_build_object('fail_below', fail_below, 'categories', categories)
	              || CASE WHEN has_codes THEN jsonb '{"not_rated": ["N/A", "", 99]}' ELSE '{}' END
	              || CASE WHEN has_groups THEN jsonb_build_object('groups', (SELECT jsonb_object_agg(name, jsonb_build_object('weight', weight, 'critical', critical)) FROM rubric_group AS g WHERE g.id = h.id)) ELSE '{}' END)::rubric AS rubric
	  FROM rubric_head AS h,
	       LATERAL (SELECT jsonb_object_agg(name, jsonb_strip_nulls(jsonb_build_object('weight', weight, 'critical', critical::jsonb, 'group', in_group, 'fail_below', NULLIF(mark, fail_below), 'bonus', NULLIF(is_bonus, false))
	                       || CASE WHEN is_outcome THEN jsonb_build_object('outcomes', (SELECT jsonb_object_agg(n, p) FROM unnest(outcome_names(name), percents) AS o (n, p)))
	                               ELSE jsonb_build_object('scale', CASE WHEN is_reversed THEN jsonb_build_array(high, low) ELSE jsonb_build_array(low, high) END,
	                                                       'step', coalesce(to_jsonb(step), jsonb '"any"')) END)) AS categories
	                  FROM rubric_category AS c WHERE c.id = h.id) AS t;
-- each reads back from its text and its JSON
SELECT count(*) AS rubrics, count(*) FILTER (WHERE rubric::text::rubric = rubric AND rubric::text::rubric::text = rubric::text) AS from_text, count(*) FILTER (WHERE rubric::jsonb::rubric = rubric) AS from_jsonb,
       count(DISTINCT rubric) AS different, count(*) FILTER (WHERE rubric::text ~ '"any"') > 50 AS any_number, count(*) FILTER (WHERE rubric::text ~ '"bonus"') > 50 AS bonuses, count(*) FILTER (WHERE rubric::text ~ '"weight": 0[,}]') > 50 AS weightless
  FROM rubrics;

-- 12 reviews by each, 15 % of it not rated: a rating is a point of the scale, or the number of an outcome
CREATE TABLE rating AS
	SELECT r.id * 12 + i AS review_id, r.id AS rubric_id, (r.id * 12 + i) % 7 AS team, name, random() AS how,
	       CASE WHEN random() >= 0.15 AND i < 11
	            THEN CASE WHEN is_outcome THEN floor(random() * 3) WHEN step IS NULL THEN round((low + random() * (high - low))::numeric, 5) ELSE low + step * floor(random() * ((high - low) / step + 1)) END::numeric END AS value
	  FROM rubrics AS r JOIN rubric_category AS c USING (id), generate_series(0, 11) AS i;

-- the oracle; scores are kept times 900, which every width of a scale divides, so that nothing is lost but where any number is
-- allowed: such a score is rounded, after it is compared with its mark. 99 is a code, on whichever scale
CREATE TABLE oracle_category AS
	SELECT review_id, rubric_id, team, r.name, c.weight, is_bonus, in_group, rounded900, round(rounded900 / 900, 6) AS score,
	       exact900 < mark * 900 AND critical = 'true' AS fails_review, exact900 < mark * 900 AND critical = '"group"' AS fails_group
	  FROM rating AS r JOIN rubric_category AS c ON c.id = r.rubric_id AND c.name = r.name JOIN rubric_head AS h ON h.id = c.id,
	       LATERAL (SELECT CASE WHEN is_outcome THEN percents[1 + value::int] * 900 WHEN is_reversed THEN (high - value) * (90000 / (high - low)) ELSE (value - low) * (90000 / (high - low)) END) AS s (exact900),
	       LATERAL (SELECT CASE WHEN step IS NULL THEN round(exact900 / 900, 6) * 900 ELSE exact900 END) AS t (rounded900)
	 WHERE value IS NOT NULL AND NOT (has_codes AND NOT is_outcome AND value = 99);
CREATE TABLE oracle_review AS
	WITH in_group AS (
		SELECT review_id, rubric_id, team, in_group, bool_or(fails_review) AS fails_review, bool_or(fails_group) AS fails_group,
		       coalesce(sum(weight) FILTER (WHERE NOT is_bonus), 0) > 0 AS counts,
		       sum(weight * rounded900)::numeric(120, 60) / nullif(900 * sum(weight) FILTER (WHERE NOT is_bonus), 0) AS score
		  FROM oracle_category GROUP BY 1, 2, 3, 4),
	over_groups AS (
		SELECT review_id, rubric_id, team, bool_or(fails_review OR fails_group AND coalesce(critical, false)) AS failed,
		       coalesce(sum(coalesce(weight, 1)) FILTER (WHERE counts OR fails_group), 0) AS weight,
		       sum(coalesce(weight, 1) * CASE WHEN fails_group THEN 0 ELSE score END) AS sum
		  FROM in_group AS i LEFT JOIN rubric_group AS g ON g.id = i.rubric_id AND g.name = i.in_group
		 GROUP BY 1, 2, 3)
	SELECT review_id, rubric_id, team, failed, CASE WHEN failed THEN 0 ELSE round(least(sum / weight, 100) + 1e-30, 6) END AS score
	  FROM over_groups WHERE failed OR weight > 0;
-- a review that is none has no ratings
DELETE FROM oracle_category WHERE review_id NOT IN (SELECT review_id FROM oracle_review);
SELECT count(*) > 3000 AS many, count(*) FILTER (WHERE failed) > 300 AS failed, count(*) FILTER (WHERE NOT failed AND score < 100) > 1000 AS scored,
       count(DISTINCT score) > 1000 AS different
  FROM oracle_review;

-- the three shapes; what is not rated is NULL, or missing, or a code: a word where there are words, a number where there are numbers
CREATE VIEW written AS
	SELECT r.*, is_outcome, has_codes AND value IS NULL AND how < 0.5 AS is_code, how < 0.25 AS is_word,
	       CASE WHEN is_outcome THEN (outcome_names(name))[1 + value::int] ELSE trim_scale(value)::text END AS word, CASE WHEN NOT is_outcome THEN value WHEN name = 'o3' THEN (ARRAY[0, 2.5, 4])[1 + value::int] END AS number
	  FROM rating AS r JOIN rubric_category AS c USING (name) JOIN rubric_head AS h ON h.id = c.id WHERE c.id = r.rubric_id;
CREATE TABLE wide AS
	SELECT review_id, rubric_id, team,
	       sum(n) FILTER (WHERE name = 'c1') AS c1, (sum(n) FILTER (WHERE name = 'c2'))::double precision AS c2, (sum(n) FILTER (WHERE name = 'c3'))::int AS c3,
	       (sum(n) FILTER (WHERE name = 'c4'))::smallint AS c4, max(w) FILTER (WHERE name = 'c5') AS c5, (sum(n) FILTER (WHERE name = 'c6'))::real AS c6,
	       max(w) FILTER (WHERE name = 'o1') AS o1, (max(w) FILTER (WHERE name = 'o2'))::varchar(20) AS o2, sum(n) FILTER (WHERE name = 'o3')::numeric(5, 2) AS o3
	  FROM written, LATERAL (SELECT CASE WHEN is_code THEN 99 ELSE number END, CASE WHEN is_code THEN CASE WHEN is_word THEN 'N/A' ELSE '99.0' END ELSE word END) AS v (n, w)
	 GROUP BY 1, 2, 3;
CREATE TABLE json AS
	SELECT review_id, rubric_id, team, CASE WHEN review_id % 2 = 0 THEN jsonb_object_agg(name, value) ELSE jsonb_strip_nulls(jsonb_object_agg(name, value)) END AS scores
	  FROM (SELECT review_id, rubric_id, team, name,
	               CASE WHEN is_code THEN CASE WHEN is_word THEN jsonb '""' ELSE jsonb '99' END WHEN number IS NULL OR how > 0.8 THEN to_jsonb(word) ELSE to_jsonb(number) END AS value FROM written) AS v
	 GROUP BY 1, 2, 3;
CREATE TABLE long AS
	SELECT review_id, rubric_id, team, name AS category, CASE WHEN is_code THEN CASE WHEN is_word THEN 'N/A' ELSE '99' END ELSE word END AS rating FROM written;
ANALYZE;

-- each review, in each shape
CREATE VIEW scored AS
	SELECT w.review_id, review_score(rubric, w) AS by_row, review_score(rubric, scores) AS by_json, iqs(by_rating) AS by_rating, o.score
	  FROM wide AS w JOIN rubrics AS r ON r.id = w.rubric_id JOIN json USING (review_id)
	  JOIN (SELECT review_id, iqs_review(rubric, category, rating) AS by_rating FROM long JOIN rubrics AS r ON r.id = rubric_id GROUP BY review_id) AS l USING (review_id)
	  LEFT JOIN oracle_review AS o USING (review_id);
SELECT count(*), count(score) > 3000 AS with_a_score, count(*) FILTER (WHERE by_row IS DISTINCT FROM score) AS wrong_by_row,
       count(*) FILTER (WHERE by_json IS DISTINCT FROM score) AS wrong_by_json, count(*) FILTER (WHERE by_rating IS DISTINCT FROM score) AS wrong_by_rating
  FROM scored;

-- each team, with a rubric per row: every accessor
CREATE TABLE expected AS
	SELECT team, avg(score) AS iqs, count(*) AS reviews, count(*) FILTER (WHERE failed) AS failed_reviews,
	       100.0 * count(*) FILTER (WHERE score >= 80) / count(*) AS pass_rate, 100.0 * count(*) FILTER (WHERE score >= 100) / count(*) AS perfect,
	       (SELECT avg(score) FROM oracle_category AS c WHERE c.team = r.team AND name = 'c1') AS c1,
	       (SELECT string_agg(concat_ws(' ', floor, count), ', ' ORDER BY floor) FROM (SELECT floor(score), count(*) FROM oracle_review AS o WHERE o.team = r.team GROUP BY 1) AS t) AS distribution,
	       (SELECT string_agg(concat_ws(' ', name, round(score, 9), rated, failed), ', ' ORDER BY score, length(name), name)
	          FROM (SELECT name, avg(score) AS score, count(*) AS rated, count(*) FILTER (WHERE fails_review OR fails_group) AS failed FROM oracle_category AS c WHERE c.team = r.team GROUP BY name) AS t) AS categories
	  FROM oracle_review AS r GROUP BY team;
CREATE FUNCTION seen(team int, s iqs_summary) RETURNS expected LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT ROW(team, round(iqs(s), 12), reviews(s), failed_reviews(s), round(pass_rate(s, 80), 12), round(pass_rate(s, 100), 12), round(category_score(s, 'c1'), 12),
	           (SELECT string_agg(concat_ws(' ', score, d.reviews), ', ' ORDER BY score) FROM score_distribution(s) AS d),
	           (SELECT string_agg(concat_ws(' ', category, round(score, 9), rated, failed), ', ' ORDER BY ordinality) FROM category_scores(s) WITH ORDINALITY))::expected
$$;
-- how many teams are as expected, of 7
CREATE FUNCTION right_teams(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	EXECUTE format($q$ SELECT count(*) FROM expected AS e JOIN (%s) AS t (team, s) ON t.team = e.team
		WHERE (SELECT v FROM seen(t.team, s) AS v) IS NOT DISTINCT FROM
		      ROW(e.team, round(e.iqs, 12), e.reviews, e.failed_reviews, round(e.pass_rate, 12), round(e.perfect, 12), round(e.c1, 12), e.distribution, e.categories)::expected $q$, query) INTO n;
	RETURN n;
END
$$;
SELECT right_teams('SELECT team, iqs_agg(rubric, w) FROM wide AS w JOIN rubrics AS r ON r.id = rubric_id GROUP BY team') AS by_row,
       right_teams('SELECT team, iqs_agg(rubric, scores) FROM json JOIN rubrics AS r ON r.id = rubric_id GROUP BY team') AS by_json,
       right_teams('SELECT team, sum(s) FROM (SELECT team, review_id, iqs_review(rubric, category, rating) AS s FROM long JOIN rubrics AS r ON r.id = rubric_id GROUP BY 1, 2) AS t GROUP BY team') AS by_rating;
-- a test that can fail
SELECT right_teams('SELECT team, iqs_agg(rubric, scores) FROM json JOIN rubrics AS r ON r.id = rubric_id WHERE review_id <> 25 GROUP BY team') AS without_one_review;

-- one summary, whichever way it comes about
CREATE TABLE summary AS SELECT team, iqs_agg(rubric, w) AS s FROM wide AS w JOIN rubrics AS r ON r.id = rubric_id GROUP BY team;
CREATE FUNCTION same_teams(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM summary AS a JOIN (%s) AS b (team, s) ON b.team = a.team WHERE a.s = b.s AND a.s::text = b.s::text AND iqs_summary_send(a.s) = iqs_summary_send(b.s)', query) INTO n;
	RETURN n;
END
$$;
SELECT same_teams('SELECT team, iqs_agg(rubric, scores) FROM json JOIN rubrics AS r ON r.id = rubric_id GROUP BY team') AS by_json,
       same_teams('SELECT team, sum(s) FROM (SELECT team, review_id, iqs_review(rubric, category, rating) AS s FROM long JOIN rubrics AS r ON r.id = rubric_id GROUP BY 1, 2) AS t GROUP BY team') AS by_rating,
       same_teams('SELECT team, iqs_agg(rubric, w ORDER BY random()) FROM wide AS w JOIN rubrics AS r ON r.id = rubric_id GROUP BY team') AS in_any_order,
       same_teams('SELECT team, sum(s) FROM (SELECT team, rubric_id, iqs_agg(rubric, w) AS s FROM wide AS w JOIN rubrics AS r ON r.id = rubric_id GROUP BY 1, 2) AS t GROUP BY team') AS rolled_up,
       same_teams('SELECT team, sum(s::text::iqs_summary) FROM (SELECT team, review_id % 10 AS part, iqs_agg(rubric, w) AS s FROM wide AS w JOIN rubrics AS r ON r.id = rubric_id GROUP BY 1, 2) AS t GROUP BY team') AS through_text,
       same_teams('SELECT team, a + b FROM (SELECT team, iqs_agg(rubric, w) FILTER (WHERE review_id % 2 = 0) AS a, iqs_agg(rubric, w) FILTER (WHERE review_id % 2 = 1) AS b FROM wide AS w JOIN rubrics AS r ON r.id = rubric_id GROUP BY team) AS t') AS added,
       same_teams('SELECT t, everything - others FROM (SELECT t, iqs_agg(rubric, w) AS everything, iqs_agg(rubric, w) FILTER (WHERE w.team <> t) AS others FROM wide AS w JOIN rubrics AS r ON r.id = rubric_id, generate_series(0, 6) AS t GROUP BY t) AS q') AS taken_out;

-- grouping sets, distinct, sorted and hashed groups, groups that spill
SELECT same_teams('SELECT team, iqs_agg(rubric, w) FROM wide AS w JOIN rubrics AS r ON r.id = rubric_id GROUP BY GROUPING SETS ((team), ())') AS grouping_sets;
SET enable_hashagg = off;
SELECT same_teams('SELECT team, iqs_agg(rubric, w) FROM wide AS w JOIN rubrics AS r ON r.id = rubric_id GROUP BY team') AS sorted;
SET enable_hashagg = on;
SET enable_sort = off;
SET work_mem = '64kB';
SELECT same_teams('SELECT team, sum(s) FROM (SELECT team, review_id, iqs_review(rubric, category, rating) AS s FROM long JOIN rubrics AS r ON r.id = rubric_id GROUP BY 1, 2) AS t GROUP BY team') AS spilled;
RESET work_mem;
RESET enable_sort;

-- in parallel, whole reviews and their parts split between workers
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 4;
ALTER TABLE wide SET (parallel_workers = 4);
ALTER TABLE json SET (parallel_workers = 4);
ALTER TABLE long SET (parallel_workers = 4);
SET enable_hashjoin = on;
CREATE FUNCTION is_parallel(query text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line ~ 'Partial .*Aggregate' THEN RETURN true; END IF;
	END LOOP;
	RETURN false;
END
$$;
SELECT same_teams(query) AS same, is_parallel(query) FROM (VALUES
	('SELECT team, iqs_agg(rubric, w) AS s FROM wide AS w JOIN rubrics AS r ON r.id = rubric_id GROUP BY team'),
	('SELECT team, iqs_agg(rubric, scores) AS s FROM json JOIN rubrics AS r ON r.id = rubric_id GROUP BY team')) AS q (query);
SET cpu_operator_cost = 1;
SELECT same_teams(query) AS same, is_parallel(query)
  FROM (SELECT 'SELECT team, sum(s) FROM (SELECT team, review_id, iqs_review(rubric, category, rating) AS s FROM long JOIN rubrics AS r ON r.id = rubric_id GROUP BY 1, 2) AS t GROUP BY team') AS q (query);
RESET cpu_operator_cost;
RESET max_parallel_workers_per_gather;

-- partitions
CREATE TABLE parted (LIKE wide) PARTITION BY HASH (review_id);
SELECT format('CREATE TABLE parted_%s PARTITION OF parted FOR VALUES WITH (MODULUS 3, REMAINDER %s)', i, i) FROM generate_series(0, 2) AS i \gexec
INSERT INTO parted SELECT * FROM wide;
SET enable_partitionwise_aggregate = on;
SELECT same_teams('SELECT team, iqs_agg((SELECT rubric FROM rubrics WHERE id = rubric_id), p) FROM parted AS p GROUP BY team') AS partitionwise;
RESET enable_partitionwise_aggregate;

-- rolling: the moving frame, by its inverse, gives what the rows of the frame give
CREATE TABLE piece AS
	SELECT review_id, rubric, scores, iqs_agg(rubric, scores) AS one FROM json JOIN rubrics AS r ON r.id = rubric_id WHERE review_id < 500 GROUP BY 1, 2, 3;
SELECT count(*), count(*) FILTER (WHERE by_row = again AND by_json = again AND rolled = again AND n IS NOT DISTINCT FROM iqs(again)) AS same
  FROM (SELECT iqs_agg(rubric, w) OVER frame AS by_row, iqs_agg(rubric, scores) OVER frame AS by_json, iqs(rubric, w) OVER frame AS n, sum(one) OVER frame AS rolled,
               (SELECT sum(b.one) FROM piece AS b WHERE b.review_id BETWEEN piece.review_id - 20 AND piece.review_id + 2) AS again
          FROM piece JOIN wide AS w USING (review_id)
        WINDOW frame AS (ORDER BY review_id RANGE BETWEEN 20 PRECEDING AND 2 FOLLOWING)) AS t;
SELECT count(*) > 400 AS many, count(*) FILTER (WHERE by_numeric = again AND by_double = again) = count(*) AS same
  FROM (SELECT iqs_agg(score) OVER frame AS by_numeric, iqs_agg(score::float8) OVER frame AS by_double,
               (SELECT iqs_agg(b.score) FROM oracle_review AS b WHERE b.review_id BETWEEN o.review_id - 20 AND o.review_id) AS again
          FROM oracle_review AS o WHERE review_id < 500
        WINDOW frame AS (ORDER BY review_id RANGE 20 PRECEDING)) AS t;

DROP VIEW written CASCADE;
DROP TABLE rubric_head, rubric_group, rubric_category, rubrics, rating, oracle_category, oracle_review, wide, json, long, expected, summary, piece, parted CASCADE;
DROP FUNCTION outcome_names(text), right_teams(text), same_teams(text), is_parallel(text);
