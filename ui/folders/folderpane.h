// The folder pane: the tree, and above it a field that filters it as one types; the field is there for those with
// many folders and for who asks for it.
#pragma once

#include <QWidget>

class QLineEdit;

namespace waxwing::ui {

class FolderTreeView;

class FolderPane : public QWidget {
    Q_OBJECT
public:
    // The tree becomes its child.
    explicit FolderPane(FolderTreeView *tree, QWidget *parent = nullptr);

    void filter(); // shows the field and gives it the keyboard

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void leave(bool clear);
    void openFirst();
    void updateField();

    FolderTreeView *m_tree;
    QLineEdit *m_field;
    bool m_asked = false;
};

} // namespace waxwing::ui
