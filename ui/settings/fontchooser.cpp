#include "ui/settings/fontchooser.h"

#include <QFontDialog>

namespace waxwing::ui {

namespace {

enum Entry { System, Chosen, Other };

} // namespace

FontChooser::FontChooser(const QString &font, QWidget *parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    showFont(font);
    connect(this, &QComboBox::activated, this, [this](int) {
        switch (currentData().toInt()) {
        case System:
            showFont({});
            Q_EMIT fontChosen(m_font);
            break;
        case Other: choose(); break;
        default: break;
        }
    });
}

void FontChooser::showFont(const QString &font)
{
    m_font = font;
    clear();
    addItem(tr("As the system"), System);
    QFont chosen;
    if (!font.isEmpty() && chosen.fromString(font)) {
        addItem(tr("%1, %2 pt", "a font's name and size").arg(chosen.family()).arg(chosen.pointSizeF()), Chosen);
    }
    addItem(tr("Another…", "font"), Other);
    setCurrentIndex(font.isEmpty() ? 0 : 1);
}

void FontChooser::choose()
{
    QFont font;
    font.fromString(m_font.isEmpty() ? this->font().toString() : m_font);
    auto *dialog = new QFontDialog(font, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFontDialog::DontUseNativeDialog);
    connect(dialog, &QFontDialog::fontSelected, this, [this](const QFont &chosen) {
        showFont(chosen.toString());
        Q_EMIT fontChosen(m_font);
    });
    connect(dialog, &QDialog::rejected, this, [this] { showFont(m_font); });
    dialog->open();
}

} // namespace waxwing::ui
