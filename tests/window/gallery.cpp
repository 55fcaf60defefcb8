// waxwing-gallery [--language LANGUAGE] [--mirrored] FOLDER: a picture of every screen, light and dark, from a sample
// mailbox on a private server; in a language Waxwing is translated into, and laid out from right to left. At the
// scale of QT_SCALE_FACTOR. For looking at, and for the README.
#include "app/common/languages.h"
#include "app/gui/desktoppresence.h"
#include "tests/window/gallerymail.h"
#include "tests/window/mailwindow.h"
#include "tests/window/pointer.h"
#include "ui/composer/composers.h"
#include "ui/composer/composerwindow.h"
#include "ui/folders/folderpane.h"
#include "ui/mainwindow/panefolding.h"
#include "ui/mainwindow/searchfield.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/messagebody.h"
#include "ui/reader/readerview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QLocale>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTranslator>

#include <cstdio>

using namespace waxwing;

namespace {

const QString demo = QStringLiteral("demo");
const QString home = QStringLiteral("alice");

// English words that behave as words of a script that runs from right to left: each begins with a right-to-left mark.
class MirroredWords final : public QTranslator {
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *comment, int n) const override
    {
        const bool own = *context != 'Q'; // Qt's contexts: names of keys, and the layout's direction
        const QString plural = n >= 0 ? m_plurals.translate(context, text, comment, n) : QString();
        return own ? QString(QChar(0x200F) + (plural.isEmpty() ? QString::fromUtf8(text) : plural)) : QString();
    }
    bool loadPlurals() { return m_plurals.load(QStringLiteral(":/translations/waxwing_en.qm")); }

private:
    QTranslator m_plurals;
};

class Gallery {
public:
    Gallery(const QString &folder, ui::Theme &theme) : m_folder(folder), m_theme(theme) { }

    bool run()
    {
        if (!m_servers.isRunning()) {
            std::fprintf(stderr, "%s\n", qPrintable(m_servers.error()));
            return false;
        }
        fill();
        m_mail.start();
        ui::NotificationRules quiet; // a bubble of the desktop's would stand on the pictures
        quiet.enabled = false;
        m_mail.assembly().presence().setRules(quiet);
        m_mail.window().resize(1280, 800);
        if (!m_mail.open(QStringLiteral("INBOX"), messageCount)) {
            std::fprintf(stderr, "The sample mail did not arrive.\n");
            for (const sync::AccountStatus &status : m_mail.core().engine().statuses()) {
                std::fprintf(stderr, "%s %s\n", qPrintable(status.problem), qPrintable(status.technical));
            }
            for (const store::FolderRow &folder : m_mail.folders()->childrenOf(m_mail.account(), {})) {
                std::fprintf(stderr, "%s %lld\n", qPrintable(folder.path), folder.total);
            }
            return false;
        }
        m_home = m_mail.add(m_mail.accountOf(home, QStringLiteral("Home")));
        settle([this] { return m_mail.folder(m_home, QStringLiteral("Mailing lists/waxwing-dev")).isValid(); });
        m_mail.core().engine().syncNow({}, {FolderId(), true}).waitForFinished();
        m_mail.folders()->setFavourite(m_mail.folder(QStringLiteral("Clients/Halden Bakery")), true);
        scenes();
        return true;
    }

private:
    void fill()
    {
        for (const char *name : {"Drafts", "Sent", "Archive", "Junk", "Trash", "Clients", "Clients/Halden Bakery",
                                 "Clients/Orrery Museum", "Invoices", "Travel"}) {
            create(demo, name);
        }
        for (const char *name : {"Drafts", "Sent", "Archive", "Mailing lists", "Mailing lists/orchard-growers",
                                 "Mailing lists/waxwing-dev"}) {
            create(home, name);
        }
        int number = 0;
        for (const test::Sample &sample : test::gallerySamples()) {
            m_servers.deliver(demo, test::galleryMessage(sample, ++number));
            const QString id = QStringLiteral("<gallery%1@waxwing.test>").arg(number);
            for (const auto &[flag, set] : {std::pair("\\Seen", sample.seen), std::pair("\\Flagged", sample.starred)}) {
                if (set) {
                    m_servers.doveadm({QStringLiteral("flags"), QStringLiteral("add"), QStringLiteral("-u"), demo,
                                       QString::fromLatin1(flag), QStringLiteral("mailbox"), QStringLiteral("INBOX"),
                                       QStringLiteral("header"), QStringLiteral("message-id"), id});
                }
            }
        }
        const QList<test::Sample> &samples = test::gallerySamples();
        for (int i = 0; i < 3; ++i) {
            m_servers.deliver(demo, test::galleryMessage(samples[1], ++number),
                              QStringLiteral("Clients/Halden Bakery"));
            m_servers.deliver(home, test::galleryMessage(samples[6], ++number),
                              QStringLiteral("Mailing lists/waxwing-dev"));
        }
        m_servers.deliver(home, test::galleryMessage(samples[2], ++number));
    }

