// A read that is asked for whenever something changed: one at a time, and what changes meanwhile is read once more.
// A member of its context, in whose thread everything happens.
#pragma once

#include "ui/models/whenready.h"

#include <functional>

namespace waxwing::models {

template <class T> class OneAtATime {
public:
    OneAtATime(QObject *context, std::function<QFuture<T>()> read, std::function<void(const T &)> take)
        : m_context(context), m_read(std::move(read)), m_take(std::move(take))
    {
    }

    void request()
    {
        if (m_running) {
            m_again = true;
            return;
        }
        m_running = true;
        m_again = false;
        const quint64 epoch = m_epoch;
        whenReady(
            m_context, m_read(),
            [this, epoch](const T &answer) {
                m_running = false;
                if (epoch == m_epoch) {
                    m_take(answer);
                }
                if (m_again) {
                    request();
                }
            },
            [this](const Error &error) {
                m_running = false;
                qCWarning(logUi).noquote() << error.text();
                if (m_again) {
                    request();
                }
            });
    }
    // An answer under way is about something else by now.
    void forget()
    {
        ++m_epoch;
        m_again = false;
    }

private:
    QObject *m_context;
    std::function<QFuture<T>()> m_read;
    std::function<void(const T &)> m_take;
    quint64 m_epoch = 0;
    bool m_running = false;
    bool m_again = false;
};

} // namespace waxwing::models
