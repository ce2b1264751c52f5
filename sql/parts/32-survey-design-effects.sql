--
-- design effects: how much a customer's answers repeat each other; over one summary per customer
--

--@ each metric
CREATE FUNCTION rating_summary_{name}_design_effect_accum(state bytea, customer rating_summary{boxes}) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_{name}_design_effect_accum' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_{name}_design_effect_accum(bytea, rating_summary{box_types}) IS
	'transition function: adds the answers of one customer';
--@ end

CREATE FUNCTION rating_summary_design_effect_merge(state bytea, more bytea) RETURNS bytea
	AS 'MODULE_PATHNAME', 'rating_summary_design_effect_merge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_design_effect_merge(bytea, bytea) IS
	'combine function: adds the answers of other customers';

CREATE FUNCTION rating_summary_design_effect(bytea) RETURNS double precision
	AS 'MODULE_PATHNAME', 'rating_summary_design_effect' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rating_summary_design_effect(bytea) IS
	'final function: the design effect';

--@ each metric
CREATE AGGREGATE {name}_design_effect(customer rating_summary{boxes}) (
	SFUNC = rating_summary_{name}_design_effect_accum, STYPE = bytea, SSPACE = 128, INITCOND = '',
	FINALFUNC = rating_summary_design_effect, COMBINEFUNC = rating_summary_design_effect_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE {name}_design_effect(rating_summary{box_types}) IS
	'design effect of {title}, over a summary per customer: how alike their answers are';
--@ end
