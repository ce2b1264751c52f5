--
-- comparisons: what every type needs for DISTINCT, UNION, ORDER BY and joins
--

--@ each value
--@ each comparison
CREATE FUNCTION {value}_{symbol}({value}, {value}) RETURNS boolean
	AS 'MODULE_PATHNAME', '{value}_{symbol}' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {value}_{symbol}({value}, {value}) IS
	'implementation of {operator} operator';
--@ end

CREATE FUNCTION {value}_cmp({value}, {value}) RETURNS integer
	AS 'MODULE_PATHNAME', '{value}_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {value}_cmp({value}, {value}) IS
	'implementation of the btree order: -1 for before, 0 for equal, 1 for after';

CREATE FUNCTION {value}_hash({value}) RETURNS integer
	AS 'MODULE_PATHNAME', '{value}_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {value}_hash({value}) IS
	'hash';

CREATE FUNCTION {value}_hash_extended({value}, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', '{value}_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION {value}_hash_extended({value}, bigint) IS
	'hash with a seed';

CREATE OPERATOR = (
	LEFTARG = {value}, RIGHTARG = {value}, FUNCTION = {value}_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = ({value}, {value}) IS '{equal}';

CREATE OPERATOR <> (
	LEFTARG = {value}, RIGHTARG = {value}, FUNCTION = {value}_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> ({value}, {value}) IS 'not equal';

CREATE OPERATOR < (
	LEFTARG = {value}, RIGHTARG = {value}, FUNCTION = {value}_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < ({value}, {value}) IS 'comes before, in an order that is fixed but means nothing';

CREATE OPERATOR <= (
	LEFTARG = {value}, RIGHTARG = {value}, FUNCTION = {value}_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= ({value}, {value}) IS 'comes before or is equal';

CREATE OPERATOR > (
	LEFTARG = {value}, RIGHTARG = {value}, FUNCTION = {value}_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > ({value}, {value}) IS 'comes after, in an order that is fixed but means nothing';

CREATE OPERATOR >= (
	LEFTARG = {value}, RIGHTARG = {value}, FUNCTION = {value}_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= ({value}, {value}) IS 'comes after or is equal';

CREATE OPERATOR CLASS {value}_ops DEFAULT FOR TYPE {value} USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 {value}_hash({value}),
	FUNCTION 2 {value}_hash_extended({value}, bigint);
COMMENT ON OPERATOR CLASS {value}_ops USING hash IS
	'equality of {value}, for GROUP BY, DISTINCT and hash joins';

COMMENT ON OPERATOR FAMILY {value}_ops USING hash IS
	'equality of {value}, for GROUP BY, DISTINCT and hash joins';

CREATE OPERATOR CLASS {value}_ops DEFAULT FOR TYPE {value} USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 {value}_cmp({value}, {value});
COMMENT ON OPERATOR CLASS {value}_ops USING btree IS
	'an order of {value} by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';

COMMENT ON OPERATOR FAMILY {value}_ops USING btree IS
	'an order of {value} by its bytes, for ORDER BY, DISTINCT, UNION and merge joins';
--@ end
