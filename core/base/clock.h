// Time as a value that is passed in, so that a test can set it. Wall time is for showing and storing;
// steady time is for time-outs, because wall clocks jump.
#pragma once

#include <QDateTime>

#include <chrono>

namespace waxwing {

class Clock {
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const = 0; // UTC
    virtual std::chrono::milliseconds steady() const = 0;
};

class SystemClock final : public Clock {
public:
    QDateTime now() const override;
    std::chrono::milliseconds steady() const override;
};

} // namespace waxwing
