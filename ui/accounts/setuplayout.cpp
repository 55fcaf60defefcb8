// How the set-up page looks. What it does is in setuppage.cpp.
#include "ui/accounts/setuppage.h"

#include "ui/accounts/card.h"
#include "ui/accounts/serverform.h"
#include "ui/accounts/steplist.h"
#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace waxwing::ui {

namespace {

constexpr int columnWidth = 680;
constexpr int pictureSize = 64;

void setTextColor(QLabel *label, const QColor &color)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    if (palette != label->palette())
        label->setPalette(palette);
}

void makeRevealable(QLineEdit *password)
{
    password->setEchoMode(QLineEdit::Password);
    QAction *reveal
        = password->addAction(icon(QStringLiteral("show-password"), Tint::Text2), QLineEdit::TrailingPosition);
    reveal->setCheckable(true);
    reveal->setToolTip(SetupPage::tr("Show the password"));
    QObject::connect(reveal, &QAction::toggled, password, [password](bool shown) {
        password->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
}

} // namespace

SetupPage::SetupPage(sync::MailCommands *commands, SetupServices services, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_services(std::move(services))
    , m_found(new StepList(this))
    , m_form(new ServerForm(this))
    , m_steps(new StepList(this))
{
    setObjectName(QStringLiteral("setupPage"));
    setAccessibleName(tr("Set up your mail"));
    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    for (QWidget *part :
         {makeTitle(), makeCard(), makeFound(), static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_steps)}) {
        lines->addWidget(part);
        lines->addSpacing(16);
    }
    lines->addStretch();
    m_form->hide();
    m_steps->hide();
    m_steps->setObjectName(QStringLiteral("setupSteps"));

    auto *inner = new QWidget;
    auto *sides = new QHBoxLayout(inner);
    sides->setContentsMargins(24, 48, 24, 24);
    sides->addStretch(1);
    sides->addWidget(column, 100);
    sides->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidget(inner);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);

    m_typing.setSingleShot(true);
    connect(&m_typing, &QTimer::timeout, this, &SetupPage::discover);
    connect(m_form, &ServerForm::changed, this, &SetupPage::showWhereKept);
    connect(m_commands, &sync::MailCommands::testStep, this, &SetupPage::showTestStep);
    wireReview();
    setKeyringAvailable(true);
    inputChanged();
    colorTexts();
    setFocusProxy(m_name);
}

QWidget *SetupPage::makeTitle()
{
    auto *row = new QWidget(this);
    row->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(16);
    const QPixmap picture = QApplication::windowIcon().pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF());
    if (!picture.isNull()) {
        auto *image = new QLabel(row);
        image->setPixmap(picture);
        layout->addWidget(image);
    }
    m_title = new QLabel(tr("Set up your mail"), row);
    m_title->setFont(sized(font(), TextSize::PageTitle, QFont::DemiBold));
    m_subtitle = new QLabel(tr("Three lines are enough. The rest is found and shown before it is used."), row);
    m_subtitle->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addStretch();
    texts->addWidget(m_title);
    texts->addWidget(m_subtitle);
    texts->addStretch();
    layout->addLayout(texts, 1);
    return row;
}

QLineEdit *SetupPage::addField(QVBoxLayout *layout, const QString &label, const QString &objectName)
{
    auto *text = new QLabel(label);
    auto *line = new QLineEdit;
    text->setBuddy(line);
    line->setObjectName(objectName);
    line->setAccessibleName(label);
    line->setFixedHeight(metrics::fieldHeight);
    line->setTextMargins(8, 0, 4, 0);
    layout->addWidget(text);
    layout->addSpacing(4);
    layout->addWidget(line);
    layout->addSpacing(16);
    connect(line, &QLineEdit::textChanged, this, &SetupPage::inputChanged);
    return line;
}

