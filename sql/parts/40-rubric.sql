--
-- rubric: the categories that a review is graded by
--

CREATE TYPE rubric;

CREATE FUNCTION rubric_in(cstring) RETURNS rubric
	AS 'MODULE_PATHNAME', 'rubric_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_in(cstring) IS
	'input of rubric: {"scale": [1, 5], "categories": {"solution": {"weight": 50}, "tone": 20}}';

CREATE FUNCTION rubric_out(rubric) RETURNS cstring
	AS 'MODULE_PATHNAME', 'rubric_out' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_out(rubric) IS
	'output of rubric: canonical JSON';

CREATE FUNCTION rubric_recv(internal) RETURNS rubric
	AS 'MODULE_PATHNAME', 'rubric_recv' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_recv(internal) IS
	'binary input of rubric';

CREATE FUNCTION rubric_send(rubric) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rubric_send' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_send(rubric) IS
	'binary output of rubric';

CREATE TYPE rubric (
	INPUT = rubric_in,
	OUTPUT = rubric_out,
	RECEIVE = rubric_recv,
	SEND = rubric_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);
COMMENT ON TYPE rubric IS
	'what a quality review is graded by: categories, weights, scales and what fails it; JSON';

CREATE FUNCTION rubric_eq(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_eq(rubric, rubric) IS
	'implementation of = operator';

CREATE FUNCTION rubric_ne(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_ne(rubric, rubric) IS
	'implementation of <> operator';

CREATE FUNCTION rubric_hash(rubric) RETURNS integer
	AS 'MODULE_PATHNAME', 'rubric_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_hash(rubric) IS
	'hash';

CREATE FUNCTION rubric_hash_extended(rubric, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rubric_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_hash_extended(rubric, bigint) IS
	'hash with a seed';

CREATE OPERATOR = (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (rubric, rubric) IS 'equal: the same categories, weights, scales and rules, in whatever order they were written';

CREATE OPERATOR <> (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (rubric, rubric) IS 'not equal';

CREATE OPERATOR CLASS rubric_ops DEFAULT FOR TYPE rubric USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 rubric_hash(rubric),
	FUNCTION 2 rubric_hash_extended(rubric, bigint);
COMMENT ON OPERATOR CLASS rubric_ops USING hash IS
	'equality of rubric, for GROUP BY, DISTINCT and hash joins';

COMMENT ON OPERATOR FAMILY rubric_ops USING hash IS
	'equality of rubric, for GROUP BY, DISTINCT and hash joins';

CREATE FUNCTION rubric_lt(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_lt(rubric, rubric) IS
	'implementation of < operator';

CREATE FUNCTION rubric_le(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_le(rubric, rubric) IS
	'implementation of <= operator';

CREATE FUNCTION rubric_gt(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_gt(rubric, rubric) IS
	'implementation of > operator';

CREATE FUNCTION rubric_ge(rubric, rubric) RETURNS boolean
	AS 'MODULE_PATHNAME', 'rubric_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_ge(rubric, rubric) IS
	'implementation of >= operator';

CREATE FUNCTION rubric_cmp(rubric, rubric) RETURNS integer
	AS 'MODULE_PATHNAME', 'rubric_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_cmp(rubric, rubric) IS
	'implementation of the btree order: -1 for before, 0 for equal, 1 for after';

CREATE OPERATOR < (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (rubric, rubric) IS 'comes before, in an order that is fixed but means nothing';

CREATE OPERATOR <= (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (rubric, rubric) IS 'comes before or is equal';

CREATE OPERATOR > (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (rubric, rubric) IS 'comes after, in an order that is fixed but means nothing';

CREATE OPERATOR >= (
	LEFTARG = rubric, RIGHTARG = rubric, FUNCTION = rubric_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (rubric, rubric) IS 'comes after or is equal';

CREATE OPERATOR CLASS rubric_ops DEFAULT FOR TYPE rubric USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 rubric_cmp(rubric, rubric);
COMMENT ON OPERATOR CLASS rubric_ops USING btree IS
	'an order of rubric by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';

COMMENT ON OPERATOR FAMILY rubric_ops USING btree IS
	'an order of rubric by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';

CREATE FUNCTION jsonb_to_rubric(jsonb) RETURNS rubric
	AS 'MODULE_PATHNAME', 'jsonb_to_rubric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION jsonb_to_rubric(jsonb) IS
	'implementation of the cast from jsonb to rubric';

CREATE CAST (jsonb AS rubric) WITH FUNCTION jsonb_to_rubric(jsonb) AS ASSIGNMENT;
COMMENT ON CAST (jsonb AS rubric) IS 'a rubric that is kept as JSON';

CREATE FUNCTION rubric_to_jsonb(rubric) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'rubric_to_jsonb' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_to_jsonb(rubric) IS
	'implementation of the cast from rubric to jsonb';

CREATE CAST (rubric AS jsonb) WITH FUNCTION rubric_to_jsonb(rubric) AS ASSIGNMENT;
COMMENT ON CAST (rubric AS jsonb) IS 'what the rubric is written as';

CREATE FUNCTION rubric_to_json(rubric) RETURNS json
	AS 'MODULE_PATHNAME', 'rubric_to_json' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rubric_to_json(rubric) IS
	'implementation of the cast from rubric to json';

CREATE CAST (rubric AS json) WITH FUNCTION rubric_to_json(rubric) AS ASSIGNMENT;
COMMENT ON CAST (rubric AS json) IS 'what the rubric is written as; to_json and to_jsonb use it';

CREATE FUNCTION review_score(rubric rubric, review record) RETURNS numeric
	AS 'MODULE_PATHNAME', 'review_score_row' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION review_score(rubric, record) IS
	'score of one review, 0 to 100: a row with a column per category; NULL if nothing is rated';

CREATE FUNCTION review_score(rubric rubric, review jsonb) RETURNS numeric
	AS 'MODULE_PATHNAME', 'review_score_json' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION review_score(rubric, jsonb) IS
	'score of one review, 0 to 100: categories and ratings as JSON; NULL if nothing is rated';