    void create(const QString &user, const char *name)
    {
        m_servers.doveadm({QStringLiteral("mailbox"), QStringLiteral("create"), QStringLiteral("-s"),
                           QStringLiteral("-u"), user, QString::fromLatin1(name)});
    }

    void scenes()
    {
        m_mail.clickRow(0);
        settle([this] { return m_mail.parts().reader->message() != nullptr; });
        waitForPage();
        shoot(m_mail.window(), "main");
        conversationScenes();
        propertiesScene();
        dragScene();
        datesScene();
        senderScene();
        QTest::mouseClick(m_mail.find<QToolButton>("viewTable"), Qt::LeftButton);
        shoot(m_mail.window(), "table");
        QTest::mouseClick(m_mail.find<QToolButton>("viewCards"), Qt::LeftButton);
        m_mail.parts().search->setFocus();
        QTest::keyClicks(m_mail.parts().search, QStringLiteral("proof"));
        settle([this] { return m_mail.messages()->rowCount() < messageCount; });
        shoot(m_mail.window(), "search");
        m_mail.parts().search->clear();
        folderScenes();
        narrowScenes();
        offlineScenes();
        hostileScene();
        composerScene();
        setupScene();
    }

    // The engine has painted; nothing to wait for where a message is text.
    void waitForPage()
    {
        settle([this] { return m_mail.parts().reader->body()->showsHtml(); });
    }

    void conversationScenes()
    {
        m_mail.parts().list->setThreaded(true);
        settle([this] { return m_mail.messages()->rowCount() < messageCount && m_mail.messages()->row(0); });
        m_mail.list()->selectRow(0);
        settle([this] { return m_mail.find<QWidget>("earlierMessages")->isVisible(); });
        waitForPage();
        shoot(m_mail.window(), "conversation");
        m_mail.messages()->setExpanded(0, true);
        settle([this] { return m_mail.messages()->isExpanded(0); });
        for (auto *row : m_mail.find<QWidget>("earlierMessages")->findChildren<QAbstractButton *>()) {
            row->click(); // the group unfolds, the first opens
            break;
        }
        settle([this] { return m_mail.find<QWidget>("laterMessages")->isVisible(); });
        shoot(m_mail.window(), "conversation-open");
        QTest::mouseClick(m_mail.find<QToolButton>("viewTable"), Qt::LeftButton);
        shoot(m_mail.window(), "conversation-table");
        QTest::mouseClick(m_mail.find<QToolButton>("viewCards"), Qt::LeftButton);
        m_mail.parts().list->setThreaded(false);
        settle([this] { return m_mail.messages()->rowCount() == messageCount && m_mail.messages()->row(0); });
        m_mail.list()->selectRow(0);
        settle([this] { return m_mail.parts().reader->message() != nullptr; });
    }

    void datesScene()
    {
        m_mail.parts().list->setDated(true);
        settle([this] { return !m_mail.list()->headings().isEmpty(); });
        shoot(m_mail.window(), "dates");
        QTest::mouseClick(m_mail.find<QToolButton>("viewTable"), Qt::LeftButton);
        shoot(m_mail.window(), "dates-table");
        QTest::mouseClick(m_mail.find<QToolButton>("viewCards"), Qt::LeftButton);
        m_mail.parts().list->setDated(false);
    }

    void senderScene()
    {
        m_mail.clickRow(0);
        m_mail.assembly().messages().findFromSender();
        settle([this] { return m_mail.messages()->rowCount() < messageCount && m_mail.messages()->row(0); });
        shoot(m_mail.window(), "sender");
        m_mail.open(QStringLiteral("INBOX"), messageCount);
    }

    void propertiesScene()
    {
        m_mail.assembly().folders().showProperties();
        auto *dialog = m_mail.find<QDialog>("folderProperties");
        settle([this] { return m_mail.find<QComboBox>("propertyHolding")->isEnabled(); });
        shoot(*dialog, "folder-properties");
        dialog->close();
    }

