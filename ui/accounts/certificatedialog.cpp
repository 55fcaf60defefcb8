#include "ui/accounts/certificatedialog.h"

#include "core/mime/address.h"
#include "ui/accounts/card.h"
#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace waxwing::ui {

namespace {

constexpr int dialogWidth = 560;
constexpr int longestFact = 300; // a certificate's names may be anything, and of any length

QString fact(const QString &text)
{
    return text.trimmed().isEmpty() ? CertificateDialog::tr("Not said") : mime::harmlessLine(text, longestFact);
}

// In two lines, as they are compared by eye.
QString fingerprintLines(const QByteArray &sha256)
{
    QString text = net::fingerprintText(sha256);
    text.replace(text.size() / 2, 1, QLatin1Char('\n'));
    return text;
}

// Qt gives both the same name where nobody else signed it; that may also be an authority of the same name.
QString issuerText(const net::CertificateInfo &info)
{
    return info.issuer == info.subject
        ? CertificateDialog::tr("%1: itself, nobody else vouches for it").arg(fact(info.issuer))
        : fact(info.issuer);
}

QString validityText(const net::CertificateInfo &info)
{
    const QString until = QLocale().toString(info.validUntil.toLocalTime().date(), QLocale::LongFormat);
    return info.validUntil < QDateTime::currentDateTimeUtc() ? CertificateDialog::tr("%1: it has expired").arg(until)
                                                             : until;
}

void setTextColor(QLabel *label, const QColor &color)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    if (palette != label->palette())
        label->setPalette(palette);
}

} // namespace

CertificateDialog::CertificateDialog(const accounts::ShownCertificate &shown, const QByteArray &before, QWidget *parent)
    : QDialog(parent), m_icon(new QLabel(this)), m_problem(new QLabel(this)), m_advice(new QLabel(this))
{
    setObjectName(QStringLiteral("certificateDialog"));
    setWindowTitle(tr("Certificate of %1").arg(shown.endpoint.host));
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(24, 20, 24, 16);
    lines->setSpacing(14);
    lines->addWidget(makeHead(shown));
    lines->addWidget(makeFacts(shown, before));
    m_advice->setText(tr("Somebody who is between you and the server could show a certificate like this to read your "
                         "password and your mail. Accept it only if your provider has told you this fingerprint by "
                         "another way. It is then accepted for %1, port %2, and nowhere else, until you take that "
                         "back in the account's settings.")
                          .arg(shown.endpoint.host)
                          .arg(shown.endpoint.port));
    m_advice->setTextFormat(Qt::PlainText);
    m_advice->setWordWrap(true);
    lines->addWidget(m_advice);
    lines->addStretch();
    lines->addWidget(makeButtons(shown.isChanged()));
    setMinimumWidth(dialogWidth);
    colorTexts();
}

QWidget *CertificateDialog::makeHead(const accounts::ShownCertificate &shown)
{
    auto *head = new QWidget(this);
    auto *title = new QLabel(
        shown.isChanged() ? tr("The certificate has changed") : tr("This server cannot prove who it is"), head);
    title->setFont(sized(font(), TextSize::PaneTitle, QFont::DemiBold));
    m_problem->setText(shown.server.problem ? shown.server.problem->summary() : QString());
    m_problem->setObjectName(QStringLiteral("certificateProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_icon->setFixedWidth(metrics::iconSize);
    auto *grid = new QGridLayout(head);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    grid->addWidget(title, 0, 0, 1, 2);
    grid->addWidget(m_icon, 1, 0, Qt::AlignTop);
    grid->addWidget(m_problem, 1, 1);
    grid->setColumnStretch(1, 1);
    return head;
}

QLabel *CertificateDialog::addFact(QFormLayout *form, const QString &label, const QString &text, const char *name)
{
    auto *what = new QLabel(label, form->parentWidget());
    auto *value = new QLabel(text, form->parentWidget());
    what->setBuddy(value);
    value->setObjectName(QLatin1String(name));
    value->setAccessibleName(label);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setFocusPolicy(Qt::NoFocus);
    form->addRow(what, value);
    m_labels.append(what);
    return value;
}

QWidget *CertificateDialog::makeFacts(const accounts::ShownCertificate &shown, const QByteArray &before)
{
    const net::CertificateInfo &info = shown.server.certificate;
    auto *card = new Card(this);
    auto *form = new QFormLayout(card);
    form->setContentsMargins(16, 14, 16, 14);
    form->setHorizontalSpacing(18);
    form->setVerticalSpacing(8);
    addFact(form, tr("Server"), tr("%1, port %2").arg(shown.endpoint.host).arg(shown.endpoint.port),
            "certificateServer");
    addFact(form, tr("Belongs to"), fact(info.subject), "certificateSubject");
    addFact(form, tr("Made for"), fact(info.hosts.join(QLatin1String(", "))), "certificateHosts");
    addFact(form, tr("Vouched for by"), issuerText(info), "certificateIssuer");
    QLabel *until = addFact(form, tr("Valid until"), validityText(info), "certificateUntil");
    if (info.validUntil < QDateTime::currentDateTimeUtc())
        m_wrong.append(until);
    QLabel *now = addFact(form, tr("Fingerprint (SHA-256)"), fingerprintLines(info.sha256), "certificateFingerprint");
    now->setFont(fixedFont(font()));
    now->setWordWrap(false);
    if (!before.isEmpty()) {
        QLabel *old = addFact(form, tr("Accepted before"), fingerprintLines(before), "certificateBefore");
        old->setFont(fixedFont(font()));
        old->setWordWrap(false);
    }
    return card;
}

QWidget *CertificateDialog::makeButtons(bool isChanged)
{
    auto *buttons = new QDialogButtonBox(this);
    // Neither Enter nor Esc accepts: the only way is this button itself.
    QPushButton *accept = buttons->addButton(
        isChanged ? tr("Accept the new certificate") : tr("Accept this certificate"), QDialogButtonBox::ActionRole);
    QPushButton *refuse = buttons->addButton(tr("Do not connect"), QDialogButtonBox::RejectRole);
    accept->setObjectName(QStringLiteral("certificateAccept"));
    accept->setAutoDefault(false);
    refuse->setObjectName(QStringLiteral("certificateRefuse"));
    setButtonKind(refuse, ButtonKind::Primary);
    refuse->setDefault(true);
    refuse->setFocus();
    connect(accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void CertificateDialog::colorTexts()
{
    const Colors &colors = Colors::of(palette());
    setTextColor(m_problem, colors.error);
    setTextColor(m_advice, colors.text2);
    for (QLabel *label : std::as_const(m_labels))
        setTextColor(label, colors.text2);
    for (QLabel *label : std::as_const(m_wrong))
        setTextColor(label, colors.error);
    m_icon->setPixmap(iconPixmap(QStringLiteral("problem"), {metrics::iconSize, metrics::iconSize}, devicePixelRatioF(),
                                 colors.error));
}

void CertificateDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorTexts();
}

} // namespace waxwing::ui