QWidget *SetupPage::makeCard()
{
    auto *card = new Card(this);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(24, 24, 24, 20);
    layout->setSpacing(0);
    m_byHand = new QPushButton(tr("Set up by hand"), card);
    m_test = new QPushButton(tr("Test"), card);
    m_continue = new QPushButton(tr("Continue"), card);
    m_problem = new QLabel(card);
    m_certificate = new QPushButton(tr("Look at the certificate"), card);
    m_name = addField(layout, tr("Your name"), QStringLiteral("setupName"));
    m_address = addField(layout, tr("Email address"), QStringLiteral("setupAddress"));
    m_password = addField(layout, tr("Password"), QStringLiteral("setupPassword"));
    makeRevealable(m_password);
    m_problem->setObjectName(QStringLiteral("setupProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(0, 0, 0, 16);
    m_certificate->setObjectName(QStringLiteral("setupCertificate"));
    m_certificate->hide();
    setSmall(m_certificate);
    auto *problem = new QHBoxLayout;
    problem->addWidget(m_problem, 1);
    problem->addWidget(m_certificate, 0, Qt::AlignTop);
    layout->addLayout(problem);

    m_byHand->setObjectName(QStringLiteral("setupByHand"));
    m_byHand->setFlat(true);
    m_test->setObjectName(QStringLiteral("setupTest"));
    m_test->setAccessibleName(tr("Test"));
    m_test->hide();
    m_continue->setObjectName(QStringLiteral("setupContinue"));
    m_continue->setAccessibleName(tr("Continue"));
    m_continue->setDefault(true);
    setButtonKind(m_continue, ButtonKind::Primary);
    m_keyringIcon = new QLabel(card);
    m_keyring = new QLabel(card);
    m_keyring->setFont(sized(font(), TextSize::Small));
    m_keyring->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_keyringIcon);
    row->addWidget(m_keyring, 1);
    for (QWidget *button : {m_byHand, m_test, m_continue})
        row->addWidget(button);
    layout->addLayout(row);
    connect(m_byHand, &QPushButton::clicked, this, [this] { setByHand(!m_isByHand); });
    connect(m_test, &QPushButton::clicked, this, &SetupPage::test);
    connect(m_continue, &QPushButton::clicked, this, &SetupPage::proceed);
    for (QLineEdit *line : {m_name, m_address, m_password})
        connect(line, &QLineEdit::returnPressed, m_continue, [this] { m_continue->click(); });
    return card;
}

// What is accepted stays with the page; the account is tried again at once.
void SetupPage::wireReview()
{
    m_review = new CertificateReview(m_services.certificates, this);
    connect(m_certificate, &QPushButton::clicked, this, [this] { m_review->start(account()); });
    connect(m_review, &CertificateReview::noted, this, &SetupPage::showProblem);
    connect(m_review, &CertificateReview::accepted, this, [this](const accounts::Account &account) {
        m_accepted = account.tlsExceptions;
        startTest(m_savesAfter);
    });
}

QWidget *SetupPage::makeFound()
{
    m_foundBox = new QWidget(this);
    m_foundTitle = new QLabel(m_foundBox);
    m_foundTitle->setFont(sized(font(), TextSize::Normal, QFont::DemiBold));
    m_foundTitle->setTextFormat(Qt::PlainText);
    m_foundState = new QLabel(m_foundBox);
    m_foundState->setFont(sized(font(), TextSize::Small));
    m_foundState->setTextFormat(Qt::PlainText);
    m_found->setObjectName(QStringLiteral("setupFound"));
    m_found->setAccessibleName(tr("What was found"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_foundTitle);
    head->addStretch();
    head->addWidget(m_foundState);
    auto *layout = new QVBoxLayout(m_foundBox);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_found);
    m_meant = new QPushButton(m_foundBox);
    m_meant->setObjectName(QStringLiteral("setupMeant"));
    m_meant->hide();
    setSmall(m_meant);
    connect(m_meant, &QPushButton::clicked, this, &SetupPage::useSuggestion);
    layout->addWidget(m_meant, 0, Qt::AlignLeft);
    m_foundBox->hide();
    return m_foundBox;
}

void SetupPage::setKeyringAvailable(bool available)
{
    m_hasKeyring = available;
    showWhereKept();
}

void SetupPage::showWhereKept()
{
    switch (m_isByHand ? account().passwordSource : auth::PasswordSource::Keyring) {
    case auth::PasswordSource::Keyring:
        m_keyring->setText(m_hasKeyring
                               ? tr("Kept in your desktop's password store")
                               : tr("There is no password store here: the password is kept until Waxwing is closed"));
        break;
    case auth::PasswordSource::Session: m_keyring->setText(tr("Kept until Waxwing is closed")); break;
    case auth::PasswordSource::Command: m_keyring->setText(tr("Kept nowhere: a program prints it")); break;
    }
}

void SetupPage::colorTexts()
{
    const Colors &colors = Colors::of(palette());
    for (QLabel *label : {m_subtitle, m_keyring, m_foundState})
        setTextColor(label, colors.text2);
    setTextColor(m_problem, colors.error);
    m_keyringIcon->setPixmap(
        iconPixmap(QStringLiteral("lock"), {metrics::iconSize, metrics::iconSize}, devicePixelRatioF(), colors.text2));
}

void SetupPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorTexts();
}

} // namespace waxwing::ui
