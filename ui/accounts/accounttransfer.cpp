#include "ui/accounts/accounttransfer.h"

#include "ui/models/whenready.h"

#include <QDir>
#include <QFileDialog>
#include <QMenu>

#include <algorithm>

namespace waxwing::ui {

AccountTransfer::AccountTransfer(TransferServices services, QWidget *parent)
    : QPushButton(tr("Import or export"), parent), m_services(std::move(services))
{
    setObjectName(QStringLiteral("accountTransfer"));
    setAutoDefault(false);
    auto *menu = new QMenu(this);
    menu->addAction(tr("Import from a file…"), this, &AccountTransfer::chooseFile)
        ->setObjectName(QStringLiteral("accountImportFile"));
    menu->addAction(tr("Import from Thunderbird…"), this, &AccountTransfer::chooseProfile)
        ->setObjectName(QStringLiteral("accountImportThunderbird"));
    menu->addSeparator();
    menu->addAction(tr("Export to a file…"), this, &AccountTransfer::chooseTarget)
        ->setObjectName(QStringLiteral("accountExport"));
    setMenu(menu);
}

void AccountTransfer::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import accounts"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &AccountTransfer::read);
    dialog->open();
}

// Its folder is hidden where nobody looks: the dialog opens in the one Thunderbird uses.
void AccountTransfer::chooseProfile()
{
    const QStringList profiles = m_services.thunderbirdProfiles();
    auto *dialog = new QFileDialog(this, tr("The folder of a Thunderbird profile"),
                                   profiles.isEmpty() ? QDir::homePath() : profiles.constFirst());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setFilter(dialog->filter() | QDir::Hidden);
    if (!profiles.isEmpty())
        dialog->selectFile(profiles.constFirst());
    connect(dialog, &QFileDialog::fileSelected, this, &AccountTransfer::read);
    dialog->open();
}

void AccountTransfer::chooseTarget()
{
    auto *dialog = new QFileDialog(this, tr("Export accounts"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("waxwing-accounts.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &AccountTransfer::write);
    dialog->open();
}

void AccountTransfer::read(const QString &path)
{
    models::whenReady(
        this, m_services.read(path), [this](const accounts::ImportedAccounts &found) { take(found); },
        [this](const Error &error) { Q_EMIT said(error.summary(), true); });
}

bool AccountTransfer::isKnown(const accounts::Account &account) const
{
    const QList<accounts::Account> all = m_services.accounts();
    return std::any_of(all.cbegin(), all.cend(), [&account](const accounts::Account &one) {
        return one.user == account.user && one.incoming == account.incoming;
    });
}

void AccountTransfer::take(const accounts::ImportedAccounts &found)
{
    int added = 0;
    QStringList sentences = found.skipped;
    for (const accounts::Account &account : found.accounts) {
        if (isKnown(account)) {
            sentences << tr("The account “%1” is here already.").arg(account.name);
            continue;
        }
        try {
            m_services.add(account);
            ++added;
        } catch (const Error &error) {
            sentences << tr("The account “%1” was left out: %2").arg(account.name, error.summary());
        }
    }
    if (added > 0) {
        sentences.prepend(tr("%n accounts were added. Their passwords are asked for once.", nullptr, added));
        Q_EMIT imported();
    }
    Q_EMIT said(sentences.join(QLatin1Char('\n')), added == 0);
}

void AccountTransfer::write(const QString &path)
{
    models::whenReady(
        this, m_services.write(path, accounts::exportAccounts(m_services.accounts())),
        [this, path] { Q_EMIT said(tr("The accounts are in %1, without their passwords.").arg(path), false); },
        [this](const Error &error) { Q_EMIT said(error.summary(), true); });
}

} // namespace waxwing::ui
