// A message in a window of its own: a file given on the command line, or one opened from the list.
#pragma once

#include "ui/models/messageloader.h"
#include "ui/reader/remotesenders.h"

#include <QWidget>

namespace waxwing::ui {

class ReaderView;

class MessageWindow : public QWidget {
    Q_OBJECT
public:
    // loader: for this window alone, which takes it over. senders outlives this. Deletes itself when closed.
    MessageWindow(models::MessageLoader *loader, RemoteSenders *senders, QWidget *parent = nullptr);
    // The file is read on the pool, at most 256 MiB of it; a problem is shown in the window.
    void openFile(const QString &path);
    ReaderView *reader() const { return m_reader; }

Q_SIGNALS:
    void mailtoActivated(const QString &url);

private:
    ReaderView *m_reader;
};

} // namespace waxwing::ui
