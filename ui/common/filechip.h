// An attachment as a button: icon of its kind, name cut in its middle so that the extension stays, size below.
#pragma once

#include <QAbstractButton>

namespace waxwing::ui {

class FileChip : public QAbstractButton {
    Q_OBJECT
public:
    // size: octets; below 0: unknown. removable: a cross at the end that emits removeClicked.
    FileChip(const QString &name, const QByteArray &type, qint64 size, bool removable, QWidget *parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void removeClicked();
    void menuRequested();
    void dragRequested(); // pressed and pulled away

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRect crossRect() const;

    QString m_name;
    QString m_size;
    QString m_icon;
    bool m_removable;
    QPoint m_pressed; // null: not by the left button
};

// file-pdf, file-image, … by media type and extension: names of icons.h.
QString fileIconName(const QString &name, const QByteArray &type);
// "860 kB", "2.4 MB", as the locale writes it.
QString fileSizeText(qint64 octets);

} // namespace waxwing::ui
