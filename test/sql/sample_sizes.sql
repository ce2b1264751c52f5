--
-- nps_sample_size and its kin: how many answers it takes
--

-- at worst, as every table has it
SELECT csat_sample_size(5) AS five, csat_sample_size(3) AS three, csat_sample_size(1) AS one,
       csat_sample_size(5, 0.99) AS surer, csat_top2_sample_size(5, confidence => 0.9) AS less_sure, ces_top3_sample_size(5) AS ces_top3;
SELECT nps_sample_size(5), nps_sample_size(margin => 10), nps_sample_size(200) AS anything_goes;
SELECT ces_sample_size(0.25), ces_sample_size(0.25, low => 1, high => 5) AS five_points, ces_sample_size(0.25, 0.9, 0, 10) AS eleven_points;
SELECT csat_sample_size(1e-7) AS many;

-- the formula, in plain SQL
SELECT bool_and(nps_sample_size(margin) = ceil((1.959963984540054 * 200 / 2 / margin) ^ 2)) AS agrees
  FROM generate_series(1, 50) AS margin;

-- from a pilot: the fewest answers in its proportions whose interval is no wider than twice the margin
CREATE TABLE pilot AS
SELECT i, nps_agg(score) AS s
  FROM generate_series(1, 50) AS i, LATERAL (SELECT get_byte(sha256(int4send(1000 * i + j)), 0) % (11 - i % 3) AS score FROM generate_series(1, 20) AS j) AS answers
 GROUP BY i;
CREATE FUNCTION squares(s rating_summary, n bigint) RETURNS text LANGUAGE sql AS
$$SELECT string_agg((d.responses / responses(s) / n)::float8::text, ',' ORDER BY answer) FROM distribution(s) AS d$$;
SELECT bool_and(n <= nps_sample_size(10)) AS never_more_than_at_worst, bool_and(n > 1) AS more_than_one,
       bool_and(upper(enough) - lower(enough) <= 20.00001) AS enough, bool_and(upper(few) - lower(few) > 19.99999) AS one_less_is_not
  FROM pilot, LATERAL (SELECT nps_sample_size(s, 10) AS n) AS size,
       -- the proportions, weighted to n answers
       LATERAL (SELECT nps_ci(format('weighted 0..10 {%s} n=1000000 w2={%s}', shares, squares(s, n))::rating_summary) AS enough,
                       nps_ci(format('weighted 0..10 {%s} n=1000000 w2={%s}', shares, squares(s, n - 1))::rating_summary) AS few
                  FROM (SELECT string_agg((d.responses / responses(s))::float8::text, ',' ORDER BY answer) AS shares FROM distribution(s) AS d) AS t) AS ci;
SELECT csat_sample_size(s, 5), csat_top2_sample_size(s, 5), ces_sample_size(s, 0.2), ces_top3_sample_size(s, 5, 0.9),
       ces_sample_size(pilot => s, margin => 0.2, confidence => 0.95) AS by_name
  FROM (SELECT '1..5 {2,1,4,13,20}'::rating_summary) AS t (s);
-- a pilot that all agrees still takes some
SELECT nps_sample_size(pilot => '0..10 {0,0,0,0,0,0,0,0,0,0,9}', margin => 5), nps_sample_size(pilot => '0..10 {9,0,0,0,0,0,0,0,0,0,9}', margin => 5) AS half_and_half;
-- one that is weighted has its shares only
SELECT csat_sample_size(rating_summary 'weighted 1..3 {1,2,3} n=6 w2={1,2,3}', 5) = csat_sample_size(rating_summary '1..3 {10,20,30}', 5) AS same;

-- nothing known
SELECT nps_sample_size(NULL) IS NULL AS no_margin, nps_sample_size(rating_summary '{}', 5) IS NULL AS no_scale,
       nps_sample_size(rating_summary '0..10 {0,0,0,0,0,0,0,0,0,0,0}', 5) IS NULL AS no_answers;
DROP FUNCTION squares;
DROP TABLE pilot;
