--
-- points of one answer; the metric is their average
--

--@ each metric if question
--@ each type
CREATE FUNCTION {name}_points({argument} {type}) RETURNS {points}
	AS 'MODULE_PATHNAME', '{name}_points_{symbol}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {name}_points({type}) IS
	'points of one {argument}: {title} is their average (scale {scale})';
--@ end
--@ end

--@ each metric if scaled
--@ each type
CREATE FUNCTION {name}_points({argument} {type}, low integer, high integer) RETURNS {points}
	AS 'MODULE_PATHNAME', '{name}_points_{symbol}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {name}_points({type}, integer, integer) IS
	'points of one {argument}: {title} is their average (scale low..high)';
--@ end
--@ end

--@ each type
CREATE FUNCTION nps_category(score {type}) RETURNS text
	AS 'MODULE_PATHNAME', 'nps_category_{symbol}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nps_category({type}) IS
	'promoter (9-10), passive (7-8) or detractor (0-6): the class of a score 0..10';
--@ end
