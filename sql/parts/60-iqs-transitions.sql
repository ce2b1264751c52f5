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
