// Two tasks under way at once, both awaited whatever becomes of them: none may outlive what it refers to.
#pragma once

#include <QCoroTask>

#include <exception>

namespace waxwing::sync {

// Throws what the first that failed threw.
inline QCoro::Task<void> together(QCoro::Task<void> first, QCoro::Task<void> second)
{
    std::exception_ptr failure;
    try {
        co_await first;
    } catch (...) {
        failure = std::current_exception();
    }
    try {
        co_await second;
    } catch (...) {
        failure = failure ? failure : std::current_exception();
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

} // namespace waxwing::sync
