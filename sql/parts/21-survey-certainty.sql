--
-- intervals: how sure a metric is, and what changed
--

CREATE FUNCTION nps_ci(summary rating_summary, confidence double precision DEFAULT 0.95) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_nps_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_ci(rating_summary, double precision) IS
	'confidence interval of NPS (score method, within -100..100); NULL without answers';

CREATE FUNCTION csat_ci(summary rating_summary, confidence double precision DEFAULT 0.95) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_csat_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_ci(rating_summary, double precision) IS
	'confidence interval of CSAT (score method, within 0..100); NULL without answers';

CREATE FUNCTION csat_top2_ci(summary rating_summary, confidence double precision DEFAULT 0.95) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_csat_top2_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_ci(rating_summary, double precision) IS
	'confidence interval of CSAT, top-2-box (score method, within 0..100); NULL without answers';

CREATE FUNCTION ces_ci(summary rating_summary, confidence double precision DEFAULT 0.95) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_ces_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_ci(rating_summary, double precision) IS
	'confidence interval of CES (score method, within the scale); NULL without answers';

CREATE FUNCTION ces_top3_ci(summary rating_summary, confidence double precision DEFAULT 0.95) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_ces_top3_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_ci(rating_summary, double precision) IS
	'confidence interval of CES, top-3-box (score method, within 0..100); NULL without answers';

-- Not strict: what is known of one side is shown, whatever the other is.
CREATE FUNCTION nps_change(before rating_summary, after rating_summary, confidence double precision DEFAULT 0.95,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_nps_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION nps_change(rating_summary, rating_summary, double precision) IS
	'NPS before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION csat_change(before rating_summary, after rating_summary, confidence double precision DEFAULT 0.95,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_csat_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION csat_change(rating_summary, rating_summary, double precision) IS
	'CSAT before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION csat_top2_change(before rating_summary, after rating_summary, confidence double precision DEFAULT 0.95,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_csat_top2_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_change(rating_summary, rating_summary, double precision) IS
	'CSAT, top-2-box before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION ces_change(before rating_summary, after rating_summary, confidence double precision DEFAULT 0.95,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_ces_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION ces_change(rating_summary, rating_summary, double precision) IS
	'CES before and after, the change, its confidence interval (MOVER) and its p-value';

CREATE FUNCTION ces_top3_change(before rating_summary, after rating_summary, confidence double precision DEFAULT 0.95,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_ces_top3_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_change(rating_summary, rating_summary, double precision) IS
	'CES, top-3-box before and after, the change, its confidence interval (MOVER) and its p-value';
