/*
 * fault.h: how core says what was wrong.
 *
 * Core never raises and never prints: a function that can fail returns false and fills in
 * the Fault that its caller handed in. The server's side turns a Fault into an ereport.
 */
#ifndef CSMETRICS_CORE_BASE_FAULT_H
#define CSMETRICS_CORE_BASE_FAULT_H

#include <stdbool.h>
#include <stddef.h>

/* What kind of mistake it was; each stands for one SQLSTATE. */
typedef enum FaultCode
{
	FAULT_OUT_OF_RANGE,  /* numeric_value_out_of_range */
	FAULT_INVALID_VALUE, /* invalid_parameter_value */
	FAULT_BAD_TEXT,      /* invalid_text_representation */
	FAULT_BAD_BINARY,    /* invalid_binary_representation */
	FAULT_OVER_LIMIT,    /* program_limit_exceeded */
	FAULT_NULL           /* null_value_not_allowed */
} FaultCode;

/* Room for a message that quotes a name and a scale; a longer one is cut off. */
#define FAULT_TEXT_SIZE 384

typedef struct Fault
{
	FaultCode code;
	char message[FAULT_TEXT_SIZE]; /* what was wrong, with the value and the limit */
	char detail[FAULT_TEXT_SIZE];  /* more about it, or empty */
	char hint[FAULT_TEXT_SIZE];    /* what to write instead, or empty */
} Fault;

/* Room for a quoted piece of the user's text, with its terminating zero. */
#define FAULT_QUOTE_SIZE 72

/* Room for a number in a message. */
#define FAULT_NUMBER_SIZE 32

/*
 * How many of a text's bytes fit into limit without cutting a character: the encoding's own
 * clipping. UTF-8's, unless the server's side sets another.
 */
typedef size_t (*ClipText)(const char *text, size_t length, size_t limit);
extern ClipText FaultClip;

bool FaultSet(Fault *fault, FaultCode code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
bool FaultDetail(Fault *fault, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool FaultHint(Fault *fault, const char *format, ...) __attribute__((format(printf, 2, 3)));
void FaultName(Fault *fault, const char *name);
const char *FaultNumber(char text[FAULT_NUMBER_SIZE], double number);
const char *FaultQuote(char quote[FAULT_QUOTE_SIZE], const char *text, size_t length);

#endif
