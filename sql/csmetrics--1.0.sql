/* csmetrics 1.0: customer-support metrics as aggregates */

-- complain if script is sourced in psql, rather than via CREATE EXTENSION
\echo Use "CREATE EXTENSION csmetrics" to load this file. \quit

--
-- rating_summary: the number of answers at every point of a scale
--

CREATE TYPE rating_summary;

CREATE FUNCTION rating_summary_in(cstring) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_in(cstring) IS
	'input of rating_summary: 0..10 {3,0,0,1,0,2,5,9,14,20,31}';

CREATE FUNCTION rating_summary_out(rating_summary) RETURNS cstring
	AS 'MODULE_PATHNAME', 'rating_summary_out' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_out(rating_summary) IS
	'output of rating_summary';

CREATE FUNCTION rating_summary_recv(internal) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_recv' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_recv(internal) IS
	'binary input of rating_summary';

CREATE FUNCTION rating_summary_send(rating_summary) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_send' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_send(rating_summary) IS
	'binary output of rating_summary';

-- Plain storage: a value is never toasted, so an aggregate's state is read where it lies.
CREATE TYPE rating_summary (
	INPUT = rating_summary_in,
	OUTPUT = rating_summary_out,
	RECEIVE = rating_summary_recv,
	SEND = rating_summary_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = plain
);
COMMENT ON TYPE rating_summary IS
	'answers to a survey question, counted at every point of its scale: store, merge, ask any metric';

CREATE FUNCTION rating_summary(low integer, counts bigint[]) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_from_counts' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary(integer, bigint[]) IS
	'summary of answers that are counted already: the counts of low, low + 1, low + 2 and so on';

CREATE FUNCTION nps_summary(promoters bigint, passives bigint, detractors bigint) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'nps_summary' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_summary(bigint, bigint, bigint) IS
	'summary where only the classes are known: it counts them as 10, 7 and 0';

CREATE FUNCTION scale_position(word text, words text[]) RETURNS integer
	AS 'MODULE_PATHNAME', 'scale_position' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION scale_position(text, text[]) IS
	'an answer in words as a number: 1 for the first word of the scale, the worst, and so on';

--
-- operators of rating_summary
--

CREATE FUNCTION rating_summary_merge(rating_summary, rating_summary) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_merge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_merge(rating_summary, rating_summary) IS
	'implementation of + operator, and combine function of the rating aggregates';

CREATE FUNCTION rating_summary_subtract(rating_summary, rating_summary) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_subtract' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_subtract(rating_summary, rating_summary) IS
	'implementation of - operator, and inverse of rating_summary_merge';

CREATE OPERATOR + (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_merge,
	COMMUTATOR = +
);
COMMENT ON OPERATOR + (rating_summary, rating_summary) IS 'the answers of both';

CREATE OPERATOR - (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_subtract
);
COMMENT ON OPERATOR - (rating_summary, rating_summary) IS 'the answers of the first without those of the second';

--
-- accessors: what a summary tells; the metrics are also the final functions of their aggregates
--

