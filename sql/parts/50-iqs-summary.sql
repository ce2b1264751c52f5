--
-- iqs_summary: many reviews, by their scores and categories
--

CREATE TYPE iqs_summary;

CREATE FUNCTION iqs_summary_in(cstring) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_in(cstring) IS
	'input of iqs_summary: {"reviews": 1, "failed": 0, "sum": 80, "scores": {"80": 1}, ...}';

CREATE FUNCTION iqs_summary_out(iqs_summary) RETURNS cstring
	AS 'MODULE_PATHNAME', 'iqs_summary_out' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_out(iqs_summary) IS
	'output of iqs_summary: JSON';

CREATE FUNCTION iqs_summary_recv(internal) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_recv' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_recv(internal) IS
	'binary input of iqs_summary';

CREATE FUNCTION iqs_summary_send(iqs_summary) RETURNS bytea
	AS 'MODULE_PATHNAME', 'iqs_summary_send' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_send(iqs_summary) IS
	'binary output of iqs_summary';

-- Aligned to 8, for the state of an aggregate is read where it lies.
CREATE TYPE iqs_summary (
	INPUT = iqs_summary_in,
	OUTPUT = iqs_summary_out,
	RECEIVE = iqs_summary_recv,
	SEND = iqs_summary_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);
COMMENT ON TYPE iqs_summary IS
	'quality reviews, counted by score and category: store it, merge it, ask it for the IQS';

CREATE FUNCTION iqs_summary_merge(iqs_summary, iqs_summary) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_merge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_merge(iqs_summary, iqs_summary) IS
	'implementation of + operator, and combine function of the iqs aggregates';

CREATE FUNCTION iqs_summary_subtract(iqs_summary, iqs_summary) RETURNS iqs_summary
	AS 'MODULE_PATHNAME', 'iqs_summary_subtract' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_subtract(iqs_summary, iqs_summary) IS
	'implementation of - operator, and inverse of iqs_summary_merge';

CREATE OPERATOR + (
	LEFTARG = iqs_summary, RIGHTARG = iqs_summary, FUNCTION = iqs_summary_merge,
	COMMUTATOR = +
);
COMMENT ON OPERATOR + (iqs_summary, iqs_summary) IS 'the reviews of both';

CREATE OPERATOR - (
	LEFTARG = iqs_summary, RIGHTARG = iqs_summary, FUNCTION = iqs_summary_subtract
);
COMMENT ON OPERATOR - (iqs_summary, iqs_summary) IS 'the reviews of the first without those of the second';

CREATE FUNCTION iqs_summary_to_jsonb(iqs_summary) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'iqs_summary_to_jsonb' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_to_jsonb(iqs_summary) IS
	'implementation of the cast from iqs_summary to jsonb';

CREATE CAST (iqs_summary AS jsonb) WITH FUNCTION iqs_summary_to_jsonb(iqs_summary) AS ASSIGNMENT;
COMMENT ON CAST (iqs_summary AS jsonb) IS 'what the summary is written as';

CREATE FUNCTION iqs_summary_to_json(iqs_summary) RETURNS json
	AS 'MODULE_PATHNAME', 'iqs_summary_to_json' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_summary_to_json(iqs_summary) IS
	'implementation of the cast from iqs_summary to json';

CREATE CAST (iqs_summary AS json) WITH FUNCTION iqs_summary_to_json(iqs_summary) AS ASSIGNMENT;
COMMENT ON CAST (iqs_summary AS json) IS 'what the summary is written as; to_json and to_jsonb use it';
