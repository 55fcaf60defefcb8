#include "core/smtp/capabilities.h"

namespace waxwing::smtp {

Capabilities Capabilities::fromEhlo(const Reply &reply)
{
    Capabilities result;
    for (qsizetype i = 1; i < reply.lines.size(); ++i) {
        QByteArrayList words = reply.lines[i].simplified().split(' ');
        QByteArray keyword = words.takeFirst().toUpper();
        if (keyword.startsWith("AUTH=")) {
            words.prepend(keyword.mid(5));
            keyword = "AUTH";
        }
        QByteArrayList &parameters = result.m_keywords[keyword];
        for (const QByteArray &word : words) {
            const QByteArray parameter = word.toUpper();
            if (!parameter.isEmpty() && !parameters.contains(parameter)) {
                parameters.append(parameter);
            }
        }
    }
    return result;
}

std::optional<quint64> Capabilities::sizeLimit() const
{
    bool isNumber = false;
    const quint64 limit = m_keywords.value("SIZE").value(0).toULongLong(&isNumber);
    return isNumber && limit > 0 ? std::optional(limit) : std::nullopt;
}

} // namespace waxwing::smtp
