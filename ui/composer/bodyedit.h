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
    // The signature at the end, behind "-- " (RFC 3676 4.3); an empty one stands for none. False, and nothing done:
    // before is not at the end any more, as the person has changed it.
    bool replaceSignature(const QString &before, const QString &after);
    // Nothing has been written besides this signature.
    bool holdsOnly(const QString &signature) const;

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
