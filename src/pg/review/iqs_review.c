/*
 * iqs_review.c: the aggregates that put a review together from rows of one rating each.
 *
 * Their state is a review in progress (review_state.h) as bytea: a type that every engine can
 * carry, and whose bytes are checked whenever they are read. Their final function scores the
 * review and gives an iqs_summary of it.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "utils/fmgrprotos.h"

#include "core/review/review_state.h"
#include "pg/base/amount.h"
#include "pg/review/iqs_summary.h"
#include "pg/base/raise.h"
#include "pg/rubric/review_input.h"
#include "pg/rubric/rubric.h"

/* The mark of reviews whose rows carry weight and flag themselves. */
#define MARK_OF_NO_RUBRIC 0

/* Room for the ratings of a usual review, so that its state is not moved. */
#define FIRST_ROOM 240

/* A state of so many bytes. */
static bytea *
NewState(size_t room)
{
	bytea *state = palloc(VARHDRSZ + room);

	SET_VARSIZE(state, VARHDRSZ + room);
	return state;
}

/* Opens the review in progress in argument n. */
static void
OpenState(FunctionCallInfo fcinfo, int n, ReviewState *ratings)
{
	bytea *state = PG_GETARG_BYTEA_PP(n);
	Fault fault;

	if (!ReviewStateOpen(ratings, (unsigned char *) VARDATA_ANY(state), VARSIZE_ANY_EXHDR(state),
						 &fault))
		RaiseFault(&fault);
}

/*
 * The review in progress in argument 0, as a state that may be changed and has so much room;
 * a new one with the mark, if nothing is known of it yet. Gives the state, and opens it.
 */
static bytea *
StateWithRoom(FunctionCallInfo fcinfo, uint64 mark, size_t room, ReviewState *ratings)
{
	ReviewState old = {0};
	bytea *state;
	Fault fault;

	if (!PG_ARGISNULL(0))
		OpenState(fcinfo, 0, &old);
	if (old.used > 0 && !ReviewStateSame(&old, mark, &fault))
		RaiseFault(&fault);
	if (InAggregate(fcinfo) && old.used > 0 && VARATT_IS_4B_U(PG_GETARG_POINTER(0)) &&
		old.length - old.used >= room)
	{
		*ratings = old;
		return (bytea *) PG_GETARG_POINTER(0);
	}
	state = NewState(Max(FIRST_ROOM, REVIEW_STATE_HEADER_SIZE + 2 * old.used + room));
	ReviewStateStart(ratings, (unsigned char *) VARDATA(state), VARSIZE(state) - VARHDRSZ, mark);
	if (!ReviewStateMerge(ratings, &old, &fault))
		RaiseFault(&fault);
	return state;
}

/* Adds a rating to the state. */
static Datum
AddRating(FunctionCallInfo fcinfo, uint64 mark, const Rating *rating)
{
	ReviewState ratings;
	bytea *state = StateWithRoom(fcinfo, mark, RatingSize(rating), &ratings);
	Fault fault;

	if (!ReviewStateAppend(&ratings, rating, &fault))
		RaiseFault(&fault);
	PG_RETURN_BYTEA_P(state);
}

/* What a row without a rating gives: the state as it is. */
static Datum
ReturnState(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

/* Raises a missing argument of a row that has a rating. */
static pg_noinline void
RaiseNull(const char *what)
{
	ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					errmsg("the %s of a rating must not be null", what),
					errhint("Leave such rows out with FILTER (WHERE ...).")));
}

/* The category in argument 2, of the rubric in argument 1; -1 in a row without anything. */
static int
CategoryArgument(FunctionCallInfo fcinfo, const Rubric **rubric)
{
	const text *name;
	int category;
	Fault fault;

	if (PG_ARGISNULL(2) && PG_ARGISNULL(3))
		return -1;
	if (PG_ARGISNULL(1))
		RaiseNull("rubric");
	if (PG_ARGISNULL(2))
		RaiseNull("category");
	*rubric = PG_GETARG_RUBRIC(1);
	name = PG_GETARG_TEXT_PP(2);
	category = RubricFindCategory(*rubric, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	if (category < 0)
	{
		RubricUnknownCategory(*rubric, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), &fault);
		RaiseFault(&fault);
	}
	return category;
}

/* What tells rubrics apart within a review. */
static uint64
MarkOf(const Rubric *rubric)
{
	return DatumGetUInt64(hash_any_extended((const unsigned char *) VARDATA(rubric),
											(int) (VARSIZE(rubric) - VARHDRSZ), 0)) |
		   1;
}

/* Reads the rating in argument 3, which is not null. */
typedef Choice (*ReadRating)(FunctionCallInfo fcinfo, const Rubric *rubric, int category);

