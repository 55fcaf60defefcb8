// What a search looked at, and the offer to have the server look at the rest.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace waxwing::ui {

class CoverageBar : public QWidget {
    Q_OBJECT
public:
    explicit CoverageBar(QWidget *parent = nullptr);

    // held: messages of the folder whose text is here; total: all of it.
    void showLocal(qint64 held, qint64 total);
    void showAsking();
    void showAnswered(int added, bool complete);

Q_SIGNALS:
    void serverSearchRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace waxwing::ui
