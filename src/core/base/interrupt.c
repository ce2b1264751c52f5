/*
 * interrupt.c: letting the server cancel a long loop.
 */
#include "core/base/interrupt.h"

static void
Nothing(void)
{
}

void (*InterruptCheck)(void) = Nothing;
