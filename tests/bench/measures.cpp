#include "measures.h"

#include <QTextStream>

#include <algorithm>

namespace waxwing::bench {

namespace {

int missed = 0;

} // namespace

void report(const QString &what, double value, const QString &unit, bool good)
{
    QTextStream(stdout) << what.leftJustified(58) << QString::number(value, 'f', 2).rightJustified(12) << ' ' << unit
                        << (good ? "" : "  MISSED") << Qt::endl;
    missed += !good;
}

int exitCode()
{
    return missed > 0 ? 1 : 0;
}

double median(std::vector<double> values)
{
    return percentile(std::move(values), 0.5);
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty()) {
        return 0;
    }
    const auto at = values.begin() + qsizetype(double(values.size() - 1) * part + 0.5);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace waxwing::bench
