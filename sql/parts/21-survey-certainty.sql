--
-- intervals: how sure a metric is, and what changed
--

--@ each metric
CREATE FUNCTION {name}_ci(summary rating_summary{boxes}, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1) RETURNS numrange
	AS 'MODULE_PATHNAME', 'rating_summary_{name}_ci' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {name}_ci(rating_summary{box_types}, double precision, double precision) IS
	'confidence interval of {title} (score method, within {range}); NULL without answers';
--@ end

-- Not strict: what is known of one side is shown, whatever the other is.
--@ each metric
CREATE FUNCTION {name}_change(before rating_summary, after rating_summary{boxes}, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT before numeric, OUT after numeric, OUT change numeric, OUT low numeric, OUT high numeric, OUT p_value numeric)
	AS 'MODULE_PATHNAME', 'rating_summary_{name}_change' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION {name}_change(rating_summary, rating_summary{box_types}, double precision, double precision) IS
	'{title} before and after, the change, its confidence interval (MOVER) and its p-value';
--@ end
