--
-- aggregates over reviews: iqs and iqs_agg over the same arguments share one state
--

CREATE AGGREGATE iqs(rubric rubric, review record) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs
);
COMMENT ON AGGREGATE iqs(rubric, record) IS
	'internal quality score of reviews that are rows with a column per category';

CREATE AGGREGATE iqs(rubric rubric, review jsonb) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs
);
COMMENT ON AGGREGATE iqs(rubric, jsonb) IS
	'internal quality score of reviews that are JSON: categories and ratings';

CREATE AGGREGATE iqs(score numeric) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs
);
COMMENT ON AGGREGATE iqs(numeric) IS
	'internal quality score of review scores, 0 to 100, that were computed elsewhere';

CREATE AGGREGATE iqs(score double precision) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs
);
COMMENT ON AGGREGATE iqs(double precision) IS
	'internal quality score of review scores, 0 to 100, that were computed elsewhere';

CREATE AGGREGATE iqs_agg(rubric rubric, review record) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs_summary_final, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs_summary_final
);
COMMENT ON AGGREGATE iqs_agg(rubric, record) IS
	'summary of reviews that are rows with a column per category; for iqs, iqs_ci, sum ...';

CREATE AGGREGATE iqs_agg(rubric rubric, review jsonb) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs_summary_final, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs_summary_final
);
COMMENT ON AGGREGATE iqs_agg(rubric, jsonb) IS
	'summary of reviews that are JSON: categories and ratings; for iqs, iqs_ci, sum ...';

CREATE AGGREGATE iqs_agg(score numeric) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs_summary_final, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs_summary_final
);
COMMENT ON AGGREGATE iqs_agg(numeric) IS
	'summary of review scores that were computed elsewhere; for iqs, iqs_ci, sum ...';

CREATE AGGREGATE iqs_agg(score double precision) (
	SFUNC = iqs_summary_accum, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs_summary_final, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_accum, MINVFUNC = iqs_summary_accum_inv,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs_summary_final
);
COMMENT ON AGGREGATE iqs_agg(double precision) IS
	'summary of review scores that were computed elsewhere; for iqs, iqs_ci, sum ...';

CREATE AGGREGATE iqs_review(rubric rubric, category text, rating double precision) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(rubric, text, double precision) IS
	'summary of one review whose ratings are rows; sum them for the IQS';

CREATE AGGREGATE iqs_review(rubric rubric, category text, rating numeric) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(rubric, text, numeric) IS
	'summary of one review whose ratings are rows; sum them for the IQS';

CREATE AGGREGATE iqs_review(rubric rubric, category text, rating boolean) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(rubric, text, boolean) IS
	'summary of one review whose ratings are rows; sum them for the IQS';

CREATE AGGREGATE iqs_review(rubric rubric, category text, rating text) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(rubric, text, text) IS
	'summary of one review whose ratings are rows; sum them for the IQS';

CREATE AGGREGATE iqs_review(category text, score numeric, weight numeric, critical boolean) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(text, numeric, numeric, boolean) IS
	'summary of one review whose rows carry score, weight and flag; sum them for the IQS';

CREATE AGGREGATE iqs_review(category text, score double precision, weight double precision, critical boolean) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(text, double precision, double precision, boolean) IS
	'summary of one review whose rows carry score, weight and flag; sum them for the IQS';

CREATE AGGREGATE iqs_review(category text, score numeric, weight numeric, critical boolean, fail_below numeric) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(text, numeric, numeric, boolean, numeric) IS
	'summary of one review whose rows carry score, weight, flag and fail mark; sum them for the IQS';

CREATE AGGREGATE iqs_review(category text, score double precision, weight double precision, critical boolean, fail_below double precision) (
	SFUNC = review_state_accum, STYPE = bytea, SSPACE = 300, INITCOND = '',
	FINALFUNC = review_state_final, COMBINEFUNC = review_state_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE iqs_review(text, double precision, double precision, boolean, double precision) IS
	'summary of one review whose rows carry score, weight, flag and fail mark; sum them for the IQS';

CREATE AGGREGATE sum(summary iqs_summary) (
	SFUNC = iqs_summary_merge, STYPE = iqs_summary, SSPACE = 1200,
	INITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}',
	FINALFUNC = iqs_summary_final, COMBINEFUNC = iqs_summary_merge, PARALLEL = SAFE,
	MSFUNC = iqs_summary_merge, MINVFUNC = iqs_summary_subtract,
	MSTYPE = iqs_summary, MSSPACE = 1200,
	MINITCOND = '{"reviews": 0, "failed": 0, "sum": 0, "scores": {}, "categories": {}}', MFINALFUNC = iqs_summary_final
);
COMMENT ON AGGREGATE sum(iqs_summary) IS
	'one summary of many: a quarter from its days, a team from its agents, all reviews from iqs_review';
