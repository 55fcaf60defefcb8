// What the user asked for and the server does not have yet: rows of the journal, for the activity panel.
#pragma once

#include "core/store/store.h"
#include "ui/models/oneatatime.h"

#include <QAbstractListModel>

namespace waxwing::models {

class PendingModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IntentRole = Qt::UserRole + 1, // qint64
        KindRole, // store::IntentKind as int
        RefusedRole, // bool: backed out, waits for the user
        DetailRole, // the second line: the problem, or since when it waits
        StateTextRole, // “Waiting”, “Not done”…
        CanRetryRole,
        CanCancelRole,
        SinceRole, // QDateTime, UTC
        CancelMeansRole, // a sentence: what would be so after cancelling; empty: it cannot be
    };

    explicit PendingModel(store::Store &store, QObject *parent = nullptr);

    int waiting() const; // not refused
    int refused() const;
    const store::Intent *intent(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void countChanged();

private:
    void take(QList<store::Intent> intents);
    QString detail(const store::Intent &intent) const;

    OneAtATime<QList<store::Intent>> m_read;
    QList<store::Intent> m_intents; // in the user's order; refused ones first
};

// “Waiting”, “Sending”, “Not done”; a send says its own state.
QString stateText(const store::Intent &intent);

} // namespace waxwing::models
