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
