// The attachments of the message on the screen, at its foot: icon, name with its last extension, size; open, save,
// save all. What would run something when opened is not opened from here.
#pragma once

#include "ui/reader/attachmentfiles.h"

#include <QSet>
#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace waxwing::ui {

class FileChip;

class AttachmentStrip : public QWidget {
    Q_OBJECT
public:
    explicit AttachmentStrip(QWidget *parent = nullptr);
    // Null: none. Hidden when there is nothing to offer. shownInline: Content-IDs of pictures already shown in the
    // message, which are not offered again.
    void setMessage(const models::MessagePtr &message, const QSet<QByteArray> &shownInline = {});

Q_SIGNALS:
    void notice(const QString &sentence); // saved, or why not

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addChip(const mime::Part &part);
    void drag(FileChip *chip, const mime::Part &part); // to another program, as a file
    void showMenu(QWidget *chip, const mime::Part &part);
    void open(const mime::Part &part);
    void openCopy(const mime::Part &part);
    void saveAs(const mime::Part &part);
    void saveAll();
    void tellThatItIsFetched(const mime::Part &part);
    std::function<void(const Error &)> tell();

    models::MessagePtr m_message;
    AttachmentFiles m_files;
    QScrollArea *m_area;
    QWidget *m_row;
    QHBoxLayout *m_chips;
    QPushButton *m_saveAll;
};

} // namespace waxwing::ui
