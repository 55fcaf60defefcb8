// Which font is used somewhere: the system's, or one that is chosen in a dialog.
#pragma once

#include <QComboBox>

namespace waxwing::ui {

class FontChooser : public QComboBox {
    Q_OBJECT
public:
    // font: QFont::toString(); empty: the system's.
    explicit FontChooser(const QString &font, QWidget *parent = nullptr);

Q_SIGNALS:
    void fontChosen(const QString &font);

private:
    void choose();
    void showFont(const QString &font);

    QString m_font;
};

} // namespace waxwing::ui
