// The settings as a list: rows below headings, each with what it is for, and found by any of their words.
#pragma once

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace waxwing::ui {

// A setting that has its place in another window.
struct Elsewhere {
    QString title;
    QString words; // that people may look for it by
    std::function<void()> open;
};

class SettingList : public QWidget {
    Q_OBJECT
public:
    explicit SettingList(QWidget *parent = nullptr);

    void addHeading(const QString &title);
    // The control's accessible name and description are made of these.
    void addRow(QWidget *control, const QString &title, const QString &why);
    void addRow(QLayout *controls, const QString &words); // that say themselves what they are for
    QComboBox *addChoice(const QString &name, const QString &title, const QString &why);
    // Shown only while somebody looks for it.
    void addElsewhere(const QList<Elsewhere> &settings);
    // Shows what has all these words, in title, purpose, choices or heading; nothing: all that is here.
    void find(const QString &text);

private:
    struct Row {
        QWidget *widget = nullptr;
        QWidget *heading = nullptr;
        QString words;
        bool elsewhere = false;
    };
    QWidget *makeRow(const QString &words);

    QVBoxLayout *m_layout;
    QList<Row> m_rows;
    QLabel *m_heading = nullptr; // of what is added
    QLabel *m_none;
};

} // namespace waxwing::ui
