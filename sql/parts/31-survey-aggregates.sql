--
-- aggregates: over the same column and scale they share one state
--

CREATE AGGREGATE nps(score integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = nps, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = nps
);
COMMENT ON AGGREGATE nps(integer) IS
	'Net Promoter Score of scores 0..10: % of 9-10 minus % of 0-6, from -100 to 100';

CREATE AGGREGATE nps(score double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = nps, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = nps
);
COMMENT ON AGGREGATE nps(double precision) IS
	'Net Promoter Score of scores 0..10: % of 9-10 minus % of 0-6, from -100 to 100';

CREATE AGGREGATE nps(score numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = nps, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = nps
);
COMMENT ON AGGREGATE nps(numeric) IS
	'Net Promoter Score of scores 0..10: % of 9-10 minus % of 0-6, from -100 to 100';

CREATE AGGREGATE nps_agg(score integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE nps_agg(integer) IS
	'summary of scores 0..10, for nps, nps_ci, nps_change, promoters, sum ...';

CREATE AGGREGATE nps_agg(score double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE nps_agg(double precision) IS
	'summary of scores 0..10, for nps, nps_ci, nps_change, promoters, sum ...';

CREATE AGGREGATE nps_agg(score numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..10 {0,0,0,0,0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE nps_agg(numeric) IS
	'summary of scores 0..10, for nps, nps_ci, nps_change, promoters, sum ...';

CREATE AGGREGATE csat(rating integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(integer) IS
	'CSAT, composite: mean rating in % of the way from lowest to highest (scale 1..5)';

CREATE AGGREGATE csat(rating double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(double precision) IS
	'CSAT, composite: mean rating in % of the way from lowest to highest (scale 1..5)';

CREATE AGGREGATE csat(rating numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(numeric) IS
	'CSAT, composite: mean rating in % of the way from lowest to highest (scale 1..5)';

CREATE AGGREGATE csat(rating integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(integer, integer, integer) IS
	'CSAT, composite: mean rating in % of the way from lowest to highest (scale low..high)';

CREATE AGGREGATE csat(rating double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(double precision, integer, integer) IS
	'CSAT, composite: mean rating in % of the way from lowest to highest (scale low..high)';

CREATE AGGREGATE csat(rating numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(numeric, integer, integer) IS
	'CSAT, composite: mean rating in % of the way from lowest to highest (scale low..high)';

CREATE AGGREGATE csat(rating boolean) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..1 {0,0}',
	FINALFUNC = csat, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..1 {0,0}', MFINALFUNC = csat
);
COMMENT ON AGGREGATE csat(boolean) IS
	'CSAT of a good/bad survey: % of true';

CREATE AGGREGATE csat_top2(rating integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(integer) IS
	'CSAT, top-2-box: % of ratings in the two highest boxes (scale 1..5)';

CREATE AGGREGATE csat_top2(rating double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(double precision) IS
	'CSAT, top-2-box: % of ratings in the two highest boxes (scale 1..5)';

CREATE AGGREGATE csat_top2(rating numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(numeric) IS
	'CSAT, top-2-box: % of ratings in the two highest boxes (scale 1..5)';

CREATE AGGREGATE csat_top2(rating integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(integer, integer, integer) IS
	'CSAT, top-2-box: % of ratings in the two highest boxes (scale low..high)';

CREATE AGGREGATE csat_top2(rating double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(double precision, integer, integer) IS
	'CSAT, top-2-box: % of ratings in the two highest boxes (scale low..high)';

CREATE AGGREGATE csat_top2(rating numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = csat_top2, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = csat_top2
);
COMMENT ON AGGREGATE csat_top2(numeric, integer, integer) IS
	'CSAT, top-2-box: % of ratings in the two highest boxes (scale low..high)';

CREATE AGGREGATE csat_agg(rating integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(integer) IS
	'summary of ratings, for csat, csat_top2, csat_ci, csat_change, sum ... (scale 1..5)';

CREATE AGGREGATE csat_agg(rating double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(double precision) IS
	'summary of ratings, for csat, csat_top2, csat_ci, csat_change, sum ... (scale 1..5)';

CREATE AGGREGATE csat_agg(rating numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..5 {0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..5 {0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(numeric) IS
	'summary of ratings, for csat, csat_top2, csat_ci, csat_change, sum ... (scale 1..5)';

CREATE AGGREGATE csat_agg(rating integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(integer, integer, integer) IS
	'summary of ratings, for csat, csat_top2, csat_ci, csat_change, sum ... (scale low..high)';

CREATE AGGREGATE csat_agg(rating double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(double precision, integer, integer) IS
	'summary of ratings, for csat, csat_top2, csat_ci, csat_change, sum ... (scale low..high)';

CREATE AGGREGATE csat_agg(rating numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(numeric, integer, integer) IS
	'summary of ratings, for csat, csat_top2, csat_ci, csat_change, sum ... (scale low..high)';

CREATE AGGREGATE csat_agg(rating boolean) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '0..1 {0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '0..1 {0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE csat_agg(boolean) IS
	'summary of a good/bad survey (scale 0..1)';

CREATE AGGREGATE ces(agreement integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(integer) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale 1..7)';

CREATE AGGREGATE ces(agreement double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(double precision) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale 1..7)';

CREATE AGGREGATE ces(agreement numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(numeric) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale 1..7)';

CREATE AGGREGATE ces(agreement integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(integer, integer, integer) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale low..high)';

CREATE AGGREGATE ces(agreement double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(double precision, integer, integer) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale low..high)';

CREATE AGGREGATE ces(agreement numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces
);
COMMENT ON AGGREGATE ces(numeric, integer, integer) IS
	'Customer Effort Score 2.0: the mean agreement, on the scale itself (scale low..high)';

CREATE AGGREGATE ces_top3(agreement integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(integer) IS
	'CES, top-3-box: % of agreements in the three highest boxes (scale 1..7)';

CREATE AGGREGATE ces_top3(agreement double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(double precision) IS
	'CES, top-3-box: % of agreements in the three highest boxes (scale 1..7)';

CREATE AGGREGATE ces_top3(agreement numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(numeric) IS
	'CES, top-3-box: % of agreements in the three highest boxes (scale 1..7)';

CREATE AGGREGATE ces_top3(agreement integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(integer, integer, integer) IS
	'CES, top-3-box: % of agreements in the three highest boxes (scale low..high)';

CREATE AGGREGATE ces_top3(agreement double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(double precision, integer, integer) IS
	'CES, top-3-box: % of agreements in the three highest boxes (scale low..high)';

CREATE AGGREGATE ces_top3(agreement numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = ces_top3, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = ces_top3
);
COMMENT ON AGGREGATE ces_top3(numeric, integer, integer) IS
	'CES, top-3-box: % of agreements in the three highest boxes (scale low..high)';

CREATE AGGREGATE ces_agg(agreement integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(integer) IS
	'summary of agreements, for ces, ces_top3, ces_ci, ces_change, sum ... (scale 1..7)';

CREATE AGGREGATE ces_agg(agreement double precision) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(double precision) IS
	'summary of agreements, for ces, ces_top3, ces_ci, ces_change, sum ... (scale 1..7)';

CREATE AGGREGATE ces_agg(agreement numeric) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '1..7 {0,0,0,0,0,0,0}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '1..7 {0,0,0,0,0,0,0}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(numeric) IS
	'summary of agreements, for ces, ces_top3, ces_ci, ces_change, sum ... (scale 1..7)';

CREATE AGGREGATE ces_agg(agreement integer, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(integer, integer, integer) IS
	'summary of agreements, for ces, ces_top3, ces_ci, ces_change, sum ... (scale low..high)';

CREATE AGGREGATE ces_agg(agreement double precision, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(double precision, integer, integer) IS
	'summary of agreements, for ces, ces_top3, ces_ci, ces_change, sum ... (scale low..high)';

CREATE AGGREGATE ces_agg(agreement numeric, low integer, high integer) (
	SFUNC = rating_summary_accum, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_accum, MINVFUNC = rating_summary_accum_inv,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE ces_agg(numeric, integer, integer) IS
	'summary of agreements, for ces, ces_top3, ces_ci, ces_change, sum ... (scale low..high)';

CREATE AGGREGATE weighted_rating_agg(rating integer, weight double precision, low integer, high integer) (
	SFUNC = rating_summary_accum_weighted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE weighted_rating_agg(integer, double precision, integer, integer) IS
	'summary of weighted answers on the scale low..high; a row without rating or weight is skipped';

CREATE AGGREGATE weighted_rating_agg(rating double precision, weight double precision, low integer, high integer) (
	SFUNC = rating_summary_accum_weighted, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE weighted_rating_agg(double precision, double precision, integer, integer) IS
	'summary of weighted answers on the scale low..high; a row without rating or weight is skipped';

CREATE AGGREGATE sum(summary rating_summary) (
	SFUNC = rating_summary_merge, STYPE = rating_summary, SSPACE = 64, INITCOND = '{}',
	FINALFUNC = rating_summary_final, COMBINEFUNC = rating_summary_merge, PARALLEL = SAFE,
	MSFUNC = rating_summary_merge, MINVFUNC = rating_summary_subtract,
	MSTYPE = rating_summary, MSSPACE = 64, MINITCOND = '{}', MFINALFUNC = rating_summary_final
);
COMMENT ON AGGREGATE sum(rating_summary) IS
	'one summary of many: a month from its days, a team from its agents';
