// The head of a composer: From, To, Cc, Bcc and Subject as rows, Cc and Bcc shown when they are asked for.
#pragma once

#include "ui/composer/composition.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace waxwing::ui {

class FieldRow;
class RecipientField;

class ComposerFields : public QWidget {
    Q_OBJECT
public:
    explicit ComposerFields(const QList<ComposerIdentity> &identities, QWidget *parent = nullptr);

    // Takes from, to, cc, bcc and subject out of it.
    void set(const mime::Outgoing &outgoing);
    // Writes them into it.
    void fill(mime::Outgoing &outgoing) const;
    void fillReplyTo(mime::Outgoing &outgoing, const ComposerIdentity &from) const;
    ComposerIdentity identity() const;
    // A sentence about the first thing that keeps the message from being sent, its field focused; empty: none.
    QString checkRecipients();
    // What a person should know about the recipients before sending.
    QStringList warnings() const;
    int recipientCount() const;
    bool isEmpty() const;
    QString subject() const;
    void focusFirstEmpty();
    void focusSubject();

Q_SIGNALS:
    void changed();

private:
    FieldRow *addRow(const QString &label, QWidget *field);
    void addRecipientRows();
    void reveal(FieldRow *row, QPushButton *link);
    QList<RecipientField *> recipientFields() const { return {m_to, m_cc, m_bcc}; }

    QList<ComposerIdentity> m_identities;
    QVBoxLayout *m_layout;
    QComboBox *m_from;
    RecipientField *m_to;
    RecipientField *m_cc;
    RecipientField *m_bcc;
    QLineEdit *m_subject;
    FieldRow *m_ccRow = nullptr;
    FieldRow *m_bccRow = nullptr;
    QPushButton *m_ccLink;
    QPushButton *m_bccLink;
};

} // namespace waxwing::ui
