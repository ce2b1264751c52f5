/*
 * student.h: Student's t, for intervals whose variance comes from few units.
 */
#ifndef CSMETRICS_CORE_STATISTICS_STUDENT_H
#define CSMETRICS_CORE_STATISTICS_STUDENT_H

double StudentQuantile(double confidence, double degrees);

#endif
