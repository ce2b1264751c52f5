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
	'% of answers in the top boxes minus % in the bottom ones: nps(summary) is net_box(summary, 2, 7)';

CREATE FUNCTION distribution(summary rating_summary, OUT answer integer, OUT responses numeric, OUT share numeric)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'rating_summary_distribution' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 11;
COMMENT ON FUNCTION distribution(rating_summary) IS
	'a row for each point of the scale: answer, responses (weighted: their weight), share in %';
