// waxwing: the window. See waxwing(1).
#include "app/common/endsignals.h"
#include "app/common/languages.h"
#include "app/gui/activation.h"
#include "app/gui/desktoppresence.h"
#include "app/gui/instance.h"
#include "app/gui/prompt.h"
#include "app/gui/setup.h"
#include "app/gui/windowassembly.h"
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/net/networkcost.h"
#include "ui/common/theme.h"
#include "ui/composer/composers.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/messagewindow.h"

#include <QApplication>
#include <QCoreApplication>
#include <QIcon>
#include <QMessageBox>
#include <QSettings>

#include <cstdio>

namespace waxwing::gui {

namespace {

constexpr int exitUsage = 1;
constexpr int exitStorage = 6;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing)
};

// On the terminal and in a window: a program started by a click has no terminal.
int fail(const Error &error, int code)
{
    std::fprintf(stderr, "waxwing: %s\n", qUtf8Printable(error.text()));
    if (code != exitUsage) {
        QMessageBox box(QMessageBox::Critical, Words::tr("Waxwing"), error.summary());
        box.setInformativeText(error.technical());
        box.exec();
    }
    return code;
}

void open(const Arguments &arguments, WindowAssembly &assembly)
{
    WindowParts &parts = assembly.parts();
    if (arguments.compose) {
        parts.composers->compose();
    }
    if (!arguments.mailto.isEmpty()) {
        parts.composers->composeMailto(arguments.mailto);
    }
    for (const QString &file : arguments.files) {
        auto *message = new ui::MessageWindow(new models::MessageLoader, assembly.services().senders);
        QObject::connect(message, &ui::MessageWindow::mailtoActivated, parts.composers, &ui::Composers::composeMailto);
        message->openFile(file);
        message->show();
    }
    if (!arguments.compose && arguments.mailto.isEmpty() && arguments.files.isEmpty()) {
        parts.window->raiseToUser();
    }
}

ui::Appearance savedAppearance(const QString &settingsFile)
{
    return ui::appearanceNamed(
        QSettings(settingsFile, QSettings::IniFormat).value(QStringLiteral("appearance")).toString());
}

void saveAppearance(SettingsWriter &settings, ui::Appearance appearance)
{
    settings.write(
        [appearance](QSettings &file) { file.setValue(QStringLiteral("appearance"), ui::appearanceName(appearance)); });
}

int run(const Arguments &arguments)
{
    const auto prompt = std::make_shared<Prompt>();
    app::CoreOptions options;
    options.profile = arguments.profile;
    options.offline = arguments.offline;
    options.prompt = prompt;
    app::Core core(options);
    const QString settingsFile = core.profile().folder() + QStringLiteral("/window.ini");
    ui::Theme theme(savedAppearance(settingsFile));
    CoroutineScope scope;
    const SystemClock clock;
    ui::RemoteSenders senders(core.profile().folder() + QStringLiteral("/remote-senders"));
    WindowServices services;
    services.store = &core.store();
    services.commands = &core.engine();
    services.clock = &clock;
    services.senders = &senders;
    services.settingsFile = settingsFile;
    services.accounts = [&core] { return core.accounts().accounts(); };
    services.setFolderRole
        = [&core](const store::FolderRow &folder, store::Role role) { core.setFolderRole(folder, role); };
    services.setup = setupServices(core, scope);
    services.settings = accountServices(core, scope);
    WindowAssembly assembly(services);
    assembly.setAppearance(theme.appearance());
    QObject::connect(&assembly, &WindowAssembly::appearanceChosen, &theme, [&](ui::Appearance appearance) {
        assembly.setAppearance(appearance);
        theme.setAppearance(appearance);
        saveAppearance(assembly.settings(), appearance);
    });
    Instance instance;
    QObject::connect(&instance, &Instance::received, &assembly,
                     [&assembly](const Arguments &handed) { open(handed, assembly); });
    if (!instance.listen(core.profile().socketName())) {
        qCWarning(logUi) << "A second start cannot reach this one: the profile's socket could not be made.";
    }
    Activation activation;
    QObject::connect(&activation, &Activation::received, &assembly,
                     [&assembly](const Arguments &asked) { open(asked, assembly); });
    if (arguments.profile.isEmpty() || core.profile().folder() == app::Profile::defaultFolder()) {
        activation.listen(); // without a session bus a second start's socket does the same
    }
    if (!arguments.hidden) {
        assembly.window().show();
        open(arguments, assembly);
    }
    const net::NetworkCost cost;
    core.engine().setMetered(cost.isMetered());
    QObject::connect(&cost, &net::NetworkCost::changed, &core.engine(), &sync::MailCommands::setMetered);
    const app::EndSignals endSignals;
    QObject::connect(&endSignals, &app::EndSignals::came, &assembly, [&assembly] { assembly.presence().endNow(); });
    core.engine().checkMail({});
    const int code = QApplication::exec();
    // Coroutines that wait for a person's answer must end before the engine does.
    prompt->close();
    return code;
}

} // namespace

} // namespace waxwing::gui

int main(int argc, char **argv)
{
    using namespace waxwing;
    ui::registerSchemes();
    QCoreApplication::setApplicationName(QStringLiteral("waxwing"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WAXWING_VERSION));
    QApplication app(argc, argv);
    app::speakUsersLanguage(app);
    QApplication::setApplicationDisplayName(QStringLiteral("Waxwing"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.waxwing.Waxwing"));
    QApplication::setWindowIcon(
        QIcon::fromTheme(QStringLiteral("org.waxwing.Waxwing"), QIcon(QStringLiteral(":/icons/waxwing.svg"))));
    gui::Arguments arguments;
    try {
        arguments = gui::parseArguments(QCoreApplication::arguments().mid(1));
    } catch (const Error &error) {
        return gui::fail(error, gui::exitUsage);
    }
    const QString folder = arguments.profile.isEmpty() ? app::Profile::defaultFolder() : arguments.profile;
    if (gui::Instance::handOver(app::Profile::socketNameOf(folder), arguments)) {
        return 0;
    }
    try {
        return gui::run(arguments);
    } catch (const Error &error) {
        return gui::fail(error, gui::exitStorage);
    }
}