CREATE FUNCTION nps(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_nps' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps(rating_summary) IS
	'Net Promoter Score: % of 9-10 minus % of 0-6, from -100 to 100; NULL without answers';

CREATE FUNCTION csat(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_csat' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat(rating_summary) IS
	'CSAT, composite: mean answer in % of the way from lowest to highest; NULL without answers';

CREATE FUNCTION csat_top2(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_csat_top2' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2(rating_summary) IS
	'CSAT, top-2-box: % of answers in the two highest boxes; NULL without answers';

CREATE FUNCTION ces(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_ces' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces(rating_summary) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself; NULL without answers';

CREATE FUNCTION ces_top3(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_ces_top3' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3(rating_summary) IS
	'CES, top-3-box: % of answers in the three highest boxes; NULL without answers';

CREATE FUNCTION top_box(summary rating_summary, boxes integer) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_top_box' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION top_box(rating_summary, integer) IS
	'% of answers in so many highest boxes of the scale; NULL without answers';

CREATE FUNCTION bottom_box(summary rating_summary, boxes integer) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_bottom_box' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION bottom_box(rating_summary, integer) IS
	'% of answers in so many lowest boxes of the scale; NULL without answers';

CREATE FUNCTION net_box(summary rating_summary, top integer, bottom integer) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_net_box' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION net_box(rating_summary, integer, integer) IS
	'% of answers in the top boxes minus % in the bottom ones (2, 7: NPS); NULL without answers';

CREATE FUNCTION average(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_ces' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION average(rating_summary) IS
	'mean answer, on the scale itself; NULL without answers';

CREATE FUNCTION stddev(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_stddev' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION stddev(rating_summary) IS
	'sample standard deviation of the answers; NULL below two answers';

CREATE FUNCTION responses(summary rating_summary) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_responses' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION responses(rating_summary) IS
	'number of answers';

CREATE FUNCTION promoters(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_promoters' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION promoters(rating_summary) IS
	'number of promoters, 9 and 10 of 0..10 (weighted: their weight)';

CREATE FUNCTION passives(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_passives' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION passives(rating_summary) IS
	'number of passives, 7 and 8 of 0..10 (weighted: their weight)';

CREATE FUNCTION detractors(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_detractors' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION detractors(rating_summary) IS
	'number of detractors, 0 to 6 of 0..10 (weighted: their weight)';

CREATE FUNCTION distribution(summary rating_summary, OUT answer numeric, OUT responses numeric, OUT share numeric)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'rating_summary_distribution' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 11;
COMMENT ON FUNCTION distribution(rating_summary) IS
	'a row for each point of the scale: answer, responses (weighted: their weight), share in %';

--
-- intervals: how sure a metric is, and what changed
--

CREATE FUNCTION nps_ci(summary rating_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_nps_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_ci(rating_summary, double precision, double precision) IS
	'confidence interval of NPS (score method, within -100..100); NULL without answers';

CREATE FUNCTION csat_ci(summary rating_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_csat_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_ci(rating_summary, double precision, double precision) IS
	'confidence interval of CSAT (score method, within 0..100); NULL without answers';

CREATE FUNCTION csat_top2_ci(summary rating_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_csat_top2_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_ci(rating_summary, double precision, double precision) IS
	'confidence interval of CSAT, top-2-box (score method, within 0..100); NULL without answers';

CREATE FUNCTION ces_ci(summary rating_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_ces_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_ci(rating_summary, double precision, double precision) IS
	'confidence interval of CES (score method, within the scale); NULL without answers';

CREATE FUNCTION ces_top3_ci(summary rating_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_ces_top3_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_ci(rating_summary, double precision, double precision) IS
	'confidence interval of CES, top-3-box (score method, within 0..100); NULL without answers';

CREATE FUNCTION top_box_ci(summary rating_summary, boxes integer, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_top_box_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION top_box_ci(rating_summary, integer, double precision, double precision) IS
	'confidence interval of the top-box share (score method, within 0..100); NULL without answers';

CREATE FUNCTION bottom_box_ci(summary rating_summary, boxes integer, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_bottom_box_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION bottom_box_ci(rating_summary, integer, double precision, double precision) IS
	'confidence interval of the bottom-box share (score method, within 0..100); NULL without answers';

CREATE FUNCTION net_box_ci(summary rating_summary, top integer, bottom integer, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_net_box_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION net_box_ci(rating_summary, integer, integer, double precision, double precision) IS
	'confidence interval of the net-box score (score method, within -100..100); NULL without answers';

-- Not strict: what is known of one side is shown, whatever the other is.
CREATE FUNCTION nps_change(before rating_summary, after rating_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_nps_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION nps_change(rating_summary, rating_summary, double precision, double precision) IS
	'NPS before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION csat_change(before rating_summary, after rating_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_csat_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION csat_change(rating_summary, rating_summary, double precision, double precision) IS
	'CSAT before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION csat_top2_change(before rating_summary, after rating_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_csat_top2_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_change(rating_summary, rating_summary, double precision, double precision) IS
	'CSAT, top-2-box before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION ces_change(before rating_summary, after rating_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_ces_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION ces_change(rating_summary, rating_summary, double precision, double precision) IS
	'CES before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION ces_top3_change(before rating_summary, after rating_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_ces_top3_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_change(rating_summary, rating_summary, double precision, double precision) IS
	'CES, top-3-box before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION top_box_change(before rating_summary, after rating_summary, boxes integer, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_top_box_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION top_box_change(rating_summary, rating_summary, integer, double precision, double precision) IS
	'the top-box share before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION bottom_box_change(before rating_summary, after rating_summary, boxes integer, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_bottom_box_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION bottom_box_change(rating_summary, rating_summary, integer, double precision, double precision) IS
	'the bottom-box share before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION net_box_change(before rating_summary, after rating_summary, top integer, bottom integer, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_net_box_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION net_box_change(rating_summary, rating_summary, integer, integer, double precision, double precision) IS
	'the net-box score before and after, the change, its confidence interval (MOVER) and its p-value';

--
-- sample sizes: how many answers a metric takes to be known to plus or minus a margin, or a
-- change to be seen
--

CREATE FUNCTION nps_sample_size(margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'nps_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_sample_size(double precision, double precision, double precision) IS
	'answers needed to know NPS to +/- margin (in points), whatever they are';

CREATE FUNCTION csat_sample_size(margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'csat_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_sample_size(double precision, double precision, double precision) IS
	'answers needed to know CSAT to +/- margin (in %), whatever they are';

CREATE FUNCTION csat_top2_sample_size(margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'csat_top2_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_sample_size(double precision, double precision, double precision) IS
	'answers needed to know CSAT, top-2-box to +/- margin (in %), whatever they are';

CREATE FUNCTION ces_top3_sample_size(margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'ces_top3_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_sample_size(double precision, double precision, double precision) IS
	'answers needed to know CES, top-3-box to +/- margin (in %), whatever they are';

CREATE FUNCTION top_box_sample_size(margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'top_box_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION top_box_sample_size(double precision, double precision, double precision) IS
	'answers needed to know the top-box share to +/- margin (in %), whatever they are';

CREATE FUNCTION bottom_box_sample_size(margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'bottom_box_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION bottom_box_sample_size(double precision, double precision, double precision) IS
	'answers needed to know the bottom-box share to +/- margin (in %), whatever they are';

CREATE FUNCTION net_box_sample_size(margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'net_box_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION net_box_sample_size(double precision, double precision, double precision) IS
	'answers needed to know the net-box score to +/- margin (in points), whatever they are';

-- Where the unit is the scale's, the margin says nothing without the scale.
CREATE FUNCTION ces_sample_size(margin double precision, confidence double precision DEFAULT 0.95,
	low integer DEFAULT 1, high integer DEFAULT 7, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'ces_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_sample_size(double precision, double precision, integer, integer, double precision) IS
	'answers needed to know CES to +/- margin (in points of the scale), whatever they are';

CREATE FUNCTION nps_sample_size(pilot rating_summary, margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_nps_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_sample_size(rating_summary, double precision, double precision, double precision) IS
	'answers needed to know NPS to +/- margin (in points), if they are like the pilot''s';

CREATE FUNCTION csat_sample_size(pilot rating_summary, margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_csat_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_sample_size(rating_summary, double precision, double precision, double precision) IS
	'answers needed to know CSAT to +/- margin (in %), if they are like the pilot''s';

CREATE FUNCTION csat_top2_sample_size(pilot rating_summary, margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_csat_top2_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_sample_size(rating_summary, double precision, double precision, double precision) IS
	'answers needed to know CSAT, top-2-box to +/- margin (in %), if they are like the pilot''s';

CREATE FUNCTION ces_sample_size(pilot rating_summary, margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_ces_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_sample_size(rating_summary, double precision, double precision, double precision) IS
	'answers needed to know CES to +/- margin (in points of the scale), if they are like the pilot''s';

CREATE FUNCTION ces_top3_sample_size(pilot rating_summary, margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_ces_top3_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_sample_size(rating_summary, double precision, double precision, double precision) IS
	'answers needed to know CES, top-3-box to +/- margin (in %), if they are like the pilot''s';

CREATE FUNCTION top_box_sample_size(pilot rating_summary, boxes integer, margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_top_box_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION top_box_sample_size(rating_summary, integer, double precision, double precision, double precision) IS
	'answers needed to know the top-box share to +/- margin (in %), if they are like the pilot''s';

CREATE FUNCTION bottom_box_sample_size(pilot rating_summary, boxes integer, margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_bottom_box_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION bottom_box_sample_size(rating_summary, integer, double precision, double precision, double precision) IS
	'answers needed to know the bottom-box share to +/- margin (in %), if they are like the pilot''s';

CREATE FUNCTION net_box_sample_size(pilot rating_summary, top integer, bottom integer, margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_net_box_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION net_box_sample_size(rating_summary, integer, integer, double precision, double precision, double precision) IS
	'answers needed to know the net-box score to +/- margin (in points), if they are like the pilot''s';

CREATE FUNCTION nps_change_sample_size(pilot rating_summary, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_nps_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_change_sample_size(rating_summary, double precision, double precision, double precision, double precision) IS
	'answers needed on each side to see a change of NPS, if like the pilot''s';

CREATE FUNCTION csat_change_sample_size(pilot rating_summary, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_csat_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_change_sample_size(rating_summary, double precision, double precision, double precision, double precision) IS
	'answers needed on each side to see a change of CSAT, if like the pilot''s';

CREATE FUNCTION csat_top2_change_sample_size(pilot rating_summary, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_csat_top2_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_change_sample_size(rating_summary, double precision, double precision, double precision, double precision) IS
	'answers needed on each side to see a change of CSAT, top-2-box, if like the pilot''s';

CREATE FUNCTION ces_change_sample_size(pilot rating_summary, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_ces_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_change_sample_size(rating_summary, double precision, double precision, double precision, double precision) IS
	'answers needed on each side to see a change of CES, if like the pilot''s';

CREATE FUNCTION ces_top3_change_sample_size(pilot rating_summary, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_ces_top3_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_change_sample_size(rating_summary, double precision, double precision, double precision, double precision) IS
	'answers needed on each side to see a change of CES, top-3-box, if like the pilot''s';

CREATE FUNCTION top_box_change_sample_size(pilot rating_summary, boxes integer, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_top_box_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION top_box_change_sample_size(rating_summary, integer, double precision, double precision, double precision, double precision) IS
	'answers needed on each side to see a change of the top-box share, if like the pilot''s';

CREATE FUNCTION bottom_box_change_sample_size(pilot rating_summary, boxes integer, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_bottom_box_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION bottom_box_change_sample_size(rating_summary, integer, double precision, double precision, double precision, double precision) IS
	'answers needed on each side to see a change of the bottom-box share, if like the pilot''s';

CREATE FUNCTION net_box_change_sample_size(pilot rating_summary, top integer, bottom integer, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_net_box_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION net_box_change_sample_size(rating_summary, integer, integer, double precision, double precision, double precision, double precision) IS
	'answers needed on each side to see a change of the net-box score, if like the pilot''s';

--
-- points of one answer; the metric is their average
--

CREATE FUNCTION nps_points(score integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'nps_points_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_points(integer) IS
	'points of one score: NPS is their average (scale 0..10)';

CREATE FUNCTION nps_points(score double precision) RETURNS integer
	AS 'MODULE_PATHNAME', 'nps_points_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_points(double precision) IS
	'points of one score: NPS is their average (scale 0..10)';

CREATE FUNCTION nps_points(score numeric) RETURNS integer
	AS 'MODULE_PATHNAME', 'nps_points_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_points(numeric) IS
	'points of one score: NPS is their average (scale 0..10)';

CREATE FUNCTION csat_points(rating integer) RETURNS numeric
	AS 'MODULE_PATHNAME', 'csat_points_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_points(integer) IS
	'points of one rating: CSAT is their average (scale 1..5)';

CREATE FUNCTION csat_points(rating double precision) RETURNS numeric
	AS 'MODULE_PATHNAME', 'csat_points_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_points(double precision) IS
	'points of one rating: CSAT is their average (scale 1..5)';

CREATE FUNCTION csat_points(rating numeric) RETURNS numeric
	AS 'MODULE_PATHNAME', 'csat_points_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_points(numeric) IS
	'points of one rating: CSAT is their average (scale 1..5)';

CREATE FUNCTION csat_top2_points(rating integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'csat_top2_points_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_points(integer) IS
	'points of one rating: CSAT, top-2-box is their average (scale 1..5)';

CREATE FUNCTION csat_top2_points(rating double precision) RETURNS integer
	AS 'MODULE_PATHNAME', 'csat_top2_points_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_points(double precision) IS
	'points of one rating: CSAT, top-2-box is their average (scale 1..5)';

CREATE FUNCTION csat_top2_points(rating numeric) RETURNS integer
	AS 'MODULE_PATHNAME', 'csat_top2_points_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_points(numeric) IS
	'points of one rating: CSAT, top-2-box is their average (scale 1..5)';

CREATE FUNCTION ces_points(agreement integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_points_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_points(integer) IS
	'points of one agreement: CES is their average (scale 1..7)';

CREATE FUNCTION ces_points(agreement double precision) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_points_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_points(double precision) IS
	'points of one agreement: CES is their average (scale 1..7)';

CREATE FUNCTION ces_points(agreement numeric) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_points_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_points(numeric) IS
	'points of one agreement: CES is their average (scale 1..7)';

CREATE FUNCTION ces_top3_points(agreement integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_top3_points_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_points(integer) IS
	'points of one agreement: CES, top-3-box is their average (scale 1..7)';

CREATE FUNCTION ces_top3_points(agreement double precision) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_top3_points_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_points(double precision) IS
	'points of one agreement: CES, top-3-box is their average (scale 1..7)';

CREATE FUNCTION ces_top3_points(agreement numeric) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_top3_points_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_points(numeric) IS
	'points of one agreement: CES, top-3-box is their average (scale 1..7)';

CREATE FUNCTION csat_points(rating integer, low integer, high integer) RETURNS numeric
	AS 'MODULE_PATHNAME', 'csat_points_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_points(integer, integer, integer) IS
	'points of one rating: CSAT is their average (scale low..high)';

CREATE FUNCTION csat_points(rating double precision, low integer, high integer) RETURNS numeric
	AS 'MODULE_PATHNAME', 'csat_points_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_points(double precision, integer, integer) IS
	'points of one rating: CSAT is their average (scale low..high)';

CREATE FUNCTION csat_points(rating numeric, low integer, high integer) RETURNS numeric
	AS 'MODULE_PATHNAME', 'csat_points_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_points(numeric, integer, integer) IS
	'points of one rating: CSAT is their average (scale low..high)';

CREATE FUNCTION csat_top2_points(rating integer, low integer, high integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'csat_top2_points_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_points(integer, integer, integer) IS
	'points of one rating: CSAT, top-2-box is their average (scale low..high)';

CREATE FUNCTION csat_top2_points(rating double precision, low integer, high integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'csat_top2_points_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_points(double precision, integer, integer) IS
	'points of one rating: CSAT, top-2-box is their average (scale low..high)';

CREATE FUNCTION csat_top2_points(rating numeric, low integer, high integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'csat_top2_points_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_points(numeric, integer, integer) IS
	'points of one rating: CSAT, top-2-box is their average (scale low..high)';

CREATE FUNCTION ces_points(agreement integer, low integer, high integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_points_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_points(integer, integer, integer) IS
	'points of one agreement: CES is their average (scale low..high)';

CREATE FUNCTION ces_points(agreement double precision, low integer, high integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_points_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_points(double precision, integer, integer) IS
	'points of one agreement: CES is their average (scale low..high)';

CREATE FUNCTION ces_points(agreement numeric, low integer, high integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_points_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_points(numeric, integer, integer) IS
	'points of one agreement: CES is their average (scale low..high)';

CREATE FUNCTION ces_top3_points(agreement integer, low integer, high integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_top3_points_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_points(integer, integer, integer) IS
	'points of one agreement: CES, top-3-box is their average (scale low..high)';

CREATE FUNCTION ces_top3_points(agreement double precision, low integer, high integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_top3_points_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_points(double precision, integer, integer) IS
	'points of one agreement: CES, top-3-box is their average (scale low..high)';

CREATE FUNCTION ces_top3_points(agreement numeric, low integer, high integer) RETURNS integer
	AS 'MODULE_PATHNAME', 'ces_top3_points_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_points(numeric, integer, integer) IS
	'points of one agreement: CES, top-3-box is their average (scale low..high)';

CREATE FUNCTION nps_category(score integer) RETURNS text
	AS 'MODULE_PATHNAME', 'nps_category_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_category(integer) IS
	'promoter (9-10), passive (7-8) or detractor (0-6): the class of a score 0..10';

CREATE FUNCTION nps_category(score double precision) RETURNS text
	AS 'MODULE_PATHNAME', 'nps_category_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_category(double precision) IS
	'promoter (9-10), passive (7-8) or detractor (0-6): the class of a score 0..10';

CREATE FUNCTION nps_category(score numeric) RETURNS text
	AS 'MODULE_PATHNAME', 'nps_category_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_category(numeric) IS
	'promoter (9-10), passive (7-8) or detractor (0-6): the class of a score 0..10';

--
-- transition, inverse and final functions of the rating aggregates
--

CREATE FUNCTION rating_summary_accum(state rating_summary, answer integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, integer) IS
	'transition function: counts one answer';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_int4' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, integer) IS
	'inverse transition function: takes one answer out';

CREATE FUNCTION rating_summary_accum(state rating_summary, answer double precision) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, double precision) IS
	'transition function: counts one answer';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer double precision) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_float8' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, double precision) IS
	'inverse transition function: takes one answer out';

CREATE FUNCTION rating_summary_accum(state rating_summary, answer numeric) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, numeric) IS
	'transition function: counts one answer';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer numeric) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, numeric) IS
	'inverse transition function: takes one answer out';

CREATE FUNCTION rating_summary_accum(state rating_summary, answer boolean) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_bool' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, boolean) IS
	'transition function: counts one answer';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer boolean) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_bool' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, boolean) IS
	'inverse transition function: takes one answer out';

CREATE FUNCTION rating_summary_accum(state rating_summary, answer integer, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_scaled_int4' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, integer, integer, integer) IS
	'transition function: counts one answer on the scale low..high';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer integer, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_scaled_int4' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, integer, integer, integer) IS
	'inverse transition function: takes one answer on the scale low..high out';

CREATE FUNCTION rating_summary_accum(state rating_summary, answer double precision, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_scaled_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, double precision, integer, integer) IS
	'transition function: counts one answer on the scale low..high';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer double precision, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_scaled_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, double precision, integer, integer) IS
	'inverse transition function: takes one answer on the scale low..high out';

CREATE FUNCTION rating_summary_accum(state rating_summary, answer numeric, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_scaled_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, numeric, integer, integer) IS
	'transition function: counts one answer on the scale low..high';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer numeric, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_scaled_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, numeric, integer, integer) IS
	'inverse transition function: takes one answer on the scale low..high out';

CREATE FUNCTION rating_summary_accum(state rating_summary, answer double precision, low double precision, high double precision, step double precision) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_stepped_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, double precision, double precision, double precision, double precision) IS
	'transition function: counts one answer on the scale low..high by step';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer double precision, low double precision, high double precision, step double precision) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_stepped_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, double precision, double precision, double precision, double precision) IS
	'inverse transition function: takes one answer on the scale low..high by step out';

CREATE FUNCTION rating_summary_accum(state rating_summary, answer numeric, low numeric, high numeric, step numeric) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_stepped_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, numeric, numeric, numeric, numeric) IS
	'transition function: counts one answer on the scale low..high by step';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer numeric, low numeric, high numeric, step numeric) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_stepped_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, numeric, numeric, numeric, numeric) IS
	'inverse transition function: takes one answer on the scale low..high by step out';

CREATE FUNCTION rating_summary_accum_counted(state rating_summary, answer integer, responses bigint, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_int4' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted(rating_summary, integer, bigint, integer, integer) IS
	'transition function: counts so many answers of one kind';

CREATE FUNCTION rating_summary_accum_counted_inv(state rating_summary, answer integer, responses bigint, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_inv_int4' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted_inv(rating_summary, integer, bigint, integer, integer) IS
	'inverse transition function: takes so many answers of one kind out';

CREATE FUNCTION rating_summary_accum_counted(state rating_summary, answer double precision, responses bigint, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted(rating_summary, double precision, bigint, integer, integer) IS
	'transition function: counts so many answers of one kind';

CREATE FUNCTION rating_summary_accum_counted_inv(state rating_summary, answer double precision, responses bigint, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_inv_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted_inv(rating_summary, double precision, bigint, integer, integer) IS
	'inverse transition function: takes so many answers of one kind out';

CREATE FUNCTION rating_summary_accum_counted(state rating_summary, answer numeric, responses bigint, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted(rating_summary, numeric, bigint, integer, integer) IS
	'transition function: counts so many answers of one kind';

CREATE FUNCTION rating_summary_accum_counted_inv(state rating_summary, answer numeric, responses bigint, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_inv_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted_inv(rating_summary, numeric, bigint, integer, integer) IS
	'inverse transition function: takes so many answers of one kind out';

CREATE FUNCTION rating_summary_accum_counted(state rating_summary, answer double precision, responses bigint, low double precision, high double precision, step double precision) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_stepped_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted(rating_summary, double precision, bigint, double precision, double precision, double precision) IS
	'transition function: counts so many answers of one kind on the scale low..high by step';

CREATE FUNCTION rating_summary_accum_counted_inv(state rating_summary, answer double precision, responses bigint, low double precision, high double precision, step double precision) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_inv_stepped_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted_inv(rating_summary, double precision, bigint, double precision, double precision, double precision) IS
	'inverse transition function: takes so many answers on the scale low..high by step out';

CREATE FUNCTION rating_summary_accum_counted(state rating_summary, answer numeric, responses bigint, low numeric, high numeric, step numeric) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_stepped_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted(rating_summary, numeric, bigint, numeric, numeric, numeric) IS
	'transition function: counts so many answers of one kind on the scale low..high by step';

CREATE FUNCTION rating_summary_accum_counted_inv(state rating_summary, answer numeric, responses bigint, low numeric, high numeric, step numeric) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_inv_stepped_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted_inv(rating_summary, numeric, bigint, numeric, numeric, numeric) IS
	'inverse transition function: takes so many answers on the scale low..high by step out';

CREATE FUNCTION rating_summary_accum_weighted(state rating_summary, answer integer, weight double precision, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_weighted_int4' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_weighted(rating_summary, integer, double precision, integer, integer) IS
	'transition function: counts one answer with its weight';

CREATE FUNCTION rating_summary_accum_weighted(state rating_summary, answer double precision, weight double precision, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_weighted_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_weighted(rating_summary, double precision, double precision, integer, integer) IS
	'transition function: counts one answer with its weight';

CREATE FUNCTION rating_summary_final(rating_summary) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_final(rating_summary) IS
	'final function: the summary itself';

--
-- aggregates: over the same column and scale they share one state
--

CREATE AGGREGATE nps(score integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = nps, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = nps
);
COMMENT ON AGGREGATE nps(integer) IS
	'Net Promoter Score: % of 9-10 minus % of 0-6, from -100 to 100 (scale 0..10)';

CREATE AGGREGATE nps(score double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = nps, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = nps
);
COMMENT ON AGGREGATE nps(double precision) IS
	'Net Promoter Score: % of 9-10 minus % of 0-6, from -100 to 100 (scale 0..10)';

CREATE AGGREGATE nps(score numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = nps, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = nps
);
COMMENT ON AGGREGATE nps(numeric) IS
	'Net Promoter Score: % of 9-10 minus % of 0-6, from -100 to 100 (scale 0..10)';

CREATE AGGREGATE csat(rating integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(integer) IS
	'CSAT, composite: mean answer in % of the way from lowest to highest (scale 1..5)';

CREATE AGGREGATE csat(rating double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(double precision) IS
	'CSAT, composite: mean answer in % of the way from lowest to highest (scale 1..5)';

CREATE AGGREGATE csat(rating numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(numeric) IS
	'CSAT, composite: mean answer in % of the way from lowest to highest (scale 1..5)';

CREATE AGGREGATE csat_top2(rating integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(integer) IS
	'CSAT, top-2-box: % of answers in the two highest boxes (scale 1..5)';

CREATE AGGREGATE csat_top2(rating double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(double precision) IS
	'CSAT, top-2-box: % of answers in the two highest boxes (scale 1..5)';

CREATE AGGREGATE csat_top2(rating numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(numeric) IS
	'CSAT, top-2-box: % of answers in the two highest boxes (scale 1..5)';

CREATE AGGREGATE ces(agreement integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(integer) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale 1..7)';

CREATE AGGREGATE ces(agreement double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(double precision) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale 1..7)';

CREATE AGGREGATE ces(agreement numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(numeric) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale 1..7)';

CREATE AGGREGATE ces_top3(agreement integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(integer) IS
	'CES, top-3-box: % of answers in the three highest boxes (scale 1..7)';

CREATE AGGREGATE ces_top3(agreement double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(double precision) IS
	'CES, top-3-box: % of answers in the three highest boxes (scale 1..7)';

CREATE AGGREGATE ces_top3(agreement numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(numeric) IS
	'CES, top-3-box: % of answers in the three highest boxes (scale 1..7)';

CREATE AGGREGATE csat(rating integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(integer, integer, integer) IS
	'CSAT, composite: mean answer in % of the way from lowest to highest (scale low..high)';

CREATE AGGREGATE csat(rating double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(double precision, integer, integer) IS
	'CSAT, composite: mean answer in % of the way from lowest to highest (scale low..high)';

CREATE AGGREGATE csat(rating numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(numeric, integer, integer) IS
	'CSAT, composite: mean answer in % of the way from lowest to highest (scale low..high)';

CREATE AGGREGATE csat_top2(rating integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(integer, integer, integer) IS
	'CSAT, top-2-box: % of answers in the two highest boxes (scale low..high)';

CREATE AGGREGATE csat_top2(rating double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(double precision, integer, integer) IS
	'CSAT, top-2-box: % of answers in the two highest boxes (scale low..high)';

CREATE AGGREGATE csat_top2(rating numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(numeric, integer, integer) IS
	'CSAT, top-2-box: % of answers in the two highest boxes (scale low..high)';

CREATE AGGREGATE ces(agreement integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(integer, integer, integer) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale low..high)';

CREATE AGGREGATE ces(agreement double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(double precision, integer, integer) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale low..high)';

CREATE AGGREGATE ces(agreement numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(numeric, integer, integer) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale low..high)';

CREATE AGGREGATE ces_top3(agreement integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(integer, integer, integer) IS
	'CES, top-3-box: % of answers in the three highest boxes (scale low..high)';

CREATE AGGREGATE ces_top3(agreement double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(double precision, integer, integer) IS
	'CES, top-3-box: % of answers in the three highest boxes (scale low..high)';

CREATE AGGREGATE ces_top3(agreement numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(numeric, integer, integer) IS
	'CES, top-3-box: % of answers in the three highest boxes (scale low..high)';

CREATE AGGREGATE csat(rating double precision, low double precision, high double precision, step double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(double precision, double precision, double precision, double precision) IS
	'CSAT, composite: mean answer in % of the way from lowest to highest (scale low..high by step)';

CREATE AGGREGATE csat(rating numeric, low numeric, high numeric, step numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(numeric, numeric, numeric, numeric) IS
	'CSAT, composite: mean answer in % of the way from lowest to highest (scale low..high by step)';

CREATE AGGREGATE csat_top2(rating double precision, low double precision, high double precision, step double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(double precision, double precision, double precision, double precision) IS
	'CSAT, top-2-box: % of answers in the two highest boxes (scale low..high by step)';

CREATE AGGREGATE csat_top2(rating numeric, low numeric, high numeric, step numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(numeric, numeric, numeric, numeric) IS
	'CSAT, top-2-box: % of answers in the two highest boxes (scale low..high by step)';

CREATE AGGREGATE ces(agreement double precision, low double precision, high double precision, step double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(double precision, double precision, double precision, double precision) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale low..high by step)';

CREATE AGGREGATE ces(agreement numeric, low numeric, high numeric, step numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(numeric, numeric, numeric, numeric) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale low..high by step)';

CREATE AGGREGATE ces_top3(agreement double precision, low double precision, high double precision, step double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(double precision, double precision, double precision, double precision) IS
	'CES, top-3-box: % of answers in the three highest boxes (scale low..high by step)';

CREATE AGGREGATE ces_top3(agreement numeric, low numeric, high numeric, step numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(numeric, numeric, numeric, numeric) IS
	'CES, top-3-box: % of answers in the three highest boxes (scale low..high by step)';

CREATE AGGREGATE csat(rating boolean) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..1 {0,0}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..1 {0,0}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(boolean) IS
	'CSAT of a good/bad survey: % of true';

CREATE AGGREGATE nps_agg(score integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE nps_agg(integer) IS
	'summary of scores, for nps, nps_ci, nps_change, sum ... (scale 0..10)';

CREATE AGGREGATE nps_agg(score double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE nps_agg(double precision) IS
	'summary of scores, for nps, nps_ci, nps_change, sum ... (scale 0..10)';

CREATE AGGREGATE nps_agg(score numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE nps_agg(numeric) IS
	'summary of scores, for nps, nps_ci, nps_change, sum ... (scale 0..10)';

CREATE AGGREGATE csat_agg(rating integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(integer) IS
	'summary of ratings, for csat, csat_ci, csat_change, sum ... (scale 1..5)';

CREATE AGGREGATE csat_agg(rating double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(double precision) IS
	'summary of ratings, for csat, csat_ci, csat_change, sum ... (scale 1..5)';

CREATE AGGREGATE csat_agg(rating numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(numeric) IS
	'summary of ratings, for csat, csat_ci, csat_change, sum ... (scale 1..5)';

CREATE AGGREGATE ces_agg(agreement integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(integer) IS
	'summary of agreements, for ces, ces_ci, ces_change, sum ... (scale 1..7)';

CREATE AGGREGATE ces_agg(agreement double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(double precision) IS
	'summary of agreements, for ces, ces_ci, ces_change, sum ... (scale 1..7)';

CREATE AGGREGATE ces_agg(agreement numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(numeric) IS
	'summary of agreements, for ces, ces_ci, ces_change, sum ... (scale 1..7)';

CREATE AGGREGATE csat_agg(rating integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(integer, integer, integer) IS
	'summary of ratings, for csat, csat_ci, csat_change, sum ... (scale low..high)';

CREATE AGGREGATE csat_agg(rating double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(double precision, integer, integer) IS
	'summary of ratings, for csat, csat_ci, csat_change, sum ... (scale low..high)';

CREATE AGGREGATE csat_agg(rating numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(numeric, integer, integer) IS
	'summary of ratings, for csat, csat_ci, csat_change, sum ... (scale low..high)';

CREATE AGGREGATE ces_agg(agreement integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(integer, integer, integer) IS
	'summary of agreements, for ces, ces_ci, ces_change, sum ... (scale low..high)';

CREATE AGGREGATE ces_agg(agreement double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(double precision, integer, integer) IS
	'summary of agreements, for ces, ces_ci, ces_change, sum ... (scale low..high)';

CREATE AGGREGATE ces_agg(agreement numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(numeric, integer, integer) IS
	'summary of agreements, for ces, ces_ci, ces_change, sum ... (scale low..high)';

CREATE AGGREGATE csat_agg(rating double precision, low double precision, high double precision, step double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(double precision, double precision, double precision, double precision) IS
	'summary of ratings, for csat, csat_ci, csat_change ... (scale low..high by step)';

CREATE AGGREGATE csat_agg(rating numeric, low numeric, high numeric, step numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(numeric, numeric, numeric, numeric) IS
	'summary of ratings, for csat, csat_ci, csat_change ... (scale low..high by step)';

CREATE AGGREGATE ces_agg(agreement double precision, low double precision, high double precision, step double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(double precision, double precision, double precision, double precision) IS
	'summary of agreements, for ces, ces_ci, ces_change ... (scale low..high by step)';

CREATE AGGREGATE ces_agg(agreement numeric, low numeric, high numeric, step numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(numeric, numeric, numeric, numeric) IS
	'summary of agreements, for ces, ces_ci, ces_change ... (scale low..high by step)';

CREATE AGGREGATE csat_agg(rating boolean) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..1 {0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..1 {0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(boolean) IS
	'summary of a good/bad survey (scale 0..1)';

CREATE AGGREGATE counted_rating_agg(rating integer, responses bigint, low integer, high integer) (
	SFUNC = rating_summary_accum_counted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum_counted, MINVFUNC = rating_summary_accum_counted_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE counted_rating_agg(integer, bigint, integer, integer) IS
	'summary of rows that carry a count, as GROUP BY gives them (scale low..high)';

CREATE AGGREGATE counted_rating_agg(rating double precision, responses bigint, low integer, high integer) (
	SFUNC = rating_summary_accum_counted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum_counted, MINVFUNC = rating_summary_accum_counted_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE counted_rating_agg(double precision, bigint, integer, integer) IS
	'summary of rows that carry a count, as GROUP BY gives them (scale low..high)';

CREATE AGGREGATE counted_rating_agg(rating numeric, responses bigint, low integer, high integer) (
	SFUNC = rating_summary_accum_counted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum_counted, MINVFUNC = rating_summary_accum_counted_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE counted_rating_agg(numeric, bigint, integer, integer) IS
	'summary of rows that carry a count, as GROUP BY gives them (scale low..high)';

CREATE AGGREGATE counted_rating_agg(rating double precision, responses bigint, low double precision, high double precision, step double precision) (
	SFUNC = rating_summary_accum_counted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum_counted, MINVFUNC = rating_summary_accum_counted_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE counted_rating_agg(double precision, bigint, double precision, double precision, double precision) IS
	'summary of rows that carry a count, as GROUP BY gives them (scale low..high by step)';

CREATE AGGREGATE counted_rating_agg(rating numeric, responses bigint, low numeric, high numeric, step numeric) (
	SFUNC = rating_summary_accum_counted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum_counted, MINVFUNC = rating_summary_accum_counted_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE counted_rating_agg(numeric, bigint, numeric, numeric, numeric) IS
	'summary of rows that carry a count, as GROUP BY gives them (scale low..high by step)';

CREATE AGGREGATE weighted_rating_agg(rating integer, weight double precision, low integer, high integer) (
	SFUNC = rating_summary_accum_weighted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE weighted_rating_agg(integer, double precision, integer, integer) IS
	'summary of weighted answers on the scale low..high; a row without rating or weight is skipped';

CREATE AGGREGATE weighted_rating_agg(rating double precision, weight double precision, low integer, high integer) (
	SFUNC = rating_summary_accum_weighted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE weighted_rating_agg(double precision, double precision, integer, integer) IS
	'summary of weighted answers on the scale low..high; a row without rating or weight is skipped';

CREATE AGGREGATE sum(summary rating_summary) (
	SFUNC = rating_summary_merge, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_merge, MINVFUNC = rating_summary_subtract,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE sum(rating_summary) IS
	'one summary of many: a month from its days, a team from its agents';

--
-- design effects: how much a customer's answers repeat each other; over one summary per customer
--

CREATE FUNCTION rating_summary_nps_design_effect_accum(state bytea, customer rating_summary) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_nps_design_effect_accum' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_nps_design_effect_accum(bytea, rating_summary) IS
	'transition function: adds the answers of one customer';

CREATE FUNCTION rating_summary_csat_design_effect_accum(state bytea, customer rating_summary) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_csat_design_effect_accum' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_csat_design_effect_accum(bytea, rating_summary) IS
	'transition function: adds the answers of one customer';

CREATE FUNCTION rating_summary_csat_top2_design_effect_accum(state bytea, customer rating_summary) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_csat_top2_design_effect_accum' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_csat_top2_design_effect_accum(bytea, rating_summary) IS
	'transition function: adds the answers of one customer';

CREATE FUNCTION rating_summary_ces_design_effect_accum(state bytea, customer rating_summary) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_ces_design_effect_accum' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_ces_design_effect_accum(bytea, rating_summary) IS
	'transition function: adds the answers of one customer';

CREATE FUNCTION rating_summary_ces_top3_design_effect_accum(state bytea, customer rating_summary) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_ces_top3_design_effect_accum' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_ces_top3_design_effect_accum(bytea, rating_summary) IS
	'transition function: adds the answers of one customer';

CREATE FUNCTION rating_summary_top_box_design_effect_accum(state bytea, customer rating_summary, boxes integer) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_top_box_design_effect_accum' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_top_box_design_effect_accum(bytea, rating_summary, integer) IS
	'transition function: adds the answers of one customer';

CREATE FUNCTION rating_summary_bottom_box_design_effect_accum(state bytea, customer rating_summary, boxes integer) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_bottom_box_design_effect_accum' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_bottom_box_design_effect_accum(bytea, rating_summary, integer) IS
	'transition function: adds the answers of one customer';

CREATE FUNCTION rating_summary_net_box_design_effect_accum(state bytea, customer rating_summary, top integer, bottom integer) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_net_box_design_effect_accum' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_net_box_design_effect_accum(bytea, rating_summary, integer, integer) IS
	'transition function: adds the answers of one customer';

CREATE FUNCTION rating_summary_design_effect_merge(state bytea, more bytea) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_design_effect_merge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_design_effect_merge(bytea, bytea) IS
	'combine function: adds the answers of other customers';

CREATE FUNCTION rating_summary_design_effect(bytea) RETURNS double precision
	AS 'MODULE_PATHNAME', 'rating_summary_design_effect' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_design_effect(bytea) IS
	'final function: the design effect';

CREATE AGGREGATE nps_design_effect(customer rating_summary) (
	SFUNC = rating_summary_nps_design_effect_accum, STYPE = bytea, SSPACE = 128, INITCOND = '',
	FINALFUNC = rating_summary_design_effect, COMBINEFUNC = rating_summary_design_effect_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE nps_design_effect(rating_summary) IS
	'design effect of NPS, over a summary per customer: how alike their answers are';

CREATE AGGREGATE csat_design_effect(customer rating_summary) (
	SFUNC = rating_summary_csat_design_effect_accum, STYPE = bytea, SSPACE = 128, INITCOND = '',
	FINALFUNC = rating_summary_design_effect, COMBINEFUNC = rating_summary_design_effect_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE csat_design_effect(rating_summary) IS
	'design effect of CSAT, over a summary per customer: how alike their answers are';

CREATE AGGREGATE csat_top2_design_effect(customer rating_summary) (
	SFUNC = rating_summary_csat_top2_design_effect_accum, STYPE = bytea, SSPACE = 128, INITCOND = '',
	FINALFUNC = rating_summary_design_effect, COMBINEFUNC = rating_summary_design_effect_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE csat_top2_design_effect(rating_summary) IS
	'design effect of CSAT, top-2-box, over a summary per customer: how alike their answers are';

CREATE AGGREGATE ces_design_effect(customer rating_summary) (
	SFUNC = rating_summary_ces_design_effect_accum, STYPE = bytea, SSPACE = 128, INITCOND = '',
	FINALFUNC = rating_summary_design_effect, COMBINEFUNC = rating_summary_design_effect_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE ces_design_effect(rating_summary) IS
	'design effect of CES, over a summary per customer: how alike their answers are';

CREATE AGGREGATE ces_top3_design_effect(customer rating_summary) (
	SFUNC = rating_summary_ces_top3_design_effect_accum, STYPE = bytea, SSPACE = 128, INITCOND = '',
	FINALFUNC = rating_summary_design_effect, COMBINEFUNC = rating_summary_design_effect_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE ces_top3_design_effect(rating_summary) IS
	'design effect of CES, top-3-box, over a summary per customer: how alike their answers are';

CREATE AGGREGATE top_box_design_effect(customer rating_summary, boxes integer) (
	SFUNC = rating_summary_top_box_design_effect_accum, STYPE = bytea, SSPACE = 128, INITCOND = '',
	FINALFUNC = rating_summary_design_effect, COMBINEFUNC = rating_summary_design_effect_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE top_box_design_effect(rating_summary, integer) IS
	'design effect of the top-box share, over a summary per customer: how alike their answers are';

CREATE AGGREGATE bottom_box_design_effect(customer rating_summary, boxes integer) (
	SFUNC = rating_summary_bottom_box_design_effect_accum, STYPE = bytea, SSPACE = 128, INITCOND = '',
	FINALFUNC = rating_summary_design_effect, COMBINEFUNC = rating_summary_design_effect_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE bottom_box_design_effect(rating_summary, integer) IS
	'design effect of the bottom-box share, over a summary per customer: how alike their answers are';

CREATE AGGREGATE net_box_design_effect(customer rating_summary, top integer, bottom integer) (
	SFUNC = rating_summary_net_box_design_effect_accum, STYPE = bytea, SSPACE = 128, INITCOND = '',
	FINALFUNC = rating_summary_design_effect, COMBINEFUNC = rating_summary_design_effect_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE net_box_design_effect(rating_summary, integer, integer) IS
	'design effect of the net-box score, over a summary per customer: how alike their answers are';

--
-- rubric: the categories that a review is graded by
--

CREATE TYPE rubric;

CREATE FUNCTION rubric_in(cstring) RETURNS rubric
	AS 'MODULE_PATHNAME', 'rubric_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_in(cstring) IS
	'input of rubric: {"scale": [1, 5], "categories": {"solution": {"weight": 50}, "tone": 20}}';

CREATE FUNCTION rubric_out(rubric) RETURNS cstring
	AS 'MODULE_PATHNAME', 'rubric_out' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_out(rubric) IS
	'output of rubric: canonical JSON';

CREATE FUNCTION rubric_recv(internal) RETURNS rubric
	AS 'MODULE_PATHNAME', 'rubric_recv' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_recv(internal) IS
	'binary input of rubric';

CREATE FUNCTION rubric_send(rubric) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rubric_send' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_send(rubric) IS
	'binary output of rubric';

CREATE TYPE rubric (
	INPUT = rubric_in,
	OUTPUT = rubric_out,
	RECEIVE = rubric_recv,
	SEND = rubric_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);
COMMENT ON TYPE rubric IS
	'what a quality review is graded by: categories, weights, scales and what fails it; JSON';

CREATE FUNCTION jsonb_to_rubric(jsonb) RETURNS rubric
	AS 'MODULE_PATHNAME', 'jsonb_to_rubric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb_to_rubric(jsonb) IS
	'implementation of the cast from jsonb to rubric';

CREATE CAST (jsonb AS rubric) WITH FUNCTION jsonb_to_rubric(jsonb) AS ASSIGNMENT;
COMMENT ON CAST (jsonb AS rubric) IS 'a rubric that is kept as JSON';

CREATE FUNCTION rubric_to_jsonb(rubric) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'rubric_to_jsonb' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_to_jsonb(rubric) IS
	'implementation of the cast from rubric to jsonb';

CREATE CAST (rubric AS jsonb) WITH FUNCTION rubric_to_jsonb(rubric) AS ASSIGNMENT;
COMMENT ON CAST (rubric AS jsonb) IS 'what the rubric is written as';

CREATE FUNCTION rubric_to_json(rubric) RETURNS json
	AS 'MODULE_PATHNAME', 'rubric_to_json' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_to_json(rubric) IS
	'implementation of the cast from rubric to json';

CREATE CAST (rubric AS json) WITH FUNCTION rubric_to_json(rubric) AS ASSIGNMENT;
COMMENT ON CAST (rubric AS json) IS 'what the rubric is written as; to_json and to_jsonb use it';

CREATE FUNCTION review_score(rubric rubric, review record) RETURNS numeric
	AS 'MODULE_PATHNAME', 'review_score_row' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION review_score(rubric, record) IS
	'score of one review, 0 to 100: a row with a column per category; NULL if nothing is rated';

CREATE FUNCTION review_score(rubric rubric, review jsonb) RETURNS numeric
	AS 'MODULE_PATHNAME', 'review_score_json' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION review_score(rubric, jsonb) IS
	'score of one review, 0 to 100: categories and ratings as JSON; NULL if nothing is rated';

--
-- iqs_summary: many reviews, by their scores and categories
--

CREATE TYPE iqs_summary;

CREATE FUNCTION iqs_summary_in(cstring) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_in(cstring) IS
	'input of iqs_summary: {"reviews": 1, "failed": 0, "sum": 80, "scores": {"80": 1}, ...}';

CREATE FUNCTION iqs_summary_out(iqs_summary) RETURNS cstring
	AS 'MODULE_PATHNAME', 'iqs_summary_out' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_out(iqs_summary) IS
	'output of iqs_summary: JSON';

CREATE FUNCTION iqs_summary_recv(internal) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_recv' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_recv(internal) IS
	'binary input of iqs_summary';

CREATE FUNCTION iqs_summary_send(iqs_summary) RETURNS bytea
	AS 'MODULE_PATHNAME', 'iqs_summary_send' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_send(iqs_summary) IS
	'binary output of iqs_summary';

-- Aligned to 8, for the state of an aggregate is read where it lies.
CREATE TYPE iqs_summary (
	INPUT = iqs_summary_in,
	OUTPUT = iqs_summary_out,
	RECEIVE = iqs_summary_recv,
	SEND = iqs_summary_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);
COMMENT ON TYPE iqs_summary IS
	'quality reviews, counted by score and category: store it, merge it, ask it for the IQS';

CREATE FUNCTION iqs_summary_merge(iqs_summary, iqs_summary) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_merge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_merge(iqs_summary, iqs_summary) IS
	'implementation of + operator, and combine function of the iqs aggregates';

CREATE FUNCTION iqs_summary_subtract(iqs_summary, iqs_summary) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_subtract' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_subtract(iqs_summary, iqs_summary) IS
	'implementation of - operator, and inverse of iqs_summary_merge';

CREATE OPERATOR + (
	LEFTARG = iqs_summary, RIGHTARG = iqs_summary, FUNCTION = iqs_summary_merge,
	COMMUTATOR = +
);
COMMENT ON OPERATOR + (iqs_summary, iqs_summary) IS 'the reviews of both';

CREATE OPERATOR - (
	LEFTARG = iqs_summary, RIGHTARG = iqs_summary, FUNCTION = iqs_summary_subtract
);
COMMENT ON OPERATOR - (iqs_summary, iqs_summary) IS 'the reviews of the first without those of the second';

CREATE FUNCTION iqs_summary_to_jsonb(iqs_summary) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'iqs_summary_to_jsonb' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_to_jsonb(iqs_summary) IS
	'implementation of the cast from iqs_summary to jsonb';

CREATE CAST (iqs_summary AS jsonb) WITH FUNCTION iqs_summary_to_jsonb(iqs_summary) AS ASSIGNMENT;
COMMENT ON CAST (iqs_summary AS jsonb) IS 'what the summary is written as';

CREATE FUNCTION iqs_summary_to_json(iqs_summary) RETURNS json
	AS 'MODULE_PATHNAME', 'iqs_summary_to_json' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_to_json(iqs_summary) IS
	'implementation of the cast from iqs_summary to json';

CREATE CAST (iqs_summary AS json) WITH FUNCTION iqs_summary_to_json(iqs_summary) AS ASSIGNMENT;
COMMENT ON CAST (iqs_summary AS json) IS 'what the summary is written as; to_json and to_jsonb use it';

--
-- accessors: what a summary of reviews tells; iqs is also the final function of its aggregates
--

CREATE FUNCTION iqs(summary iqs_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'iqs_summary_iqs' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs(iqs_summary) IS
	'internal quality score: the mean of the review scores, 0 to 100; NULL without reviews';

CREATE FUNCTION reviews(summary iqs_summary) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_summary_reviews' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION reviews(iqs_summary) IS
	'number of reviews';

CREATE FUNCTION failed_reviews(summary iqs_summary) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_summary_failed_reviews' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION failed_reviews(iqs_summary) IS
	'number of reviews that a critical category or group failed';

CREATE FUNCTION stddev(summary iqs_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'iqs_summary_stddev' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION stddev(iqs_summary) IS
	'sample standard deviation of the review scores; NULL below two reviews';

CREATE FUNCTION pass_rate(summary iqs_summary, mark numeric) RETURNS numeric
	AS 'MODULE_PATHNAME', 'iqs_summary_pass_rate' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pass_rate(iqs_summary, numeric) IS
	'% of reviews that score the mark, a whole percent, or more; NULL without reviews';

CREATE FUNCTION category_score(summary iqs_summary, category text) RETURNS numeric
	AS 'MODULE_PATHNAME', 'iqs_summary_category_score' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION category_score(iqs_summary, text) IS
	'mean score of a category, 0 to 100, over the reviews that rated it; NULL if none did';

CREATE FUNCTION category_scores(summary iqs_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT category text, OUT score numeric, OUT rated bigint, OUT failed bigint, OUT low numeric, OUT high numeric) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'iqs_summary_category_scores' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 10;
COMMENT ON FUNCTION category_scores(iqs_summary, double precision, double precision) IS
	'a row for each category, the weakest first: mean score, ratings, failures, interval';

CREATE FUNCTION group_scores(summary iqs_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT "group" text, OUT score numeric, OUT rated bigint, OUT failed bigint, OUT low numeric, OUT high numeric) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'iqs_summary_group_scores' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 5;
COMMENT ON FUNCTION group_scores(iqs_summary, double precision, double precision) IS
	'a row for each group of categories, the weakest first: mean score, ratings, failures, interval';

CREATE FUNCTION score_distribution(summary iqs_summary, OUT score integer, OUT reviews bigint, OUT share numeric) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'iqs_summary_score_distribution' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 50;
COMMENT ON FUNCTION score_distribution(iqs_summary) IS
	'a row for each whole percent scored, rounded down: how many reviews, and their share in %';

--
-- how sure the IQS, a pass rate and the categories are, what changed, and how many reviews it takes
--

CREATE FUNCTION iqs_ci(summary iqs_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'iqs_summary_iqs_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_ci(iqs_summary, double precision, double precision) IS
	'confidence interval of IQS (score method, within 0..100); NULL without reviews';

-- Not strict: what is known of one side is shown, whatever the other is.
CREATE FUNCTION iqs_change(before iqs_summary, after iqs_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'iqs_summary_iqs_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION iqs_change(iqs_summary, iqs_summary, double precision, double precision) IS
	'IQS before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION iqs_sample_size(margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_sample_size(double precision, double precision, double precision) IS
	'reviews needed to know IQS to +/- margin (in %), whatever they score';

CREATE FUNCTION iqs_sample_size(pilot iqs_summary, margin double precision, confidence double precision DEFAULT 0.95,
	design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_summary_iqs_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_sample_size(iqs_summary, double precision, double precision, double precision) IS
	'reviews needed to know IQS to +/- margin (in %), if they are like the pilot''s';

CREATE FUNCTION iqs_change_sample_size(pilot iqs_summary, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_summary_iqs_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_change_sample_size(iqs_summary, double precision, double precision, double precision, double precision) IS
	'reviews needed before and after to see a change of IQS, if they are like the pilot''s';

CREATE FUNCTION pass_rate_ci(summary iqs_summary, mark numeric, confidence double precision DEFAULT 0.95,
	design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'iqs_summary_pass_rate_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pass_rate_ci(iqs_summary, numeric, double precision, double precision) IS
	'confidence interval of the pass rate (Wilson, within 0..100); NULL without reviews';

CREATE FUNCTION pass_rate_change(before iqs_summary, after iqs_summary, mark numeric, confidence double precision DEFAULT 0.95,
	design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'iqs_summary_pass_rate_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION pass_rate_change(iqs_summary, iqs_summary, numeric, double precision, double precision) IS
	'pass rate before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION pass_rate_sample_size(margin double precision, confidence double precision DEFAULT 0.95,
	design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pass_rate_sample_size(double precision, double precision, double precision) IS
	'reviews needed to know a pass rate to +/- margin (in %), whatever they score';

CREATE FUNCTION pass_rate_sample_size(pilot iqs_summary, mark numeric, margin double precision, confidence double precision DEFAULT 0.95,
	design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_summary_pass_rate_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pass_rate_sample_size(iqs_summary, numeric, double precision, double precision, double precision) IS
	'reviews needed to know a pass rate to +/- margin (in %), if they are like the pilot''s';

CREATE FUNCTION pass_rate_change_sample_size(pilot iqs_summary, mark numeric, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_summary_pass_rate_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pass_rate_change_sample_size(iqs_summary, numeric, double precision, double precision, double precision, double precision) IS
	'reviews needed before and after to see a change of a pass rate, if they are like the pilot''s';

CREATE FUNCTION category_score_ci(summary iqs_summary, category text, confidence double precision DEFAULT 0.95,
	design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'iqs_summary_category_score_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION category_score_ci(iqs_summary, text, double precision, double precision) IS
	'confidence interval of a category''s score (within 0..100); NULL if it was not rated';

-- Not strict, for the same reason.
CREATE FUNCTION category_changes(before iqs_summary, after iqs_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT category text, OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'iqs_summary_category_changes' LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 10;
COMMENT ON FUNCTION category_changes(iqs_summary, iqs_summary, double precision, double precision) IS
	'a row for each category: before, after, the change, its confidence interval and its p-value';

--
-- transition, inverse and final functions of the iqs aggregates
--

CREATE FUNCTION iqs_summary_accum(iqs_summary, rubric, record) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_accum_row' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_accum(iqs_summary, rubric, record) IS
	'transition function: counts one review as a row';

CREATE FUNCTION iqs_summary_accum_inv(iqs_summary, rubric, record) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_accum_inv_row' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_accum_inv(iqs_summary, rubric, record) IS
	'inverse transition function: takes one review as a row out';

CREATE FUNCTION iqs_summary_accum(iqs_summary, rubric, jsonb) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_accum_json' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_accum(iqs_summary, rubric, jsonb) IS
	'transition function: counts one review as JSON';

CREATE FUNCTION iqs_summary_accum_inv(iqs_summary, rubric, jsonb) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_accum_inv_json' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_accum_inv(iqs_summary, rubric, jsonb) IS
	'inverse transition function: takes one review as JSON out';

CREATE FUNCTION iqs_summary_accum(iqs_summary, numeric) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_accum_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_accum(iqs_summary, numeric) IS
	'transition function: counts one score';

CREATE FUNCTION iqs_summary_accum_inv(iqs_summary, numeric) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_accum_inv_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_accum_inv(iqs_summary, numeric) IS
	'inverse transition function: takes one score out';

CREATE FUNCTION iqs_summary_accum(iqs_summary, double precision) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_accum_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_accum(iqs_summary, double precision) IS
	'transition function: counts one score';

CREATE FUNCTION iqs_summary_accum_inv(iqs_summary, double precision) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_accum_inv_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_accum_inv(iqs_summary, double precision) IS
	'inverse transition function: takes one score out';

CREATE FUNCTION iqs_summary_final(iqs_summary) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_final(iqs_summary) IS
	'final function: the summary itself';

CREATE FUNCTION review_state_accum(bytea, rubric, text, double precision) RETURNS bytea
	AS 'MODULE_PATHNAME', 'review_state_accum_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION review_state_accum(bytea, rubric, text, double precision) IS
	'transition function: adds one rating to a review in progress';

CREATE FUNCTION review_state_accum(bytea, rubric, text, numeric) RETURNS bytea
	AS 'MODULE_PATHNAME', 'review_state_accum_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION review_state_accum(bytea, rubric, text, numeric) IS
	'transition function: adds one rating to a review in progress';

CREATE FUNCTION review_state_accum(bytea, rubric, text, boolean) RETURNS bytea
	AS 'MODULE_PATHNAME', 'review_state_accum_bool' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION review_state_accum(bytea, rubric, text, boolean) IS
	'transition function: adds one rating to a review in progress';

CREATE FUNCTION review_state_accum(bytea, rubric, text, text) RETURNS bytea
	AS 'MODULE_PATHNAME', 'review_state_accum_text' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION review_state_accum(bytea, rubric, text, text) IS
	'transition function: adds one rating to a review in progress';

CREATE FUNCTION review_state_accum(bytea, text, numeric, numeric, boolean) RETURNS bytea
	AS 'MODULE_PATHNAME', 'review_state_accum_own_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION review_state_accum(bytea, text, numeric, numeric, boolean) IS
	'transition function: adds one rating with its weight and flag to a review in progress';

CREATE FUNCTION review_state_accum(bytea, text, double precision, double precision, boolean) RETURNS bytea
	AS 'MODULE_PATHNAME', 'review_state_accum_own_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION review_state_accum(bytea, text, double precision, double precision, boolean) IS
	'transition function: adds one rating with its weight and flag to a review in progress';

CREATE FUNCTION review_state_accum(bytea, text, numeric, numeric, boolean, numeric) RETURNS bytea
	AS 'MODULE_PATHNAME', 'review_state_accum_own_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION review_state_accum(bytea, text, numeric, numeric, boolean, numeric) IS
	'transition function: adds one rating with its weight, flag and fail mark to a review in progress';

CREATE FUNCTION review_state_accum(bytea, text, double precision, double precision, boolean, double precision) RETURNS bytea
	AS 'MODULE_PATHNAME', 'review_state_accum_own_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION review_state_accum(bytea, text, double precision, double precision, boolean, double precision) IS
	'transition function: adds one rating with its weight, flag and fail mark to a review in progress';

CREATE FUNCTION review_state_combine(bytea, bytea) RETURNS bytea
	AS 'MODULE_PATHNAME', 'review_state_combine' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION review_state_combine(bytea, bytea) IS
	'combine function: two parts of a review in progress';

CREATE FUNCTION review_state_final(bytea) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'review_state_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION review_state_final(bytea) IS
	'final function: the summary of the one review';

--
-- aggregates over reviews: iqs and iqs_agg over the same arguments share one state
--

CREATE AGGREGATE iqs(rubric rubric, review record) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs
);
COMMENT ON AGGREGATE iqs(rubric, record) IS
	'internal quality score of reviews that are rows with a column per category';

CREATE AGGREGATE iqs(rubric rubric, review jsonb) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs
);
COMMENT ON AGGREGATE iqs(rubric, jsonb) IS
	'internal quality score of reviews that are JSON: categories and ratings';

CREATE AGGREGATE iqs(score numeric) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs
);
COMMENT ON AGGREGATE iqs(numeric) IS
	'internal quality score of review scores, 0 to 100, that were computed elsewhere';

CREATE AGGREGATE iqs(score double precision) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs
);
COMMENT ON AGGREGATE iqs(double precision) IS
	'internal quality score of review scores, 0 to 100, that were computed elsewhere';

CREATE AGGREGATE iqs_agg(rubric rubric, review record) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs_summary_final, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs_summary_final
);
COMMENT ON AGGREGATE iqs_agg(rubric, record) IS
	'summary of reviews that are rows with a column per category; for iqs, iqs_ci, sum ...';

CREATE AGGREGATE iqs_agg(rubric rubric, review jsonb) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs_summary_final, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs_summary_final
);
COMMENT ON AGGREGATE iqs_agg(rubric, jsonb) IS
	'summary of reviews that are JSON: categories and ratings; for iqs, iqs_ci, sum ...';

CREATE AGGREGATE iqs_agg(score numeric) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs_summary_final, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs_summary_final
);
COMMENT ON AGGREGATE iqs_agg(numeric) IS
	'summary of review scores that were computed elsewhere; for iqs, iqs_ci, sum ...';

CREATE AGGREGATE iqs_agg(score double precision) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs_summary_final, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs_summary_final
);
COMMENT ON AGGREGATE iqs_agg(double precision) IS
	'summary of review scores that were computed elsewhere; for iqs, iqs_ci, sum ...';

CREATE AGGREGATE iqs_review(rubric rubric, category text, rating double precision) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(rubric, text, double precision) IS
	'summary of one review whose ratings are rows; sum them for the IQS';

CREATE AGGREGATE iqs_review(rubric rubric, category text, rating numeric) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(rubric, text, numeric) IS
	'summary of one review whose ratings are rows; sum them for the IQS';

CREATE AGGREGATE iqs_review(rubric rubric, category text, rating boolean) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(rubric, text, boolean) IS
	'summary of one review whose ratings are rows; sum them for the IQS';

CREATE AGGREGATE iqs_review(rubric rubric, category text, rating text) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(rubric, text, text) IS
	'summary of one review whose ratings are rows; sum them for the IQS';

CREATE AGGREGATE iqs_review(category text, score numeric, weight numeric, critical boolean) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(text, numeric, numeric, boolean) IS
	'summary of one review whose rows carry score, weight and flag; sum them for the IQS';

CREATE AGGREGATE iqs_review(category text, score double precision, weight double precision, critical boolean) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(text, double precision, double precision, boolean) IS
	'summary of one review whose rows carry score, weight and flag; sum them for the IQS';

CREATE AGGREGATE iqs_review(category text, score numeric, weight numeric, critical boolean, fail_below numeric) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(text, numeric, numeric, boolean, numeric) IS
	'summary of one review whose rows carry score, weight, flag and fail mark; sum them for the IQS';

CREATE AGGREGATE iqs_review(category text, score double precision, weight double precision, critical boolean, fail_below double precision) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(text, double precision, double precision, boolean, double precision) IS
	'summary of one review whose rows carry score, weight, flag and fail mark; sum them for the IQS';

CREATE AGGREGATE sum(summary iqs_summary) (
	SFUNC = iqs_summary_merge, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs_summary_final, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_merge, MINVFUNC = iqs_summary_subtract,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs_summary_final
);
COMMENT ON AGGREGATE sum(iqs_summary) IS
	'one summary of many: a quarter from its days, a team from its agents, all reviews from iqs_review';

--
-- do the reviewers agree? agreement of any number of them, and of two
--

CREATE TYPE agreement_result AS (
	conversations bigint, ratings bigint, percent_agreement numeric,
	krippendorff_alpha numeric, alpha_low numeric, alpha_high numeric,
	gwet_ac numeric, ac_low numeric, ac_high numeric
);
COMMENT ON TYPE agreement_result IS
	'how much reviewers agree: in percent, and two coefficients that allow for chance';

CREATE FUNCTION agreement_accum(bytea, rating_summary, text) RETURNS bytea
	AS 'MODULE_PATHNAME', 'agreement_accum' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION agreement_accum(bytea, rating_summary, text) IS
	'transition function: counts one conversation';

CREATE FUNCTION agreement_combine(bytea, bytea) RETURNS bytea
	AS 'MODULE_PATHNAME', 'agreement_combine' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION agreement_combine(bytea, bytea) IS
	'combine function: puts two parts of the conversations together';

CREATE FUNCTION agreement_final(bytea) RETURNS agreement_result
	AS 'MODULE_PATHNAME', 'agreement_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION agreement_final(bytea) IS
	'final function: how much the reviewers of all conversations agree';

CREATE AGGREGATE agreement(summary rating_summary, level text) (
	SFUNC = agreement_accum, STYPE = bytea, INITCOND = '', SSPACE = 480,
	FINALFUNC = agreement_final, COMBINEFUNC = agreement_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE agreement(rating_summary, text) IS
	'how much reviewers agree, from one summary per conversation; level: ordinal, nominal ...';

CREATE TYPE rater_agreement_result AS (
	pairs bigint, same numeric, within_one numeric, bias numeric, bias_low numeric, bias_high numeric,
	kappa numeric, kappa_low numeric, kappa_high numeric
);
COMMENT ON TYPE rater_agreement_result IS
	'how much two reviewers agree: in percent, the mean of a - b, Cohen''s kappa';

CREATE FUNCTION rater_agreement_accum(bytea, integer, integer, integer, integer, text) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rater_agreement_accum_int4' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rater_agreement_accum(bytea, integer, integer, integer, integer, text) IS
	'transition function: counts one conversation that two reviewers rated';

CREATE FUNCTION rater_agreement_accum(bytea, double precision, double precision, integer, integer, text) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rater_agreement_accum_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rater_agreement_accum(bytea, double precision, double precision, integer, integer, text) IS
	'transition function: counts one conversation that two reviewers rated';

CREATE FUNCTION rater_agreement_accum(bytea, numeric, numeric, integer, integer, text) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rater_agreement_accum_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rater_agreement_accum(bytea, numeric, numeric, integer, integer, text) IS
	'transition function: counts one conversation that two reviewers rated';

CREATE FUNCTION rater_agreement_accum(bytea, double precision, double precision, double precision, double precision, double precision, text) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rater_agreement_accum_stepped_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rater_agreement_accum(bytea, double precision, double precision, double precision, double precision, double precision, text) IS
	'transition function: counts one conversation that two reviewers rated';

CREATE FUNCTION rater_agreement_accum(bytea, numeric, numeric, numeric, numeric, numeric, text) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rater_agreement_accum_stepped_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rater_agreement_accum(bytea, numeric, numeric, numeric, numeric, numeric, text) IS
	'transition function: counts one conversation that two reviewers rated';

CREATE FUNCTION rater_agreement_combine(bytea, bytea) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rater_agreement_combine' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rater_agreement_combine(bytea, bytea) IS
	'combine function: puts two parts of the pairs of ratings together';

CREATE FUNCTION rater_agreement_final(bytea) RETURNS rater_agreement_result
	AS 'MODULE_PATHNAME', 'rater_agreement_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rater_agreement_final(bytea) IS
	'final function: how much two reviewers agree';

CREATE AGGREGATE rater_agreement(a integer, b integer, low integer, high integer, level text) (
	SFUNC = rater_agreement_accum, STYPE = bytea, INITCOND = '', SSPACE = 480,
	FINALFUNC = rater_agreement_final, COMBINEFUNC = rater_agreement_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rater_agreement(integer, integer, integer, integer, text) IS
	'how much two reviewers agree on a scale low..high; level: ordinal, nominal ...';

CREATE AGGREGATE rater_agreement(a double precision, b double precision, low integer, high integer, level text) (
	SFUNC = rater_agreement_accum, STYPE = bytea, INITCOND = '', SSPACE = 480,
	FINALFUNC = rater_agreement_final, COMBINEFUNC = rater_agreement_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rater_agreement(double precision, double precision, integer, integer, text) IS
	'how much two reviewers agree on a scale low..high; level: ordinal, nominal ...';

CREATE AGGREGATE rater_agreement(a numeric, b numeric, low integer, high integer, level text) (
	SFUNC = rater_agreement_accum, STYPE = bytea, INITCOND = '', SSPACE = 480,
	FINALFUNC = rater_agreement_final, COMBINEFUNC = rater_agreement_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rater_agreement(numeric, numeric, integer, integer, text) IS
	'how much two reviewers agree on a scale low..high; level: ordinal, nominal ...';

CREATE AGGREGATE rater_agreement(a double precision, b double precision, low double precision, high double precision, step double precision, level text) (
	SFUNC = rater_agreement_accum, STYPE = bytea, INITCOND = '', SSPACE = 480,
	FINALFUNC = rater_agreement_final, COMBINEFUNC = rater_agreement_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rater_agreement(double precision, double precision, double precision, double precision, double precision, text) IS
	'how much two reviewers agree on a scale low..high by step; level: ordinal, nominal ...';

CREATE AGGREGATE rater_agreement(a numeric, b numeric, low numeric, high numeric, step numeric, level text) (
	SFUNC = rater_agreement_accum, STYPE = bytea, INITCOND = '', SSPACE = 480,
	FINALFUNC = rater_agreement_final, COMBINEFUNC = rater_agreement_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rater_agreement(numeric, numeric, numeric, numeric, numeric, text) IS
	'how much two reviewers agree on a scale low..high by step; level: ordinal, nominal ...';

--
-- can the AI's scores be trusted? its scores of all reviews, calibrated by people's of some
--

CREATE TYPE calibrated_iqs_result AS (
	reviews bigint, checked bigint, ai_mean numeric, human_mean numeric, bias numeric,
	calibrated numeric, low numeric, high numeric
);
COMMENT ON TYPE calibrated_iqs_result IS
	'an AI''s mean score, that of people, and the score that people would give all reviews';

CREATE FUNCTION calibrated_iqs_accum(bytea, numeric, numeric) RETURNS bytea
	AS 'MODULE_PATHNAME', 'calibrated_iqs_accum_numeric' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION calibrated_iqs_accum(bytea, numeric, numeric) IS
	'transition function: counts one review that an AI scored and perhaps somebody checked';

CREATE FUNCTION calibrated_iqs_accum(bytea, double precision, double precision) RETURNS bytea
	AS 'MODULE_PATHNAME', 'calibrated_iqs_accum_float8' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION calibrated_iqs_accum(bytea, double precision, double precision) IS
	'transition function: counts one review that an AI scored and perhaps somebody checked';

CREATE FUNCTION calibrated_iqs_combine(bytea, bytea) RETURNS bytea
	AS 'MODULE_PATHNAME', 'calibrated_iqs_combine' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION calibrated_iqs_combine(bytea, bytea) IS
	'combine function: puts two parts of the scored reviews together';

CREATE FUNCTION calibrated_iqs_final(bytea) RETURNS calibrated_iqs_result
	AS 'MODULE_PATHNAME', 'calibrated_iqs_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION calibrated_iqs_final(bytea) IS
	'final function: the AI''s scores, calibrated';

CREATE AGGREGATE calibrated_iqs(ai_score numeric, human_score numeric) (
	SFUNC = calibrated_iqs_accum, STYPE = bytea, INITCOND = '', SSPACE = 960,
	FINALFUNC = calibrated_iqs_final, COMBINEFUNC = calibrated_iqs_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE calibrated_iqs(numeric, numeric) IS
	'IQS from an AI''s scores of all reviews and human scores of some, NULL for the others';

CREATE AGGREGATE calibrated_iqs(ai_score double precision, human_score double precision) (
	SFUNC = calibrated_iqs_accum, STYPE = bytea, INITCOND = '', SSPACE = 960,
	FINALFUNC = calibrated_iqs_final, COMBINEFUNC = calibrated_iqs_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE calibrated_iqs(double precision, double precision) IS
	'IQS from an AI''s scores of all reviews and human scores of some, NULL for the others';

--
-- comparisons: what every type needs for DISTINCT, UNION, ORDER BY and joins
--

CREATE FUNCTION rating_summary_eq(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_eq(rating_summary, rating_summary) IS
	'implementation of = operator';

CREATE FUNCTION rating_summary_ne(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_ne(rating_summary, rating_summary) IS
	'implementation of <> operator';

CREATE FUNCTION rating_summary_lt(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_lt(rating_summary, rating_summary) IS
	'implementation of < operator';

CREATE FUNCTION rating_summary_le(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_le(rating_summary, rating_summary) IS
	'implementation of <= operator';

CREATE FUNCTION rating_summary_gt(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_gt(rating_summary, rating_summary) IS
	'implementation of > operator';

CREATE FUNCTION rating_summary_ge(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_ge(rating_summary, rating_summary) IS
	'implementation of >= operator';

CREATE FUNCTION rating_summary_cmp(rating_summary, rating_summary) RETURNS integer
	AS 'MODULE_PATHNAME', 'rating_summary_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_cmp(rating_summary, rating_summary) IS
	'implementation of the btree order: -1 for before, 0 for equal, 1 for after';

CREATE FUNCTION rating_summary_hash(rating_summary) RETURNS integer
	AS 'MODULE_PATHNAME', 'rating_summary_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_hash(rating_summary) IS
	'hash';

CREATE FUNCTION rating_summary_hash_extended(rating_summary, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_hash_extended(rating_summary, bigint) IS
	'hash with a seed';

CREATE OPERATOR = (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (rating_summary, rating_summary) IS 'equal: same scale, same counts';

CREATE OPERATOR <> (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (rating_summary, rating_summary) IS 'not equal';

CREATE OPERATOR < (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (rating_summary, rating_summary) IS 'comes before, in an order that is fixed but means nothing';

CREATE OPERATOR <= (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (rating_summary, rating_summary) IS 'comes before or is equal';

CREATE OPERATOR > (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (rating_summary, rating_summary) IS 'comes after, in an order that is fixed but means nothing';

CREATE OPERATOR >= (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (rating_summary, rating_summary) IS 'comes after or is equal';

CREATE OPERATOR CLASS rating_summary_ops DEFAULT FOR TYPE rating_summary USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 rating_summary_hash(rating_summary),
	FUNCTION 2 rating_summary_hash_extended(rating_summary, bigint);
COMMENT ON OPERATOR CLASS rating_summary_ops USING hash IS
	'equality of rating_summary, for GROUP BY, DISTINCT and hash joins';

COMMENT ON OPERATOR FAMILY rating_summary_ops USING hash IS
	'equality of rating_summary, for GROUP BY, DISTINCT and hash joins';

CREATE OPERATOR CLASS rating_summary_ops DEFAULT FOR TYPE rating_summary USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 rating_summary_cmp(rating_summary, rating_summary);
COMMENT ON OPERATOR CLASS rating_summary_ops USING btree IS
	'an order of rating_summary by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';

COMMENT ON OPERATOR FAMILY rating_summary_ops USING btree IS
	'an order of rating_summary by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';

CREATE FUNCTION rubric_eq(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_eq(rubric, rubric) IS
	'implementation of = operator';

CREATE FUNCTION rubric_ne(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_ne(rubric, rubric) IS
	'implementation of <> operator';

CREATE FUNCTION rubric_lt(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_lt(rubric, rubric) IS
	'implementation of < operator';

CREATE FUNCTION rubric_le(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_le(rubric, rubric) IS
	'implementation of <= operator';

CREATE FUNCTION rubric_gt(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_gt(rubric, rubric) IS
	'implementation of > operator';

CREATE FUNCTION rubric_ge(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_ge(rubric, rubric) IS
	'implementation of >= operator';

CREATE FUNCTION rubric_cmp(rubric, rubric) RETURNS integer
	AS 'MODULE_PATHNAME', 'rubric_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_cmp(rubric, rubric) IS
	'implementation of the btree order: -1 for before, 0 for equal, 1 for after';

CREATE FUNCTION rubric_hash(rubric) RETURNS integer
	AS 'MODULE_PATHNAME', 'rubric_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_hash(rubric) IS
	'hash';

CREATE FUNCTION rubric_hash_extended(rubric, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rubric_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_hash_extended(rubric, bigint) IS
	'hash with a seed';

CREATE OPERATOR = (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (rubric, rubric) IS 'equal: the same categories, weights, scales and rules, in whatever order they were written';

CREATE OPERATOR <> (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (rubric, rubric) IS 'not equal';

CREATE OPERATOR < (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (rubric, rubric) IS 'comes before, in an order that is fixed but means nothing';

CREATE OPERATOR <= (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (rubric, rubric) IS 'comes before or is equal';

CREATE OPERATOR > (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (rubric, rubric) IS 'comes after, in an order that is fixed but means nothing';

CREATE OPERATOR >= (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (rubric, rubric) IS 'comes after or is equal';

CREATE OPERATOR CLASS rubric_ops DEFAULT FOR TYPE rubric USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 rubric_hash(rubric),
	FUNCTION 2 rubric_hash_extended(rubric, bigint);
COMMENT ON OPERATOR CLASS rubric_ops USING hash IS
	'equality of rubric, for GROUP BY, DISTINCT and hash joins';

COMMENT ON OPERATOR FAMILY rubric_ops USING hash IS
	'equality of rubric, for GROUP BY, DISTINCT and hash joins';

CREATE OPERATOR CLASS rubric_ops DEFAULT FOR TYPE rubric USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 rubric_cmp(rubric, rubric);
COMMENT ON OPERATOR CLASS rubric_ops USING btree IS
	'an order of rubric by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';

COMMENT ON OPERATOR FAMILY rubric_ops USING btree IS
	'an order of rubric by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';

CREATE FUNCTION iqs_summary_eq(iqs_summary, iqs_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'iqs_summary_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_eq(iqs_summary, iqs_summary) IS
	'implementation of = operator';

CREATE FUNCTION iqs_summary_ne(iqs_summary, iqs_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'iqs_summary_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_ne(iqs_summary, iqs_summary) IS
	'implementation of <> operator';

CREATE FUNCTION iqs_summary_lt(iqs_summary, iqs_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'iqs_summary_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_lt(iqs_summary, iqs_summary) IS
	'implementation of < operator';

CREATE FUNCTION iqs_summary_le(iqs_summary, iqs_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'iqs_summary_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_le(iqs_summary, iqs_summary) IS
	'implementation of <= operator';

CREATE FUNCTION iqs_summary_gt(iqs_summary, iqs_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'iqs_summary_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_gt(iqs_summary, iqs_summary) IS
	'implementation of > operator';

CREATE FUNCTION iqs_summary_ge(iqs_summary, iqs_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'iqs_summary_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_ge(iqs_summary, iqs_summary) IS
	'implementation of >= operator';

CREATE FUNCTION iqs_summary_cmp(iqs_summary, iqs_summary) RETURNS integer
	AS 'MODULE_PATHNAME', 'iqs_summary_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_cmp(iqs_summary, iqs_summary) IS
	'implementation of the btree order: -1 for before, 0 for equal, 1 for after';

CREATE FUNCTION iqs_summary_hash(iqs_summary) RETURNS integer
	AS 'MODULE_PATHNAME', 'iqs_summary_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_hash(iqs_summary) IS
	'hash';

CREATE FUNCTION iqs_summary_hash_extended(iqs_summary, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_summary_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_hash_extended(iqs_summary, bigint) IS
	'hash with a seed';

CREATE OPERATOR = (
	LEFTARG = iqs_summary, RIGHTARG = iqs_summary, FUNCTION = iqs_summary_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (iqs_summary, iqs_summary) IS 'equal: the same counts and sums';

CREATE OPERATOR <> (
	LEFTARG = iqs_summary, RIGHTARG = iqs_summary, FUNCTION = iqs_summary_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (iqs_summary, iqs_summary) IS 'not equal';

CREATE OPERATOR < (
	LEFTARG = iqs_summary, RIGHTARG = iqs_summary, FUNCTION = iqs_summary_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (iqs_summary, iqs_summary) IS 'comes before, in an order that is fixed but means nothing';

CREATE OPERATOR <= (
	LEFTARG = iqs_summary, RIGHTARG = iqs_summary, FUNCTION = iqs_summary_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (iqs_summary, iqs_summary) IS 'comes before or is equal';

CREATE OPERATOR > (
	LEFTARG = iqs_summary, RIGHTARG = iqs_summary, FUNCTION = iqs_summary_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (iqs_summary, iqs_summary) IS 'comes after, in an order that is fixed but means nothing';

CREATE OPERATOR >= (
	LEFTARG = iqs_summary, RIGHTARG = iqs_summary, FUNCTION = iqs_summary_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (iqs_summary, iqs_summary) IS 'comes after or is equal';

CREATE OPERATOR CLASS iqs_summary_ops DEFAULT FOR TYPE iqs_summary USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 iqs_summary_hash(iqs_summary),
	FUNCTION 2 iqs_summary_hash_extended(iqs_summary, bigint);
COMMENT ON OPERATOR CLASS iqs_summary_ops USING hash IS
	'equality of iqs_summary, for GROUP BY, DISTINCT and hash joins';

COMMENT ON OPERATOR FAMILY iqs_summary_ops USING hash IS
	'equality of iqs_summary, for GROUP BY, DISTINCT and hash joins';

CREATE OPERATOR CLASS iqs_summary_ops DEFAULT FOR TYPE iqs_summary USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 iqs_summary_cmp(iqs_summary, iqs_summary);
COMMENT ON OPERATOR CLASS iqs_summary_ops USING btree IS
	'an order of iqs_summary by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';

COMMENT ON OPERATOR FAMILY iqs_summary_ops USING btree IS
	'an order of iqs_summary by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';
