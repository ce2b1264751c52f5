--
-- reviews in the grid: how sure IQS, pass rates and categories are, what changed, and how many reviews it takes
--

-- where all scores lie within a percent or two
SELECT iqs_ci(iqs_agg(0.9::numeric)) AS ten_of_0_9 FROM generate_series(1, 10);
SELECT iqs_ci(iqs_agg(CASE WHEN i % 2 = 0 THEN 98 ELSE 99.99 END)) AS by_turns FROM generate_series(1, 100000) AS i;
SELECT iqs_ci(iqs_agg((i / 1000.0)::numeric)) AS uniform FROM generate_series(0, 999) AS i;

-- scores that are whole percents are answers on a scale 0..100: everything is the same
CREATE TABLE review AS
SELECT i % 7 AS team, i / 7 % 2 AS half, CASE WHEN get_byte(hash, 1) < 20 THEN 0 ELSE 100 - get_byte(hash, 0) % 10 * get_byte(hash, 2) % 60 END AS score
  FROM generate_series(1, 1400) AS i, LATERAL (SELECT sha256(int4send(i)) AS hash) AS h;
CREATE TABLE pair AS SELECT team, half, iqs_agg(score) AS r, csat_agg(score, 0, 100) AS s FROM review GROUP BY team, half;
SELECT count(*), bool_and(iqs(r) = csat(s)) AS iqs, bool_and(iqs_ci(r) = csat_ci(s)) AS ci, bool_and(iqs_ci(r, 0.8, 2.5) = csat_ci(s, 0.8, 2.5)) AS of_2_5,
       bool_and(stddev(r) = stddev(s)) AS stddev, bool_and(iqs_sample_size(r, 1.5) = csat_sample_size(s, 1.5)) AS size,
       bool_and(iqs_sample_size(pilot => r, margin => 1.5, confidence => 0.9, design_effect => 3) = csat_sample_size(s, 1.5, 0.9, 3)) AS size_of_3,
       bool_and(iqs_change_sample_size(r, 2) = csat_change_sample_size(s, 2)) AS to_see_2,
       bool_and(iqs_change_sample_size(pilot => r, change => -2, confidence => 0.9, power => 0.9, design_effect => 2) = csat_change_sample_size(s, -2, 0.9, 0.9, 2)) AS by_name FROM pair;
SELECT count(*), bool_and(iqs_change(a.r, b.r) = csat_change(a.s, b.s)) AS change, bool_and(iqs_change(a.r, b.r, 0.8, 2.5) = csat_change(a.s, b.s, 0.8, 2.5)) AS of_2_5
  FROM pair AS a JOIN pair AS b ON a.team <> b.team;
SELECT count(*), bool_and(pass_rate(r, mark) = top_box(s, 101 - mark)) AS rate, bool_and(pass_rate_ci(r, mark) = top_box_ci(s, 101 - mark)) AS ci,
       bool_and(pass_rate_ci(r, mark, 0.8, 2.5) = top_box_ci(s, 101 - mark, 0.8, 2.5)) AS of_2_5, bool_and(pass_rate_sample_size(r, mark, 4) = top_box_sample_size(s, 101 - mark, 4)) AS size,
       bool_and(pass_rate_change_sample_size(r, mark, 4, power => 0.9) = top_box_change_sample_size(s, 101 - mark, 4, power => 0.9)) AS to_see_4 FROM pair, unnest('{1,60,90,99,100}'::integer[]) AS mark;
SELECT count(*), bool_and(pass_rate_change(a.r, b.r, mark) = top_box_change(a.s, b.s, 101 - mark)) AS change, bool_and(pass_rate_change(a.r, b.r, mark, 0.8, 2.5) = top_box_change(a.s, b.s, 101 - mark, 0.8, 2.5)) AS of_2_5
  FROM pair AS a JOIN pair AS b ON a.team < b.team, unnest('{1,90,100}'::integer[]) AS mark;
