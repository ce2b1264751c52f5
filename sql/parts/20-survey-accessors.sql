--
-- accessors: what a summary tells; the metrics are also the final functions of their aggregates
--

--@ each metric
CREATE FUNCTION {name}(summary rating_summary{boxes}) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_{name}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {name}(rating_summary{box_types}) IS
	'{definition}; NULL without answers';
--@ end

CREATE FUNCTION average(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_ces' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION average(rating_summary) IS
	'mean answer, on the scale itself; NULL without answers';

CREATE FUNCTION stddev(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_stddev' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION stddev(rating_summary) IS
	'sample standard deviation of the answers; NULL below two answers';

CREATE FUNCTION responses(summary rating_summary) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_responses' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION responses(rating_summary) IS
	'number of answers';

CREATE FUNCTION promoters(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_promoters' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION promoters(rating_summary) IS
	'number of promoters, 9 and 10 of 0..10 (weighted: their weight)';

CREATE FUNCTION passives(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_passives' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION passives(rating_summary) IS
	'number of passives, 7 and 8 of 0..10 (weighted: their weight)';

CREATE FUNCTION detractors(summary rating_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'rating_summary_detractors' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION detractors(rating_summary) IS
	'number of detractors, 0 to 6 of 0..10 (weighted: their weight)';

CREATE FUNCTION distribution(summary rating_summary, OUT answer numeric, OUT responses numeric, OUT share numeric)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'rating_summary_distribution' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 11;
COMMENT ON FUNCTION distribution(rating_summary) IS
	'a row for each point of the scale: answer, responses (weighted: their weight), share in %';
