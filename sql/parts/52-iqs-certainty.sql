--
-- how sure the IQS is, and what changed
--

CREATE FUNCTION iqs_ci(summary iqs_summary, confidence double precision DEFAULT 0.95) RETURNS numrange
	AS 'MODULE_PATHNAME', 'iqs_summary_iqs_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs_ci(iqs_summary, double precision) IS
	'score interval of IQS at this confidence, the least and most it may be; NULL without reviews';

CREATE FUNCTION iqs_change(before iqs_summary, after iqs_summary, confidence double precision DEFAULT 0.95,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'iqs_summary_iqs_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION iqs_change(iqs_summary, iqs_summary, double precision) IS
	'IQS before and after, the change, its interval (MOVER), and the p-value that belongs to it';
