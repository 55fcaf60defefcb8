// What is left of a password in this process once nobody needs it: its whole memory is looked through.
#include "core/auth/credentialstore.h"
#include "core/auth/sasl.h"
#include "tests/auth/memorykeyring.h"
#include "tests/support/await.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <fcntl.h>
#include <unistd.h>

using namespace waxwing;
using namespace waxwing::auth;
using namespace waxwing::test;

namespace {

constexpr char mask = 0x2a;

// A word that stands nowhere in clear, this object included.
class HiddenWord {
public:
    HiddenWord()
    {
        for (char &letter : m_letters) {
            letter = char(char('a' + QRandomGenerator::global()->bounded(26)) ^ mask);
        }
    }

    QString inClear() const
    {
        QString text(length, Qt::Uninitialized);
        for (qsizetype i = 0; i < length; ++i) {
            text[i] = QLatin1Char(char(m_letters[size_t(i)] ^ mask));
        }
        return text;
    }

    // How often it stands in what this process can write to, in UTF-8 and as Qt has it.
    int timesInMemory() const
    {
        QFile maps(QStringLiteral("/proc/self/maps"));
        const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
        if (!maps.open(QIODevice::ReadOnly) || memory < 0) {
            return -1;
        }
        const QList<QByteArray> lines = maps.readAll().split('\n');
        int found = 0;
        QByteArray block;
        for (const QByteArray &line : lines) {
            const QList<QByteArray> words = line.split(' ');
            const QList<QByteArray> range = words.constFirst().split('-');
            if (range.size() != 2 || !words.value(1).startsWith("rw")) {
                continue;
            }
            const quint64 from = range[0].toULongLong(nullptr, 16);
            block.resize(qsizetype(range[1].toULongLong(nullptr, 16) - from));
            const ssize_t size = ::pread(memory, block.data(), size_t(block.size()), off_t(from));
            found += size > 0 ? timesIn(block.constData(), size) : 0;
        }
        block.fill('\0'); // or the next look would find what this one copied
        ::close(memory);
        return found;
    }

private:
    static constexpr qsizetype length = 24;

    int timesIn(const char *text, qsizetype size) const
    {
        int found = 0;
        for (const qsizetype step : {1, 2}) {
            for (qsizetype at = 0; at + length * step <= size; ++at) {
                qsizetype same = 0;
                while (same < length && char(text[at + same * step] ^ mask) == m_letters[size_t(same)]) {
                    ++same;
                }
                found += same == length ? 1 : 0;
            }
        }
        return found;
    }

    std::array<char, length> m_letters{};
};

class Person final : public PasswordPrompt {
public:
    explicit Person(const HiddenWord &word) : m_word(word) { }

    QCoro::Task<PasswordAnswer> ask(PasswordQuestion) override
    {
        QString typed = m_word.inClear();
        PasswordAnswer answer;
        answer.secret = Secret::taken(typed);
        co_return answer;
    }

private:
    const HiddenWord &m_word;
};

Mechanism mechanismNamed(const char *name)
{
    for (const Mechanism &mechanism : mechanisms()) {
        if (qstrcmp(mechanism.name, name) == 0) {
            return mechanism;
        }
    }
    return mechanisms().constFirst();
}

} // namespace

class TestSecret : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAValue();
    void nothingIsLeftInMemory_data();
    void nothingIsLeftInMemory();
    void refusedOnesGoToo();
};

void TestSecret::isAValue()
{
    QVERIFY(Secret().isEmpty() && Secret(QString()).isEmpty() && Secret() == Secret(QString()));
    const Secret odd(QStringLiteral(" pässwörd "));
    QCOMPARE(odd.toString(), QStringLiteral(" pässwörd "));
    QCOMPARE(odd.toUtf8(), QStringLiteral(" pässwörd ").toUtf8());
    QCOMPARE(odd.borrowed(), odd.toUtf8());
    QCOMPARE(Secret::fromUtf8(odd.toUtf8()), odd);
    QVERIFY(odd != Secret(QStringLiteral("pässwörd")) && odd != Secret());
}

void TestSecret::nothingIsLeftInMemory_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    for (const char *name : {"PLAIN", "LOGIN", "OAUTHBEARER", "XOAUTH2"}) {
        QTest::newRow(name) << QByteArray(name);
    }
}

// From the person to what goes to the server, which the connection's own buffers are for.
void TestSecret::nothingIsLeftInMemory()
{
    QFETCH(QByteArray, mechanism);
    const HiddenWord word;
    PasswordQuestion question;
    question.account = AccountId(7);
    question.user = QStringLiteral("ann");
    question.source = PasswordSource::Session;
    {
        CredentialStore store(std::make_shared<MemoryKeyring>(), std::make_shared<Person>(word));
        {
            const Credentials credentials = await(store.credentials(question));
            SaslClient client(mechanismNamed(mechanism.constData()), credentials, "imap", "mail.test");
            QByteArray first = client.respond({});
            wipe(first);
        }
        QCOMPARE(word.timesInMemory(), 1); // the one that is remembered
        store.forget(question.account);
        QCOMPARE(word.timesInMemory(), 0);
    }
    QCOMPARE(word.timesInMemory(), 0);
}

void TestSecret::refusedOnesGoToo()
{
    const HiddenWord word;
    PasswordQuestion question;
    question.account = AccountId(7);
    question.source = PasswordSource::Session;
    CredentialStore store(std::make_shared<MemoryKeyring>(), std::make_shared<Person>(word));
    store.reportRefused(question, await(store.credentials(question)), QStringLiteral("no"));
    store.forget(question.account);
    QCOMPARE(word.timesInMemory(), 0);
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
