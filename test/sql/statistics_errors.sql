--
-- intervals, changes and sample sizes: what can't be had
--
\set VERBOSITY default
\set SHOW_CONTEXT never

-- confidence
SELECT nps_ci('0..10 {0,0,0,0,0,0,0,0,0,0,1}', 0);
SELECT nps_ci('0..10 {0,0,0,0,0,0,0,0,0,0,1}', 1);
SELECT csat_ci('1..5 {0,0,0,0,1}', 95);
SELECT csat_top2_ci('1..5 {0,0,0,0,1}', -0.95);
SELECT ces_ci('1..7 {0,0,0,0,0,0,1}', 'NaN');
SELECT ces_top3_ci('1..7 {0,0,0,0,0,0,1}', 'Infinity');
-- even where there are no answers, or none on a side
SELECT nps_ci('{}', 2);
SELECT * FROM nps_change(NULL, '0..10 {0,0,0,0,0,0,0,0,0,0,1}', 95);
SELECT nps_sample_size(5, 0);

-- scales
SELECT nps_ci('1..5 {0,0,0,0,1}');
SELECT ces_top3_ci('1..3 {0,0,1}');
SELECT * FROM nps_change('1..5 {0,0,0,0,1}', '1..5 {0,0,0,0,1}');
SELECT * FROM csat_change('1..5 {0,0,0,0,1}', '1..7 {0,0,0,0,0,0,1}');
SELECT * FROM ces_change('1..5 {0,0,0,0,1}', '0..4 {0,0,0,0,0}');
SELECT * FROM csat_top2_change('1..2 {0,1}', NULL);
SELECT nps_sample_size(pilot => '1..5 {0,0,0,0,1}', margin => 5);
SELECT ces_sample_size(0.2, low => 7, high => 1);
SELECT ces_sample_size(0.2, low => 0, high => 101);

-- margins
SELECT nps_sample_size(0);
SELECT csat_sample_size(-5);
SELECT csat_top2_sample_size('NaN');
SELECT ces_sample_size('Infinity');
SELECT ces_top3_sample_size(rating_summary '1..7 {0,0,0,0,0,0,1}', 0);
SELECT csat_sample_size(1e-8);
SELECT csat_sample_size(rating_summary '1..5 {1,0,0,0,1}', 1e-300);

-- values that are none
SELECT nps_ci(5);

-- as SQLSTATEs
\set VERBOSITY sqlstate
SELECT nps_ci('{}', 2);
SELECT * FROM csat_change('1..5 {0,0,0,0,1}', '1..7 {0,0,0,0,0,0,1}');
SELECT nps_sample_size(0);
SELECT csat_sample_size(1e-8);
