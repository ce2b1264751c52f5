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

CREATE FUNCTION rating_summary_eq(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_eq(rating_summary, rating_summary) IS
	'implementation of = operator';

CREATE FUNCTION rating_summary_ne(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_ne(rating_summary, rating_summary) IS
	'implementation of <> operator';

CREATE FUNCTION rating_summary_lt(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_lt(rating_summary, rating_summary) IS
	'implementation of < operator';

CREATE FUNCTION rating_summary_le(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_le(rating_summary, rating_summary) IS
	'implementation of <= operator';

CREATE FUNCTION rating_summary_gt(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_gt(rating_summary, rating_summary) IS
	'implementation of > operator';

CREATE FUNCTION rating_summary_ge(rating_summary, rating_summary) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rating_summary_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_ge(rating_summary, rating_summary) IS
	'implementation of >= operator';

CREATE FUNCTION rating_summary_cmp(rating_summary, rating_summary) RETURNS integer
	AS 'MODULE_PATHNAME', 'rating_summary_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_cmp(rating_summary, rating_summary) IS
	'implementation of the btree order: -1 for before, 0 for equal, 1 for after';

CREATE FUNCTION rating_summary_hash(rating_summary) RETURNS integer
	AS 'MODULE_PATHNAME', 'rating_summary_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_hash(rating_summary) IS
	'hash';

CREATE FUNCTION rating_summary_hash_extended(rating_summary, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_hash_extended(rating_summary, bigint) IS
	'hash with a seed';

CREATE OPERATOR + (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_merge,
	COMMUTATOR = +
);
COMMENT ON OPERATOR + (rating_summary, rating_summary) IS 'the answers of both';

CREATE OPERATOR - (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_subtract
);
COMMENT ON OPERATOR - (rating_summary, rating_summary) IS 'the answers of the first without those of the second';

CREATE OPERATOR = (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (rating_summary, rating_summary) IS 'equal: same scale, same counts';

CREATE OPERATOR <> (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (rating_summary, rating_summary) IS 'not equal';

CREATE OPERATOR < (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (rating_summary, rating_summary) IS 'comes before, in an order that is fixed but means nothing';

CREATE OPERATOR <= (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (rating_summary, rating_summary) IS 'comes before or is equal';

CREATE OPERATOR > (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (rating_summary, rating_summary) IS 'comes after, in an order that is fixed but means nothing';

CREATE OPERATOR >= (
	LEFTARG = rating_summary, RIGHTARG = rating_summary, FUNCTION = rating_summary_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (rating_summary, rating_summary) IS 'comes after or is equal';

CREATE OPERATOR CLASS rating_summary_ops DEFAULT FOR TYPE rating_summary USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 rating_summary_hash(rating_summary),
	FUNCTION 2 rating_summary_hash_extended(rating_summary, bigint);
COMMENT ON OPERATOR CLASS rating_summary_ops USING hash IS
	'equality of rating_summary, for GROUP BY, DISTINCT and hash joins';

COMMENT ON OPERATOR FAMILY rating_summary_ops USING hash IS
	'equality of rating_summary, for GROUP BY, DISTINCT and hash joins';

CREATE OPERATOR CLASS rating_summary_ops DEFAULT FOR TYPE rating_summary USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 rating_summary_cmp(rating_summary, rating_summary);
COMMENT ON OPERATOR CLASS rating_summary_ops USING btree IS
	'an order of rating_summary by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';

COMMENT ON OPERATOR FAMILY rating_summary_ops USING btree IS
	'an order of rating_summary by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';