SELECT iqs_sample_size(5) = csat_sample_size(5) AS iqs, pass_rate_sample_size(5, 0.9, 2) = csat_sample_size(5, 0.9, 2) AS pass_rate;
SELECT pass_rate(r, 0), pass_rate_ci(r, 0), pass_rate(r, 80.000) = pass_rate(r, 80) AS decimals FROM pair WHERE team = 1 AND half = 0;
-- scores with fractions: the standard deviation is plain SQL's, and the interval moves as the scores do
SELECT count(*), bool_and(round(sd, 12) = round(plain, 12)) AS stddev FROM (
	SELECT stddev(iqs_agg(f)) AS sd, stddev(f) AS plain FROM review, LATERAL (SELECT round(score * 0.97 + team / 3.0, 6) AS f) AS x GROUP BY team, half) AS y;
SELECT max(abs(upper(a) - upper(b) - 0.25)) < 0.05 AS upper, max(abs(lower(a) - lower(b) - 0.25)) < 0.05 AS lower
  FROM (SELECT iqs_ci(iqs_agg(score * 0.9 + 0.25)) AS a, iqs_ci(iqs_agg(score * 0.9)) AS b FROM review GROUP BY team) AS t;

-- categories of 0 and 100 alone are shares: Wilson's interval, Newcombe's change
CREATE TABLE checked AS
SELECT team, half, score < 90 AS is_greeted, CASE WHEN score % 3 > 0 THEN score > 70 END AS is_solved FROM review;
\set rubric '{"scale": [0, 1], "categories": {"greeting": 1, "solution": {"weight": 3, "critical": true}}}'
CREATE TABLE checks AS
SELECT team, half, iqs_agg(:'rubric', jsonb_build_object('greeting', is_greeted, 'solution', is_solved)) AS r,
       csat_agg(is_greeted) AS greeting, csat_agg(is_solved) AS solution, count(*) FILTER (WHERE NOT is_solved) AS unsolved FROM checked GROUP BY team, half;
SELECT count(*), bool_and(category_score(r, 'greeting') = csat(greeting) AND category_score(r, 'solution') = csat(solution)) AS score,
       bool_and(category_score_ci(r, 'greeting') = csat_ci(greeting) AND category_score_ci(r, 'solution', 0.8, 2.5) = csat_ci(solution, 0.8, 2.5)) AS ci FROM checks;
SELECT count(*), bool_and(c.score = csat(s) AND c.rated = responses(s) AND numrange(c.low, c.high, '[]') = csat_ci(s, 0.9)) AS the_same, bool_and(c.failed = CASE category WHEN 'solution' THEN unsolved ELSE 0 END) AS failed
  FROM checks, category_scores(r, 0.9) AS c, LATERAL (SELECT CASE category WHEN 'greeting' THEN greeting ELSE solution END AS s) AS t;
SELECT count(*), bool_and(ROW(c.before, c.after, c.change, c.low, c.high, c.p_value) = csat_change(a_s, b_s, 0.9, 1.5)) AS the_same
  FROM checks AS a JOIN checks AS b ON a.team < b.team, category_changes(a.r, b.r, 0.9, 1.5) AS c,
       LATERAL (SELECT CASE category WHEN 'greeting' THEN a.greeting ELSE a.solution END AS a_s, CASE category WHEN 'greeting' THEN b.greeting ELSE b.solution END AS b_s) AS t;

-- of other categories only the mean and the variance are known: at least as wide as where all is known, and not much wider
CREATE TABLE graded AS
SELECT team, iqs_agg('{"scale": [1, 5], "categories": {"tone": 1}}', jsonb_build_object('tone', tone)) AS r, csat_agg(tone) AS s FROM review, LATERAL (SELECT 5 - score * 7 % 9 / 2 AS tone) AS t GROUP BY team;
SELECT count(*), bool_and(category_score_ci(r, 'tone') @> csat_ci(s)) AS not_narrower, max((upper(ci) - lower(ci)) / (upper(csat_ci(s)) - lower(csat_ci(s)))) < 1.1 AS not_much_wider
  FROM graded, category_score_ci(r, 'tone') AS ci;
