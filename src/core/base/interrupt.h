/*
 * interrupt.h: letting the server cancel a long loop.
 *
 * Core knows no server. A loop over what came from outside, of no fixed length, calls
 * CheckInterrupt each time round; the server's side hooks in what may leave the loop for good
 * (by longjmp), so nothing that must be undone may be open there.
 */
#ifndef CSMETRICS_CORE_BASE_INTERRUPT_H
#define CSMETRICS_CORE_BASE_INTERRUPT_H

/* Does nothing, unless the server's side sets another. */
extern void (*InterruptCheck)(void);

static inline void
CheckInterrupt(void)
{
	InterruptCheck();
}

#endif