    void dragScene()
    {
        // The picture is taken from inside the drag's own loop.
        QTimer::singleShot(1200, &m_mail.window(), [this] { shoot(m_mail.window(), "drag"); });
        test::xdotool(test::dragSteps(m_mail.centreOfFolder(QStringLiteral("Invoices")),
                                      m_mail.centreOfFolder(QStringLiteral("Clients")), QStringLiteral("3"))
                      + test::release());
        settle([this] { return m_mail.folder(QStringLiteral("Clients/Invoices")).isValid(); });
        shoot(m_mail.window(), "toast");
        m_mail.assembly().undo();
        settle([this] { return m_mail.folder(QStringLiteral("Invoices")).isValid(); });
    }

    // Dragged to a place between two others, refused with a reason; filtered; at work and in trouble.
    void folderScenes()
    {
        dragTo("drag-order", m_mail.centreOfFolder(QStringLiteral("Clients")) - QPoint(0, 11));
        dragTo("drag-refused", m_mail.centreOf(m_mail.folders()->indexOf(m_home)));
        models::FolderTreeModel *folders = m_mail.folders();
        folders->setActivity(m_mail.account(), {34, {}});
        folders->setActivity(m_mail.folder(QStringLiteral("Archive")), {62, {}});
        folders->setActivity(m_home, {models::FolderActivity::none, QStringLiteral("The password was refused.")});
        shoot(m_mail.window(), "folders-busy");
        folders->setActivity(m_mail.account(), {});
        folders->setActivity(m_mail.folder(QStringLiteral("Archive")), {});
        folders->setActivity(m_home, {});
        m_mail.parts().folderPane->filter();
        QTest::keyClicks(m_mail.find<QLineEdit>("folderFilter"), QStringLiteral("in"));
        shoot(m_mail.window(), "folders-filter");
        QTest::keyClick(m_mail.find<QLineEdit>("folderFilter"), Qt::Key_Escape);
        m_mail.assembly().showSettings();
        auto *settings = m_mail.find<QDialog>("settingsDialog");
        settle([settings] { return settings->isVisible(); });
        shoot(*settings, "settings");
        settings->close();
    }

    void dragTo(const QByteArray &name, const QPoint &to)
    {
        QTimer::singleShot(1200, &m_mail.window(), [this, name] { shoot(m_mail.window(), name); });
        test::xdotool(test::dragSteps(m_mail.centreOfFolder(QStringLiteral("Travel")), to, QStringLiteral("3"))
                      + QStringList{QStringLiteral("key"), QStringLiteral("Escape"), QStringLiteral("sleep"),
                                    QStringLiteral("0.1")}
                      + test::release());
    }

    void narrowScenes()
    {
        m_mail.open(QStringLiteral("INBOX"), messageCount);
        m_mail.clickRow(0);
        settle([this] { return m_mail.parts().reader->message() != nullptr; });
        m_mail.window().resize(820, 700);
        shoot(m_mail.window(), "narrow");
        m_mail.window().folding()->showFolders(true);
        shoot(m_mail.window(), "narrow-folders");
        m_mail.window().folding()->showFolders(false);
        m_mail.window().resize(480, 700);
        shoot(m_mail.window(), "narrow-list");
        m_mail.clickRow(0);
        shoot(m_mail.window(), "narrow-message");
        m_mail.window().folding()->showReader(false);
        m_mail.window().resize(1280, 800);
    }

    // Names a server may send: the tree keeps its rows.
    void hostileScene()
    {
        m_mail.core().engine().setOffline(true);
        const AccountId account = m_home;
        QList<store::ServerFolder> folders;
        const auto add = [&folders](const QString &name, store::Role role = store::Role::None) {
            store::ServerFolder folder;
            folder.levels = QStringList{name};
            folder.delimiter = QStringLiteral("/");
            folder.serverName = name.toUtf8();
            folder.role = role;
            folders << folder;
        };
        add(QStringLiteral("INBOX"), store::Role::Inbox);
        add(QStringLiteral("two\nlines"));
        add(QStringLiteral("\u202Egnp.exe"));
        add(QStringLiteral("🎈🎉 Fête 👩‍👩‍👧"));
        add(QStringLiteral("Z̷̢͈a̴͔l̵g̶ó"));
        add(QStringLiteral("مشاريع العملاء"));
        add(QStringLiteral("long ") + QString(10000, QLatin1Char('x')));
        m_mail.core()
            .store()
            .write(store::Priority::User,
                   [account, folders](store::Writer &writer) {
                       writer.setFolders(account, folders, true);
                       return true;
                   })
            .waitForFinished();
        settle([this] { return m_mail.folder(m_home, QStringLiteral("مشاريع العملاء")).isValid(); });
        m_mail.tree()->scrollToBottom();
        shoot(m_mail.window(), "folders-hostile");
    }

