// Where mail was moved to before, by its sender and by the folder it came from: those folders are offered first the
// next time. What was chosen lately weighs more than what was chosen long ago. A value; kept as texts that name nobody:
// senders and sources are there as sums of theirs only.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace waxwing::ui {

class FilingMemory {
public:
    // Folders by their keys ("1/Clients").
    void learn(const QString &sender, const QString &from, const QString &target);
    // Those worth offering first, the best one first; at most a handful.
    QStringList likely(const QString &sender, const QString &from) const;

    QStringList toTexts() const;
    static FilingMemory fromTexts(const QStringList &texts); // what makes no sense is left out

private:
    struct Target {
        QString folder;
        double weight = 0;
    };
    struct Source {
        QString sum;
        QList<Target> targets;
    };
    void learn(const QString &source, const QString &target);
    void weigh(const QString &source, double factor, QHash<QString, double> &weights) const;

    QList<Source> m_sources; // the one used last is last
};

} // namespace waxwing::ui
