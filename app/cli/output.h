// Results on stdout: a JSON object a line for scripts, a table for people. Errors and progress on stderr.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace waxwing::cli {

class Output {
public:
    explicit Output(bool json) : m_json(json) { }

    bool isJson() const { return m_json; }
    // columns: the fields a table shows, in order. JSON rows go out at once, tables with finish().
    void setColumns(QStringList columns) { m_columns = std::move(columns); }
    void row(const QJsonObject &row);
    // Only for people.
    void line(const QString &text);
    // As they are, for both.
    void bytes(const QByteArray &bytes);
    void finish();

    static void error(const QString &sentence);
    // One line that is overwritten by the next; only on a terminal.
    void progress(const QString &text);

private:
    bool m_json;
    bool m_progressShown = false;
    QStringList m_columns;
    QList<QStringList> m_rows;
};

} // namespace waxwing::cli
