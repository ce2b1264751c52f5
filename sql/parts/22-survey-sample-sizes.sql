--
-- sample sizes: how many answers a metric takes to be known to plus or minus a margin
--

CREATE FUNCTION nps_sample_size(margin double precision, confidence double precision DEFAULT 0.95) RETURNS bigint
	AS 'MODULE_PATHNAME', 'nps_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_sample_size(double precision, double precision) IS
	'answers needed to know NPS to +/- margin (in points), whatever they are';

CREATE FUNCTION nps_sample_size(pilot rating_summary, margin double precision, confidence double precision DEFAULT 0.95) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_nps_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_sample_size(rating_summary, double precision, double precision) IS
	'answers needed to know NPS to +/- margin (in points), if they are like the pilot''s';

CREATE FUNCTION csat_sample_size(margin double precision, confidence double precision DEFAULT 0.95) RETURNS bigint
	AS 'MODULE_PATHNAME', 'percent_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_sample_size(double precision, double precision) IS
	'answers needed to know CSAT to +/- margin (in %), whatever they are';

CREATE FUNCTION csat_sample_size(pilot rating_summary, margin double precision, confidence double precision DEFAULT 0.95) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_csat_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_sample_size(rating_summary, double precision, double precision) IS
	'answers needed to know CSAT to +/- margin (in %), if they are like the pilot''s';

CREATE FUNCTION csat_top2_sample_size(margin double precision, confidence double precision DEFAULT 0.95) RETURNS bigint
	AS 'MODULE_PATHNAME', 'percent_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_sample_size(double precision, double precision) IS
	'answers needed to know CSAT, top-2-box to +/- margin (in %), whatever they are';

CREATE FUNCTION csat_top2_sample_size(pilot rating_summary, margin double precision, confidence double precision DEFAULT 0.95) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_csat_top2_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION csat_top2_sample_size(rating_summary, double precision, double precision) IS
	'answers needed to know CSAT, top-2-box to +/- margin (in %), if they are like the pilot''s';

CREATE FUNCTION ces_sample_size(margin double precision, confidence double precision DEFAULT 0.95,
	low integer DEFAULT 1, high integer DEFAULT 7) RETURNS bigint
	AS 'MODULE_PATHNAME', 'ces_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_sample_size(double precision, double precision, integer, integer) IS
	'answers needed to know CES to +/- margin (in points of the scale), whatever they are';

CREATE FUNCTION ces_sample_size(pilot rating_summary, margin double precision, confidence double precision DEFAULT 0.95) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_ces_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_sample_size(rating_summary, double precision, double precision) IS
	'answers needed to know CES to +/- margin (in points of the scale), if they are like the pilot''s';

CREATE FUNCTION ces_top3_sample_size(margin double precision, confidence double precision DEFAULT 0.95) RETURNS bigint
	AS 'MODULE_PATHNAME', 'percent_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_sample_size(double precision, double precision) IS
	'answers needed to know CES, top-3-box to +/- margin (in %), whatever they are';

CREATE FUNCTION ces_top3_sample_size(pilot rating_summary, margin double precision, confidence double precision DEFAULT 0.95) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_ces_top3_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ces_top3_sample_size(rating_summary, double precision, double precision) IS
	'answers needed to know CES, top-3-box to +/- margin (in %), if they are like the pilot''s';
