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
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
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

CREATE FUNCTION review_score(rubric rubric, review record) RETURNS numeric
	AS 'MODULE_PATHNAME', 'review_score_row' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION review_score(rubric, record) IS
	'score of one review, 0 to 100: a row with a column per category; NULL if nothing is rated';

CREATE FUNCTION review_score(rubric rubric, review jsonb) RETURNS numeric
	AS 'MODULE_PATHNAME', 'review_score_json' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION review_score(rubric, jsonb) IS
	'score of one review, 0 to 100: categories and ratings as JSON; NULL if nothing is rated';
