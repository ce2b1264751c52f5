--
-- aggregates: over the same column and scale they share one state
--

--@ each metric if question
--@ each type
CREATE AGGREGATE {name}({argument} {type}) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{initial}',
	FINALFUNC = {name}, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{initial}', MFINALFUNC = {name}
);
COMMENT ON AGGREGATE {name}({type}) IS
	'{definition} (scale {scale})';
--@ end
--@ end

--@ each metric if scaled
--@ each type
CREATE AGGREGATE {name}({argument} {type}, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = {name}, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = {name}
);
COMMENT ON AGGREGATE {name}({type}, integer, integer) IS
	'{definition} (scale low..high)';
--@ end
--@ end

--@ each metric if scaled
--@ each type if fractional
CREATE AGGREGATE {name}({argument} {type}, low {type}, high {type}, step {type}) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = {name}, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = {name}
);
COMMENT ON AGGREGATE {name}({type}, {type}, {type}, {type}) IS
	'{definition} (scale low..high by step)';
--@ end
--@ end

CREATE AGGREGATE csat(rating boolean) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..1 {0,0}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..1 {0,0}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(boolean) IS
	'CSAT of a good/bad survey: % of true';

--@ each survey
--@ each type
CREATE AGGREGATE {name}_agg({argument} {type}) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{initial}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{initial}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE {name}_agg({type}) IS
	'summary of {argument}s, for {name}, {name}_ci, {name}_change, sum ... (scale {scale})';
--@ end
--@ end

--@ each survey if not fixed
--@ each type
CREATE AGGREGATE {name}_agg({argument} {type}, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE {name}_agg({type}, integer, integer) IS
	'summary of {argument}s, for {name}, {name}_ci, {name}_change, sum ... (scale low..high)';
--@ end
--@ end

--@ each survey if not fixed
--@ each type if fractional
CREATE AGGREGATE {name}_agg({argument} {type}, low {type}, high {type}, step {type}) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE {name}_agg({type}, {type}, {type}, {type}) IS
	'summary of {argument}s, for {name}, {name}_ci, {name}_change ... (scale low..high by step)';
--@ end
--@ end

CREATE AGGREGATE csat_agg(rating boolean) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..1 {0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..1 {0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(boolean) IS
	'summary of a good/bad survey (scale 0..1)';

--@ each type
CREATE AGGREGATE counted_rating_agg(rating {type}, responses bigint, low integer, high integer) (
	SFUNC = rating_summary_accum_counted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum_counted, MINVFUNC = rating_summary_accum_counted_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE counted_rating_agg({type}, bigint, integer, integer) IS
	'summary of rows that carry a count, as GROUP BY gives them (scale low..high)';
--@ end

--@ each type if fractional
CREATE AGGREGATE counted_rating_agg(rating {type}, responses bigint, low {type}, high {type}, step {type}) (
	SFUNC = rating_summary_accum_counted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum_counted, MINVFUNC = rating_summary_accum_counted_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE counted_rating_agg({type}, bigint, {type}, {type}, {type}) IS
	'summary of rows that carry a count, as GROUP BY gives them (scale low..high by step)';
--@ end

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
