#include "app/cli/output.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

namespace waxwing::cli {

namespace {

constexpr qsizetype widest = 60;

// Text of others must not move the cursor or colour the terminal.
QString harmless(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control) {
            c = QLatin1Char(' ');
        }
    }
    return text;
}

QString cell(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : value.toArray()) {
            parts.append(part.toString());
        }
        return parts.join(QLatin1Char(' '));
    }
    if (value.isBool()) {
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    }
    if (value.isDouble()) {
        const double number = value.toDouble();
        return number == double(qint64(number)) ? QString::number(qint64(number)) : QString::number(number, 'f', 2);
    }
    const QString text = harmless(value.toString());
    return text.size() > widest ? QString(text.left(widest - 1) + QChar(0x2026)) : text;
}

void write(std::FILE *file, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), file);
}

} // namespace

void Output::row(const QJsonObject &row)
{
    if (m_json) {
        write(stdout, QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n');
        return;
    }
    QStringList cells;
    for (const QString &column : std::as_const(m_columns)) {
        cells.append(cell(row.value(column)));
    }
    m_rows.append(cells);
}

void Output::line(const QString &text)
{
    if (!m_json) {
        write(stdout, text.toUtf8() + '\n');
    }
}

void Output::bytes(const QByteArray &bytes)
{
    write(stdout, bytes);
}

void Output::finish()
{
    progress({});
    if (!m_json && !m_rows.isEmpty()) {
        m_rows.prepend(m_columns);
        QList<qsizetype> widths(m_columns.size(), 0);
        for (const QStringList &cells : std::as_const(m_rows)) {
            for (qsizetype i = 0; i < cells.size(); ++i) {
                widths[i] = qMax(widths[i], cells.at(i).size());
            }
        }
        for (const QStringList &cells : std::as_const(m_rows)) {
            QString line;
            for (qsizetype i = 0; i < cells.size(); ++i) {
                line += cells.at(i).leftJustified(i + 1 < cells.size() ? widths.at(i) + 2 : 0);
            }
            write(stdout, line.toUtf8() + '\n');
        }
        m_rows.clear();
    }
    std::fflush(stdout);
}

void Output::error(const QString &sentence)
{
    write(stderr, harmless(sentence).toUtf8() + '\n');
}

void Output::progress(const QString &text)
{
    if (::isatty(STDERR_FILENO) == 0 || (text.isEmpty() && !m_progressShown)) {
        return;
    }
    m_progressShown = !text.isEmpty();
    write(stderr, "\r\033[K" + harmless(text).toUtf8());
    std::fflush(stderr);
}

} // namespace waxwing::cli
