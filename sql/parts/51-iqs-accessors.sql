--
-- accessors: what a summary of reviews tells; iqs is also the final function of its aggregates
--

CREATE FUNCTION iqs(summary iqs_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'iqs_summary_iqs' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION iqs(iqs_summary) IS
	'internal quality score: the mean of the review scores, 0 to 100; NULL without reviews';

CREATE FUNCTION reviews(summary iqs_summary) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_summary_reviews' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION reviews(iqs_summary) IS
	'number of reviews';

CREATE FUNCTION failed_reviews(summary iqs_summary) RETURNS bigint
	AS 'MODULE_PATHNAME', 'iqs_summary_failed_reviews' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION failed_reviews(iqs_summary) IS
	'number of reviews that a critical category or group failed';

CREATE FUNCTION stddev(summary iqs_summary) RETURNS numeric
	AS 'MODULE_PATHNAME', 'iqs_summary_stddev' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION stddev(iqs_summary) IS
	'sample standard deviation of the review scores; NULL below two reviews';

CREATE FUNCTION pass_rate(summary iqs_summary, mark numeric) RETURNS numeric
	AS 'MODULE_PATHNAME', 'iqs_summary_pass_rate' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pass_rate(iqs_summary, numeric) IS
	'% of reviews that score the mark, a whole percent, or more; NULL without reviews';

CREATE FUNCTION category_score(summary iqs_summary, category text) RETURNS numeric
	AS 'MODULE_PATHNAME', 'iqs_summary_category_score' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION category_score(iqs_summary, text) IS
	'mean score of a category, 0 to 100, over the reviews that rated it; NULL if none did';

CREATE FUNCTION category_scores(summary iqs_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT category text, OUT score numeric, OUT rated bigint, OUT failed bigint, OUT low numeric, OUT high numeric) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'iqs_summary_category_scores' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 10;
COMMENT ON FUNCTION category_scores(iqs_summary, double precision, double precision) IS
	'a row for each category, the weakest first: mean score, ratings, failures, interval';

CREATE FUNCTION group_scores(summary iqs_summary, confidence double precision DEFAULT 0.95, design_effect double precision DEFAULT 1,
	OUT "group" text, OUT score numeric, OUT rated bigint, OUT failed bigint, OUT low numeric, OUT high numeric) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'iqs_summary_group_scores' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 5;
COMMENT ON FUNCTION group_scores(iqs_summary, double precision, double precision) IS
	'a row for each group of categories, the weakest first: mean score, ratings, failures, interval';

CREATE FUNCTION score_distribution(summary iqs_summary, OUT score integer, OUT reviews bigint, OUT share numeric) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'iqs_summary_score_distribution' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 50;
COMMENT ON FUNCTION score_distribution(iqs_summary) IS
	'a row for each whole percent scored, rounded down: how many reviews, and their share in %';