-- one, and more that are not all the same
SELECT n, category_score_ci(iqs_agg('{"categories": {"tone": {"weight": 1, "outcomes": {"good": 90, "fair": 60}}}}', jsonb_build_object('tone', answer)), 'tone')
  FROM unnest('{good,fair,good,good}'::text[]) WITH ORDINALITY AS t (answer, i), generate_series(1, 4) AS n WHERE i <= n GROUP BY n ORDER BY n;

-- the weakest first, and a side that knows a category alone
SELECT category, round(score, 2) AS score, rated, failed, low, high FROM category_scores((SELECT sum(r) FROM checks));
SELECT * FROM category_changes((SELECT sum(r) FROM checks WHERE team = 1), (SELECT iqs_agg('{"scale": [0, 1], "categories": {"greeting": 1, "tone": 1}}', '{"greeting": true, "tone": false}'::jsonb)));
SELECT * FROM category_changes(NULL, '{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"tone": {"rated": 1, "failed": 0, "sum": 50}}}');
SELECT * FROM category_changes((SELECT r FROM graded WHERE team = 1), (SELECT r FROM graded WHERE team = 2), NULL);
SELECT * FROM category_changes((SELECT r FROM graded WHERE team = 1), (SELECT r FROM graded WHERE team = 2), 0.9, NULL);

-- the whole grid of one summary, however it came about: merged, taken out, windowed, in parallel, as text
CREATE FUNCTION grid(s iqs_summary) RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(' ', iqs(s), stddev(s), iqs_ci(s, 0.9, 1.3), iqs_sample_size(s, 2), iqs_change_sample_size(s, 2), iqs_change(s, '{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {}}'),
		pass_rate(s, 90), pass_rate_ci(s, 90), pass_rate_sample_size(s, 90, 3), pass_rate_change_sample_size(s, 90, 3), pass_rate_change('{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {}}', s, 90),
		category_score_ci(s, 'solution'), (SELECT string_agg(c::text, ',') FROM category_scores(s) AS c), (SELECT string_agg(c::text, ',') FROM category_changes(s, s) AS c))
$$;
CREATE TABLE whole AS
SELECT team, iqs_agg(:'rubric', jsonb_build_object('greeting', is_greeted, 'solution', is_solved)) AS r FROM checked GROUP BY team;
SELECT count(*), bool_and(grid(w.r) = grid(merged)) AS merged, bool_and(grid(w.r) = grid(left_over)) AS taken_out, bool_and(grid(w.r) = grid(w.r::text::iqs_summary)) AS as_text, bool_and(length(grid(w.r)) > 300) AS full
  FROM whole AS w, LATERAL (SELECT sum(c.r) AS merged, sum(c.r) + (SELECT r FROM graded WHERE team = 0) - (SELECT r FROM graded WHERE team = 0) AS left_over FROM checks AS c WHERE c.team = w.team) AS c;
SELECT count(*), bool_and(grid(s) = (SELECT grid(sum(c.r)) FROM checks AS c WHERE c.team * 2 + c.half BETWEEN w.at - 3 AND w.at)) AS windowed
  FROM (SELECT team * 2 + half AS at, sum(r) OVER (ORDER BY team * 2 + half RANGE 3 PRECEDING) AS s FROM checks) AS w;
BEGIN;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL max_parallel_workers_per_gather = 2;
CREATE TABLE in_parallel AS
SELECT team, iqs_agg(:'rubric', jsonb_build_object('greeting', is_greeted, 'solution', is_solved)) AS r FROM checked GROUP BY team;
SELECT count(*), bool_and(grid(p.r) = grid(w.r) AND p.r = w.r) AS in_parallel FROM in_parallel AS p JOIN whole AS w USING (team);
ROLLBACK;

