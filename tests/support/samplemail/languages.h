// What people write, in a dozen languages and the charsets their mailers use for them.
#pragma once

#include "tests/support/samplemail/composition.h"

#include <QStringList>

namespace samplemail {

struct Language {
    QByteArray code;
    int weight = 1; // how often, among all
    QList<QByteArray> charsets;
    QList<Person> people;
    QStringList subjects;
    QStringList sentences;
    QString greeting;
    QString farewell;
};

const QList<Language> &languages();

} // namespace samplemail
