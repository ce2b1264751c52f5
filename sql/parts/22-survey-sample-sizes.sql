--
-- sample sizes: how many answers a metric takes to be known to plus or minus a margin, or a
-- change to be seen
--

--@ each metric if not answer
CREATE FUNCTION {name}_sample_size(margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', '{name}_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {name}_sample_size(double precision, double precision, double precision) IS
	'answers needed to know {title} to +/- margin (in {unit}), whatever they are';
--@ end

-- Where the unit is the scale's, the margin says nothing without the scale.
--@ each metric if answer
CREATE FUNCTION {name}_sample_size(margin double precision, confidence double precision DEFAULT 0.95,
	low integer DEFAULT {low}, high integer DEFAULT {high}, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', '{name}_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {name}_sample_size(double precision, double precision, integer, integer, double precision) IS
	'answers needed to know {title} to +/- margin (in {unit}), whatever they are';
--@ end

--@ each metric
CREATE FUNCTION {name}_sample_size(pilot rating_summary{boxes}, margin double precision, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_{name}_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {name}_sample_size(rating_summary{box_types}, double precision, double precision, double precision) IS
	'answers needed to know {title} to +/- margin (in {unit}), if they are like the pilot''s';
--@ end

--@ each metric
CREATE FUNCTION {name}_change_sample_size(pilot rating_summary{boxes}, change double precision, confidence double precision DEFAULT 0.95,
	power double precision DEFAULT 0.8, design_effect double precision DEFAULT 1) RETURNS bigint
	AS 'MODULE_PATHNAME', 'rating_summary_{name}_change_sample_size' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {name}_change_sample_size(rating_summary{box_types}, double precision, double precision, double precision, double precision) IS
	'answers needed on each side to see a change of {title}, if like the pilot''s';
--@ end