/* Adds the rating in argument 3: (state, rubric, category, rating). */
static inline Datum
AddRubricRating(FunctionCallInfo fcinfo, ReadRating read)
{
	const Rubric *rubric = NULL;
	int category = CategoryArgument(fcinfo, &rubric);
	Choice choice;
	Rating rating;

	if (category < 0 || PG_ARGISNULL(3))
		return ReturnState(fcinfo);
	choice = read(fcinfo, rubric, category);
	if (choice == NOT_RATED)
		return ReturnState(fcinfo);
	rating = RatingMake(rubric, category, choice);
	return AddRating(fcinfo, MarkOf(rubric), &rating);
}

static Choice
ReadFloat8(FunctionCallInfo fcinfo, const Rubric *rubric, int category)
{
	return DoubleChoice(rubric, category, PG_GETARG_FLOAT8(3));
}

static Choice
ReadNumericRating(FunctionCallInfo fcinfo, const Rubric *rubric, int category)
{
	return NumericChoice(rubric, category, (Numeric) PG_GETARG_VARLENA_PP(3));
}

static Choice
ReadBoolean(FunctionCallInfo fcinfo, const Rubric *rubric, int category)
{
	return BooleanChoice(rubric, category, PG_GETARG_BOOL(3));
}

static Choice
ReadText(FunctionCallInfo fcinfo, const Rubric *rubric, int category)
{
	const text *rating = PG_GETARG_TEXT_PP(3);

	return TextChoice(rubric, category, VARDATA_ANY(rating), VARSIZE_ANY_EXHDR(rating));
}

#define RATING_ENTRY(symbol, read)                                                                 \
	PG_FUNCTION_INFO_V1(symbol);                                                                   \
	Datum symbol(PG_FUNCTION_ARGS)                                                                 \
	{                                                                                              \
		return AddRubricRating(fcinfo, read);                                                      \
	}

RATING_ENTRY(review_state_accum_float8, ReadFloat8)
RATING_ENTRY(review_state_accum_numeric, ReadNumericRating)
RATING_ENTRY(review_state_accum_bool, ReadBoolean)
RATING_ENTRY(review_state_accum_text, ReadText)

/* Raises a score, a weight or a mark that is none, for a category. */
static pg_noinline void
RaiseBadAmount(const text *category, const char *what, const Amount *amount, const char *range,
			   const char *hint)
{
	char quote[FAULT_QUOTE_SIZE];

	FaultQuote(quote, VARDATA_ANY(category), VARSIZE_ANY_EXHDR(category));
	ereport(ERROR, (errcode(amount->is_finite ? ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE
											  : ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("%s %s of category \"%s\" is out of range %s", what, AmountText(amount),
						   quote, range),
					errhint("%s", hint)));
}

/* The name in argument 1, which must be one that a category can have. */
static const text *
NameArgument(FunctionCallInfo fcinfo)
{
	char quote[FAULT_QUOTE_SIZE];
	const text *name;

	if (PG_ARGISNULL(1))
		RaiseNull("category");
	name = PG_GETARG_TEXT_PP(1);
	if (VARSIZE_ANY_EXHDR(name) == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("category without a name"),
						errhint("Give it a name of 1 to %d bytes.", RUBRIC_NAME)));
	if (VARSIZE_ANY_EXHDR(name) > RUBRIC_NAME)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("name of category \"%s\" is too long (%zu bytes)",
							   FaultQuote(quote, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)),
							   (size_t) VARSIZE_ANY_EXHDR(name)),
						errhint("Give it a name of 1 to %d bytes.", RUBRIC_NAME)));
	return name;
}

/* Whether an amount is a percent. */
static bool
IsPercent(const Amount *amount)
{
	return amount->is_finite && amount->millionths >= 0 && amount->millionths <= FULL_SCORE;
}

/* Sees that a weight may be one: 0 is for what can only fail a review. */
static void
CheckWeight(const text *name, const Amount *weight, bool is_critical)
{
	char quote[FAULT_QUOTE_SIZE];

	if (!weight->is_finite || weight->millionths < 0 ||
		weight->millionths > RUBRIC_WEIGHT * MILLION)
		RaiseBadAmount(name, "weight", weight, "0..1000000",
					   "Write a weight from 0 to 1000000: weights are relative to one another.");
	if (weight->millionths > 0 || is_critical)
		return;
	FaultQuote(quote, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("category \"%s\" has weight 0 but is not critical", quote),
			 errhint("A category of weight 0 can only fail a review: write true for critical, or a "
					 "weight above 0.")));
}

/*
 * Adds a rating that carries its percent, weight and flag: (state, category, score, weight,
 * critical). Score and weight are rounded to their 6th decimals; is_below says, before that,
 * whether the score fails.
 */
