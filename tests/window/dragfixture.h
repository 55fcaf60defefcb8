// The window of the drag-and-drop matrix: what is dragged, where to, and the server before, after and undone.
#pragma once

#include "tests/window/dragneighbours.h"
#include "tests/window/mailwindow.h"
#include "tests/window/serverpicture.h"

namespace waxwing::test {

// Where something is dropped, and the server's name of it.
struct DragSpot {
    QPoint at;
    QString folder; // "demo/Travel"; empty: nothing goes there
    QString name; // as the window shows it
    QString reason; // why no message goes there
};

struct DragGrip {
    QPoint at;
    QStringList subjects;
    QString words; // “Letter 1”, 3 messages
};

class DragFixture {
public:
    void start();
    void stop(); // prints the matrix
    void settle();
    DragSpot spot(const QString &target);
    DragGrip grip(const QString &source);
    QPoint above(const QString &folder) { return m_mail->centreOfFolder(folder) - QPoint(0, rowEdge); }
    void writeFiles();
    // The drag, what the server then holds, Undo, and what it holds then.
    void run(const QPoint &from, const QPoint &to, const QString &key, const QString &caption,
             const ServerPicture &after, const ServerPicture &undone);
    void undo();
    // Every folder's row as it stands, favourites included.
    QStringList order();
    // Of the current row of data: “source | target | key”.
    void report(const QString &result, const QString &undone);

    MailWindow &mail() { return *m_mail; }
    AccountId alice() const { return m_alice; }
    ServerPicture &before() { return m_before; }
    FileSource &files() { return m_source; }
    QString filePath(const QString &name) const { return m_files.filePath(name); }
    void setAbout(const QString &words) { m_about = words; } // of what Undo is offered

private:
    bool comesTo(const ServerPicture &wanted);
    QString caption();

    static constexpr int rowEdge = 11; // from the middle of a row to the line above it

    TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
    std::unique_ptr<ServerEyes> m_eyes;
    AccountId m_alice;
    ServerPicture m_before;
    QStringList m_order; // as at the start
    QString m_said;
    QString m_about;
    QStringList m_matrix;
    FileSource m_source;
    QTemporaryDir m_files;
};

} // namespace waxwing::test
