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