-- groups: the weighted mean of what was rated in them, 0 where a category fails its group; from every shape of table
\set sections '{"scale": [1, 5], "groups": {"soft skills": {"weight": 30, "critical": true}, "process": 70}, "categories": {"tone": {"weight": 2, "group": "soft skills", "critical": "group"}, "empathy": {"weight": 1, "group": "soft skills"}, "policy": {"weight": 1, "group": "process"}, "solution": {"weight": 3, "group": "process", "critical": true}}}'
CREATE TABLE sectioned AS
SELECT i, i % 3 AS team, CASE WHEN get_byte(hash, 0) > 20 THEN 1 + get_byte(hash, 1) % 5 END AS tone, CASE WHEN get_byte(hash, 2) > 60 THEN 1 + get_byte(hash, 3) % 5 END AS empathy,
       CASE WHEN get_byte(hash, 4) > 60 THEN 1 + get_byte(hash, 5) % 5 END AS policy, CASE WHEN get_byte(hash, 6) > 60 THEN 1 + get_byte(hash, 7) % 5 END AS solution
  FROM generate_series(1, 300) AS i, LATERAL (SELECT sha256(int4send(i)) AS hash) AS h;
CREATE VIEW plain_groups AS
SELECT i, team, 'soft skills' AS name, CASE WHEN tone < 3 THEN 0 ELSE (coalesce(2 * (tone - 1), 0) + coalesce(empathy - 1, 0)) * 25.0 / nullif((tone IS NOT NULL)::int * 2 + (empathy IS NOT NULL)::int, 0) END AS score, tone < 3 AS failed FROM sectioned
 UNION ALL
SELECT i, team, 'process', (coalesce(policy - 1, 0) + coalesce(3 * (solution - 1), 0)) * 25.0 / nullif((policy IS NOT NULL)::int + (solution IS NOT NULL)::int * 3, 0), false FROM sectioned;
CREATE TABLE section_summary AS SELECT team, iqs_agg(:'sections', jsonb_build_object('tone', tone, 'empathy', empathy, 'policy', policy, 'solution', solution)) AS s FROM sectioned GROUP BY team;
SELECT count(*), bool_and(g.rated = p.rated AND g.failed = p.failed AND abs(g.score - p.score) < 0.000001) AS plain_sqls, bool_and(g.low < g.score AND g.score < g.high) AS within
  FROM section_summary, group_scores(s) AS g JOIN LATERAL (SELECT name, count(score) AS rated, count(*) FILTER (WHERE failed) AS failed, avg(score) AS score FROM plain_groups AS x WHERE x.team = section_summary.team GROUP BY name) AS p ON p.name = g.group;
SELECT count(*), bool_and(s = by_row) AS by_row, bool_and(s = by_rating) AS by_rating, bool_and(s = s::text::iqs_summary) AS as_text, bool_and(s + other - other = s) AS taken_out
  FROM section_summary AS a,
       LATERAL (SELECT iqs_agg(:'sections', r) AS by_row FROM (SELECT tone, empathy, policy, solution FROM sectioned WHERE sectioned.team = a.team) AS r) AS b,
       LATERAL (SELECT sum(one) AS by_rating FROM (SELECT iqs_review(:'sections', category, rating) AS one FROM sectioned, LATERAL (VALUES ('tone', tone), ('empathy', empathy), ('policy', policy), ('solution', solution)) AS v (category, rating) WHERE sectioned.team = a.team GROUP BY i) AS ones) AS c,
       LATERAL (SELECT o.s AS other FROM section_summary AS o WHERE o.team = (a.team + 1) % 3) AS d;
