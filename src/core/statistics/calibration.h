/*
 * calibration.h: how far the scores of an AI hold, once people have checked some of them: the
 * prediction-powered mean and its interval. Scores are percents, 0..100.
 */
#ifndef CSMETRICS_CORE_STATISTICS_CALIBRATION_H
#define CSMETRICS_CORE_STATISTICS_CALIBRATION_H

#include "core/statistics/interval.h"

/* How much of the AI's score is used: quarters, 0 to 4. */
#define CALIBRATION_QUARTERS 5

/* Whole points from -100 to 100. */
#define CALIBRATION_BOXES 201

/* Scores, or differences of scores, sorted into whole points. */
typedef struct ScoreBoxes
{
	int low;                         /* the lowest whole point: 0, or -25 for each quarter */
	double mean;                     /* exact */
	double count[CALIBRATION_BOXES]; /* of those from low to 100, rounded down */
} ScoreBoxes;

typedef struct Calibration
{
	double checked;                              /* reviews that have both scores; above 0 */
	double unchecked;                            /* reviews that have the AI's alone */
	ScoreBoxes difference[CALIBRATION_QUARTERS]; /* human less so many quarters of the AI's */
	ScoreBoxes ai;                               /* the AI's scores where nobody checked */
} Calibration;

/* The calibrated mean. */
typedef struct Calibrated
{
	int quarters; /* of the AI's score that made it */
	double value;
	Bounds interval;
} Calibrated;

Calibrated CalibratedMean(const Calibration *calibration, double z);

#endif
