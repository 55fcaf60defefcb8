// Runs a task to its end from a test: its value, or the Error it threw. QCoro::waitFor() of 0.8 never
// returns when the task throws.
#pragma once

#include "core/base/error.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QEventLoop>

#include <optional>
#include <type_traits>

namespace waxwing::test {

template <class T> struct Outcome {
    std::optional<std::conditional_t<std::is_void_v<T>, bool, T>> value;
    std::optional<Error> error;
    bool isOver() const { return value || error; }
};

template <class T> QCoro::Task<void> settle(QCoro::Task<T> task, Outcome<T> *outcome)
{
    try {
        if constexpr (std::is_void_v<T>) {
            co_await task;
            outcome->value.emplace(true);
        } else {
            T value = co_await task;
            outcome->value.emplace(std::move(value));
        }
    } catch (const Error &error) {
        outcome->error.emplace(error);
    }
}

template <class T> Outcome<T> outcomeOf(QCoro::Task<T> task)
{
    Outcome<T> outcome;
    const auto settled = settle(std::move(task), &outcome);
    while (!outcome.isOver()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return outcome;
}

template <class T> T await(QCoro::Task<T> task)
{
    Outcome<T> outcome = outcomeOf(std::move(task));
    if (outcome.error) {
        throw *outcome.error;
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*outcome.value);
    }
}

// The Error a task must end with. A task that succeeds gives Error{Cancelled} "succeeded", which no test expects.
template <class T> Error failureOf(QCoro::Task<T> task)
{
    const Outcome<T> outcome = outcomeOf(std::move(task));
    return outcome.error.value_or(Error(ErrorKind::Cancelled, QStringLiteral("succeeded")));
}

} // namespace waxwing::test
