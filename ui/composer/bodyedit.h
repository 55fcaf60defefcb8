// The text of a message being written: plain, quotes in colour.
#pragma once

#include <QPlainTextEdit>

namespace waxwing::ui {

class BodyEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit BodyEdit(QWidget *parent = nullptr);
    void setBody(const QString &text);
    QString body() const;

Q_SIGNALS:
    void focusLost();
    void filesDropped(const QStringList &paths);

protected:
    void focusOutEvent(QFocusEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
};

// Local files of a drop or a paste; empty when it is something else.
QStringList localFiles(const QMimeData *source);

} // namespace waxwing::ui
