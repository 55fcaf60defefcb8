// One pending change in the activity panel: what, how it stands, Retry and Cancel.
#pragma once

#include <QModelIndex>
#include <QWidget>

class QLabel;
class QPushButton;

namespace waxwing::ui {

class ElidedLabel;

class ChangeRow : public QWidget {
    Q_OBJECT
public:
    explicit ChangeRow(QWidget *parent = nullptr);

    void show(const QModelIndex &change);

Q_SIGNALS:
    void retryRequested(qint64 intent);
    void cancelRequested(qint64 intent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyColors();

    qint64 m_intent = 0;
    QString m_icon;
    bool m_refused = false;
    ElidedLabel *m_what;
    ElidedLabel *m_detail;
    QLabel *m_state;
    QPushButton *m_retry;
    QPushButton *m_cancel;
};

} // namespace waxwing::ui
