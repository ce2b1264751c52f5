--
-- transition, inverse and final functions of the rating aggregates
--

--@ each type
CREATE FUNCTION rating_summary_accum(state rating_summary, answer {type}) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_{symbol}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, {type}) IS
	'transition function: counts one answer';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer {type}) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_{symbol}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, {type}) IS
	'inverse transition function: takes one answer out';
--@ end

CREATE FUNCTION rating_summary_accum(state rating_summary, answer boolean) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_bool' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, boolean) IS
	'transition function: counts one answer';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer boolean) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_bool' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, boolean) IS
	'inverse transition function: takes one answer out';

--@ each type
CREATE FUNCTION rating_summary_accum(state rating_summary, answer {type}, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_scaled_{symbol}' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, {type}, integer, integer) IS
	'transition function: counts one answer on the scale low..high';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer {type}, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_scaled_{symbol}' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, {type}, integer, integer) IS
	'inverse transition function: takes one answer on the scale low..high out';
--@ end

--@ each type if fractional
CREATE FUNCTION rating_summary_accum(state rating_summary, answer {type}, low {type}, high {type}, step {type}) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_stepped_{symbol}' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum(rating_summary, {type}, {type}, {type}, {type}) IS
	'transition function: counts one answer on the scale low..high by step';

CREATE FUNCTION rating_summary_accum_inv(state rating_summary, answer {type}, low {type}, high {type}, step {type}) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_inv_stepped_{symbol}' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_inv(rating_summary, {type}, {type}, {type}, {type}) IS
	'inverse transition function: takes one answer on the scale low..high by step out';
--@ end

--@ each type
CREATE FUNCTION rating_summary_accum_counted(state rating_summary, answer {type}, responses bigint, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_{symbol}' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted(rating_summary, {type}, bigint, integer, integer) IS
	'transition function: counts so many answers of one kind';

CREATE FUNCTION rating_summary_accum_counted_inv(state rating_summary, answer {type}, responses bigint, low integer, high integer) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_inv_{symbol}' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted_inv(rating_summary, {type}, bigint, integer, integer) IS
	'inverse transition function: takes so many answers of one kind out';
--@ end

--@ each type if fractional
CREATE FUNCTION rating_summary_accum_counted(state rating_summary, answer {type}, responses bigint, low {type}, high {type}, step {type}) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_stepped_{symbol}' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted(rating_summary, {type}, bigint, {type}, {type}, {type}) IS
	'transition function: counts so many answers of one kind on the scale low..high by step';

CREATE FUNCTION rating_summary_accum_counted_inv(state rating_summary, answer {type}, responses bigint, low {type}, high {type}, step {type}) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_accum_counted_inv_stepped_{symbol}' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_accum_counted_inv(rating_summary, {type}, bigint, {type}, {type}, {type}) IS
	'inverse transition function: takes so many answers on the scale low..high by step out';
--@ end

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