static Datum
AddOwnRating(FunctionCallInfo fcinfo, Amount score, Amount weight, bool is_below)
{
	const text *name = NameArgument(fcinfo);
	Rating rating = {.name = VARDATA_ANY(name), .name_length = VARSIZE_ANY_EXHDR(name)};
	bool is_critical;

	if (PG_ARGISNULL(4))
		RaiseNull("critical flag");
	is_critical = PG_GETARG_BOOL(4);
	if (!IsPercent(&score))
		RaiseBadAmount(name, "score", &score, "0..100",
					   score.is_finite && score.millionths > 0
						   ? "If bonuses lift scores above 100, write least(score, 100)."
						   : "A score is a percent; one that was not rated is NULL.");
	CheckWeight(name, &weight, is_critical);
	rating.score =
		(WeightedScore){.weight = weight.millionths,
						.points = score.millionths,
						.steps = 1,
						.critical = is_critical && is_below ? CRITICAL_REVIEW : CRITICAL_NOT};
	rating.group.weight = 1;
	return AddRating(fcinfo, MARK_OF_NO_RUBRIC, &rating);
}

/* Whether a score is below the fail mark in argument 5, which must be a percent: exactly. */
static bool
IsBelowMark(FunctionCallInfo fcinfo, Datum score, PGFunction less, Amount mark)
{
	if (!IsPercent(&mark))
		RaiseBadAmount(NameArgument(fcinfo), "fail_below", &mark, "0..100",
					   "Write a percent from 0 to 100.");
	return DatumGetBool(DirectFunctionCall2(less, score, mark.value));
}

PG_FUNCTION_INFO_V1(review_state_accum_own_numeric);
Datum
review_state_accum_own_numeric(PG_FUNCTION_ARGS)
{
	Numeric score;
	bool is_below;

	if (PG_ARGISNULL(2))
		return ReturnState(fcinfo);
	if (PG_ARGISNULL(3))
		RaiseNull("weight");
	score = (Numeric) PG_GETARG_VARLENA_PP(2);
	is_below = AmountOfNumeric(score).is_below_50;
	if (PG_NARGS() > 5 && !PG_ARGISNULL(5))
		is_below = IsBelowMark(fcinfo, NumericGetDatum(score), numeric_lt,
							   AmountOfNumeric((Numeric) PG_GETARG_VARLENA_PP(5)));
	return AddOwnRating(fcinfo, AmountOfNumeric(score),
						AmountOfNumeric((Numeric) PG_GETARG_VARLENA_PP(3)), is_below);
}

PG_FUNCTION_INFO_V1(review_state_accum_own_float8);
Datum
review_state_accum_own_float8(PG_FUNCTION_ARGS)
{
	double score;
	bool is_below;

	if (PG_ARGISNULL(2))
		return ReturnState(fcinfo);
	if (PG_ARGISNULL(3))
		RaiseNull("weight");
	score = PG_GETARG_FLOAT8(2);
	is_below = score < 50;
	if (PG_NARGS() > 5 && !PG_ARGISNULL(5))
		is_below = IsBelowMark(fcinfo, Float8GetDatum(score), float8lt,
							   AmountOfDouble(PG_GETARG_FLOAT8(5)));
	return AddOwnRating(fcinfo, AmountOfDouble(score), AmountOfDouble(PG_GETARG_FLOAT8(3)),
						is_below);
}

/* Puts two parts of one review together: (state, state). */
PG_FUNCTION_INFO_V1(review_state_combine);
Datum
review_state_combine(PG_FUNCTION_ARGS)
{
	ReviewState ratings;
	ReviewState more;
	bytea *state;
	Fault fault;

	OpenState(fcinfo, 1, &more);
	if (more.used == 0)
		return ReturnState(fcinfo);
	state = StateWithRoom(fcinfo, more.mark, ReviewStateLength(&more), &ratings);
	if (!ReviewStateMerge(&ratings, &more, &fault))
		RaiseFault(&fault);
	PG_RETURN_BYTEA_P(state);
}

/* The review as an iqs_summary, empty if nothing was rated. */
PG_FUNCTION_INFO_V1(review_state_final);
Datum
review_state_final(PG_FUNCTION_ARGS)
{
	ReviewState ratings;
	NamesRoom names;
	IqsSummary *reviews;
	Fault fault;

	OpenState(fcinfo, 0, &ratings);
	names = ReviewStateNames(&ratings);
	reviews = IqsSummaryNew(names.categories, names.names);
	if (!ReviewStateFinish(&ratings, reviews, &fault))
		RaiseFault(&fault);
	if (IqsSummaryProblem(reviews) != NULL)
		elog(ERROR, "one review gives what no reviews give: %s", IqsSummaryProblem(reviews));
	return PackedDatum(reviews);
}
