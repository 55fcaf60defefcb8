// What a benchmark says: a line a measure, and whether a goal of the project was missed.
#pragma once

#include <QString>

#include <vector>

namespace waxwing::bench {

void report(const QString &what, double value, const QString &unit, bool good);
int exitCode(); // 1: something was not good

double median(std::vector<double> values);
double percentile(std::vector<double> values, double part); // part: 0 to 1

} // namespace waxwing::bench
