// A task waited for from a main function, where no coroutine is above. The event loop runs meanwhile.
#pragma once

#include "core/base/error.h"

#include <QCoreApplication>
#include <QCoroTask>

#include <optional>
#include <type_traits>

namespace waxwing::app {

template <class T> struct Waited {
    std::optional<std::conditional_t<std::is_void_v<T>, bool, T>> value;
    std::optional<Error> failure;
};

template <class T> QCoro::Task<void> settle(QCoro::Task<T> task, Waited<T> *waited)
{
    try {
        if constexpr (std::is_void_v<T>) {
            co_await task;
            waited->value.emplace(true);
        } else {
            T value = co_await task;
            waited->value.emplace(std::move(value));
        }
    } catch (const Error &error) {
        waited->failure.emplace(error);
    }
}

// Throws what the task throws.
template <class T> T finished(QCoro::Task<T> task)
{
    Waited<T> waited;
    const QCoro::Task<void> settled = settle(std::move(task), &waited);
    while (!waited.value && !waited.failure) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    if (waited.failure) {
        throw *waited.failure;
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*waited.value);
    }
}

} // namespace waxwing::app
