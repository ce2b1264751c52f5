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
