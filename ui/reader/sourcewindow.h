// The message as it came over the wire, every octet of it that can be read as text.
#pragma once

#include <QWidget>

namespace waxwing::ui {

class SourceWindow : public QWidget {
    Q_OBJECT
public:
    // Deletes itself when closed.
    static SourceWindow *open(const QByteArray &source, const QString &title, QWidget *parent);

private:
    SourceWindow(const QByteArray &source, const QString &title, QWidget *parent);
    void save(const QByteArray &source);
};

} // namespace waxwing::ui
