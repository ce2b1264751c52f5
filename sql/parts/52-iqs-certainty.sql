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