SELECT count(*), bool_and(w.s = (SELECT iqs_agg(:'sections', jsonb_build_object('tone', tone, 'empathy', empathy, 'policy', policy, 'solution', solution)) FROM sectioned AS x WHERE x.i BETWEEN w.i - 5 AND w.i)) AS windowed
  FROM (SELECT i, iqs_agg(:'sections', jsonb_build_object('tone', tone, 'empathy', empathy, 'policy', policy, 'solution', solution)) OVER (ORDER BY i ROWS 5 PRECEDING) AS s FROM sectioned) AS w;
SELECT "group", round(score, 2) AS score, rated, failed, low, high FROM group_scores((SELECT sum(s) FROM section_summary));
-- a category and a group of one name are two, and a group is no category
SELECT s, category_score(s, 'tone'), (SELECT count(*) FROM category_scores(s)) AS categories, (SELECT count(*) FROM group_scores(s)) AS groups, category_score(s, repeat('x', 260)) IS NULL AS long_name
  FROM (SELECT iqs_agg('{"scale": [1, 5], "groups": {"tone": 1}, "categories": {"tone": {"weight": 1, "group": "tone"}, "empathy": {"weight": 1, "group": "tone"}}}', '{"tone": 5, "empathy": 3}'::jsonb) AS s) AS t;
SELECT count(*) AS no_groups FROM group_scores((SELECT sum(r) FROM checks));
DROP VIEW plain_groups;
DROP TABLE sectioned, section_summary;

-- nothing known
SELECT iqs_ci(s), stddev(s), stddev(iqs_agg) AS of_one, iqs_sample_size(s, 1), iqs_change_sample_size(s, 1), pass_rate_ci(s, 80), pass_rate_sample_size(s, 80, 1), pass_rate_change_sample_size(s, 80, 1), category_score_ci(s, 'tone'),
       category_score_ci(iqs_agg, 'x') AS no_such, (SELECT count(*) FROM category_scores(s)) AS rows
  FROM (SELECT iqs_agg(80) FILTER (WHERE false) AS s, iqs_agg(80) FROM generate_series(1, 1)) AS t \gx
SELECT * FROM pass_rate_change(NULL, (SELECT iqs_agg(80)), 50);
SELECT * FROM pass_rate_change((SELECT iqs_agg(80)), (SELECT iqs_agg(40)), NULL);

-- every function that has the arguments refuses what can't be
CREATE FUNCTION outcome(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE query INTO result;
	RETURN CASE WHEN result IS NULL THEN 'null' ELSE 'a value' END;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END
$$;
SELECT a.name, v.value, outcome, count(*)
  FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e' JOIN pg_extension AS e ON e.oid = d.refobjid AND e.extname = 'csmetrics',
       LATERAL unnest(p.proargnames) WITH ORDINALITY AS a (name, place), unnest(ARRAY['NULL', '0', '-0.5', '''NaN''', '''Infinity''', '1e300', '1e-300', '1', '0.5']) WITH ORDINALITY AS v (value, i),
       LATERAL (SELECT format('SELECT %s(%s)', proname, string_agg(CASE WHEN k = place THEN value WHEN t = 'iqs_summary'::regtype THEN
                quote_literal('{"reviews": 1, "failed": 0, "sum": 50, "scores": {"50": 1}, "categories": {"tone": {"rated": 1, "failed": 0, "sum": 50}}}') || '::iqs_summary'
                WHEN t = 'text'::regtype THEN '''tone''' WHEN t = 'numeric'::regtype THEN '50' ELSE '0.5' END, ', ' ORDER BY k)) AS query
                  FROM unnest(p.proargtypes) WITH ORDINALITY AS x (t, k)) AS q, LATERAL outcome(query)
 WHERE p.prokind = 'f' AND a.place <= p.pronargs AND a.name IN ('confidence', 'design_effect', 'power', 'margin', 'change', 'mark') AND 'iqs_summary'::regtype = p.proargtypes[0]
 GROUP BY a.name, v.i, v.value, outcome ORDER BY a.name, v.i, outcome;
DROP FUNCTION grid, outcome;
DROP TABLE review, pair, checked, checks, graded, whole;
