// A certificate that was refused, in plain words: whose it is, who vouches for it, what is wrong with it. Accepting it
// is possible and never the default. UI thread.
#pragma once

#include "core/accounts/serverprobe.h"

#include <QDialog>

class QFormLayout;
class QLabel;

namespace waxwing::ui {

class CertificateDialog : public QDialog {
    Q_OBJECT
public:
    // before: SHA-256 of the one that was accepted for this server; empty: none was. Ends as accepted() only by the
    // button that says so.
    CertificateDialog(const accounts::ShownCertificate &shown, const QByteArray &before, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead(const accounts::ShownCertificate &shown);
    QWidget *makeFacts(const accounts::ShownCertificate &shown, const QByteArray &before);
    QWidget *makeButtons(bool isChanged);
    QLabel *addFact(QFormLayout *form, const QString &label, const QString &text, const char *name);
    void colorTexts();

    QLabel *m_icon;
    QLabel *m_problem;
    QLabel *m_advice;
    QList<QLabel *> m_labels;
    QList<QLabel *> m_wrong;
};

} // namespace waxwing::ui
