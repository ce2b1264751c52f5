--
-- rating_summary: the number of answers at every point of a scale
--

CREATE TYPE rating_summary;

CREATE FUNCTION rating_summary_in(cstring) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_in(cstring) IS
	'input of rating_summary: 0..10 {3,0,0,1,0,2,5,9,14,20,31}';

CREATE FUNCTION rating_summary_out(rating_summary) RETURNS cstring
	AS 'MODULE_PATHNAME', 'rating_summary_out' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_out(rating_summary) IS
	'output of rating_summary';

CREATE FUNCTION rating_summary_recv(internal) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_recv' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_recv(internal) IS
	'binary input of rating_summary';

CREATE FUNCTION rating_summary_send(rating_summary) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_send' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_send(rating_summary) IS
	'binary output of rating_summary';

-- Plain storage: a value is never toasted, so an aggregate's state is read where it lies.
CREATE TYPE rating_summary (
	INPUT = rating_summary_in,
	OUTPUT = rating_summary_out,
	RECEIVE = rating_summary_recv,
	SEND = rating_summary_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = plain
);
COMMENT ON TYPE rating_summary IS
	'answers to a survey question, counted at every point of its scale: store, merge, ask any metric';

CREATE FUNCTION rating_summary(low integer, counts bigint[]) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'rating_summary_from_counts' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary(integer, bigint[]) IS
	'summary of answers that are counted already: the counts of low, low + 1, low + 2 and so on';

CREATE FUNCTION nps_summary(promoters bigint, passives bigint, detractors bigint) RETURNS rating_summary
	AS 'MODULE_PATHNAME', 'nps_summary' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_summary(bigint, bigint, bigint) IS
	'summary where only the classes are known: it counts them as 10, 7 and 0';

CREATE FUNCTION scale_position(word text, words text[]) RETURNS integer
	AS 'MODULE_PATHNAME', 'scale_position' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION scale_position(text, text[]) IS
	'an answer in words as a number: 1 for the first word of the scale, the worst, and so on';