    void offlineScenes()
    {
        m_mail.open(QStringLiteral("INBOX"), messageCount);
        m_mail.core().engine().setOffline(true);
        m_mail.clickRow(2);
        QTest::keyClick(&m_mail.window(), Qt::Key_S);
        m_mail.parts().folders->setData(m_mail.folders()->indexOf(m_mail.folder(QStringLiteral("Travel"))),
                                        QStringLiteral("Travel 2026"), Qt::EditRole);
        settle([this] { return m_mail.parts().pending->rowCount() == 2; });
        m_mail.window().showActivity(true);
        shoot(m_mail.window(), "activity");
        m_mail.window().showActivity(false);
        m_mail.open(QStringLiteral("Travel 2026"), 0);
        shoot(m_mail.window(), "empty");
        m_mail.core().engine().setOffline(false);
    }

    void composerScene()
    {
        ui::ComposerWindow *composer = m_mail.parts().composers->composeMailto(
            QStringLiteral("mailto:ines@rowanreed.example?cc=tomasz@wrona.example&subject=Autumn%20catalogue"
                           "&body=Dear%20Ines,%0A%0Athe%20map%20is%20right%20now.%0A%0AMara%0A"));
        settle([composer] { return composer->isVisible(); });
        composer->resize(900, 700);
        shoot(*composer, "composer");
        composer->deleteLater();
    }

    void setupScene()
    {
        m_mail.assembly().showSetup();
        auto *address = m_mail.find<QLineEdit>("setupAddress");
        m_mail.find<QLineEdit>("setupName")->setText(QStringLiteral("Mara Lindqvist"));
        address->setText(QStringLiteral("mara@birchmere.example"));
        shoot(m_mail.window(), "setup");
    }

    void settle(const std::function<bool()> &isThere) { static_cast<void>(QTest::qWaitFor(isThere, 10000)); }

    // What the X server shows, so that the HTML engine's part is in it.
    void shoot(QWidget &window, const QByteArray &name)
    {
        for (const auto &[appearance, suffix] :
             {std::pair(ui::Appearance::Dark, "-dark"), std::pair(ui::Appearance::Light, "-light")}) {
            QSignalSpy shown(m_mail.parts().reader->body(), &ui::MessageBody::htmlShown);
            const bool html = m_mail.parts().reader->body()->showsHtml();
            if (m_theme.appearance() != appearance) {
                m_theme.setAppearance(appearance);
                static_cast<void>(QTest::qWaitFor([&] { return !html || shown.count() > 0; }, 1500));
            }
            QTest::qWait(350); // the picture is of what is painted, and nothing tells when the engine has painted
            const QString file
                = m_folder + QLatin1Char('/') + QString::fromLatin1(name + suffix) + QStringLiteral(".png");
            window.screen()->grabWindow(window.winId()).save(file);
            std::printf("%s\n", qPrintable(file));
        }
    }

    const int messageCount = int(test::gallerySamples().size());
    QString m_folder;
    ui::Theme &m_theme;
    test::TestServers m_servers;
    test::MailWindow m_mail{m_servers};
    AccountId m_home;
};

} // namespace

int main(int argc, char **argv)
{
    ui::registerSchemes();
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption language(QStringLiteral("language"), {}, QStringLiteral("language"), QStringLiteral("en"));
    const QCommandLineOption mirrored(QStringLiteral("mirrored"));
    parser.addOptions({language, mirrored});
    parser.addPositionalArgument(QStringLiteral("FOLDER"), {});
    parser.process(application);
    if (parser.positionalArguments().size() != 1) {
        parser.showHelp(1);
    }
    if (parser.isSet(language)) {
        QLocale::setDefault(QLocale(parser.value(language)));
    }
    app::speak(application, {parser.value(language)});
    if (parser.isSet(mirrored)) {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        auto *words = new MirroredWords(&application);
        words->loadPlurals();
        QApplication::installTranslator(words);
    }
    ui::Theme theme(ui::Appearance::Light);
    const QDir folder(parser.positionalArguments().constFirst());
    folder.mkpath(QStringLiteral("."));
    return Gallery(folder.absolutePath(), theme).run() ? 0 : 1;
}
