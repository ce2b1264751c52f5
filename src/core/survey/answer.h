/*
 * answer.h: what is said of a value that is no answer on its scale.
 *
 * A hint is an instruction: whoever writes exactly what it says gets the right number. So it
 * considers what such a value usually means (0 is "not rated" or a flag, 11 is a question coded
 * 1..11, 8.5 is a mean or half a star, 99 is a code), says "if" where that can't be known, and
 * never proposes to round, or to drop a row, which would change the result without a word.
 */
#ifndef CSMETRICS_CORE_SURVEY_ANSWER_H
#define CSMETRICS_CORE_SURVEY_ANSWER_H

#include "core/base/fault.h"
#include "core/base/scale.h"

/* How the user called: all that a message may name. NULL stands for what is not known. */
typedef struct AnswerCall
{
	const char *title;    /* of the question: "NPS" */
	const char *function; /* that was called: "nps", "csat_agg" */
	const char *argument; /* what it calls the answer: "score" */
	bool has_fixed_scale; /* the question has this scale and no other */
} AnswerCall;

bool AnswerRefuse(const AnswerCall *call, Scale scale, double answer, Fault *fault);
bool AnswerRefuseAs(const AnswerCall *call, Scale scale, double answer, const char *text,
					Fault *fault);

#endif
