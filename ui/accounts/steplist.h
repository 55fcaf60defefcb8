// A card of rows that say how far something has come: icon of the state, what it is, what is so.
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace waxwing::ui {

enum class StepState { Waiting, Running, Done, Failed };

class StepList : public QWidget {
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);
    // Makes the row when key is new.
    void setStep(const QString &key, StepState state, const QString &label, const QString &text,
                 const QString &detail = {});
    void clear();
    bool isEmpty() const { return m_rows.isEmpty(); }
    StepState state(const QString &key) const;
    // All words, a line a row; for screen readers and tests.
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QString key;
        StepState state = StepState::Waiting;
        QWidget *widget;
        QLabel *icon;
        QLabel *label;
        QLabel *text;
        QLabel *detail;
    };
    Row makeRow(const QString &key);
    void color(const Row &row) const;

    QList<Row> m_rows;
};

} // namespace waxwing::ui
