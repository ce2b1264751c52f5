/*
 * rubric_reader.h: reading the values of a rubric's keys, each checked where it stands; a
 * message names whose key it is. For rubric_parse.c alone.
 */
#ifndef CSMETRICS_CORE_RUBRIC_RUBRIC_READER_H
#define CSMETRICS_CORE_RUBRIC_RUBRIC_READER_H

#include "core/rubric/rubric_draft.h"

/* Room for 'category "a name of up to 71 bytes"' */
#define OWNER_SIZE (FAULT_QUOTE_SIZE + 16)

typedef struct Parser
{
	JsonReader json;
	RubricDraft *draft;
	Fault *fault;
} Parser;

bool Stop(Parser *parser);
const char *Owner(char owner[OWNER_SIZE], const char *kind, const JsonText *name);
bool RejectValue(Parser *parser, const char *owner, const char *key, const char *problem,
				 const char *hint);
bool ExpectKind(Parser *parser, JsonKind kind, const char *owner, const char *key,
				const char *problem, const char *hint);
bool CheckName(Parser *parser, const char *kind, const JsonText *name);
bool TooMany(Parser *parser, const char *owner, const char *things, int limit);

bool ReadWeight(Parser *parser, const char *owner, int64_t *weight);
bool ReadMark(Parser *parser, const char *owner, int32_t *mark);
bool ReadScale(Parser *parser, const char *owner, RubricScale *scale);
bool ReadStep(Parser *parser, const char *owner, int64_t *step);
bool ReadOutcomes(Parser *parser, const char *owner, DraftWords *outcomes);
bool ReadCodes(Parser *parser, const char *owner, DraftWords *codes);
bool ReadCritical(Parser *parser, const char *owner, bool is_category, Critical *critical);
bool ReadFlag(Parser *parser, const char *owner, const char *key, bool *flag);

#endif
