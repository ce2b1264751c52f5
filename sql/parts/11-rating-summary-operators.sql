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
