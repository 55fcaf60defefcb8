#include "tests/window2/samplemail.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

namespace waxwing::test {

namespace {

QByteArray head(const QByteArray &from, const QByteArray &subject)
{
    return QByteArrayLiteral("From: ") + from + "\r\nTo: Mara Lindqvist <mara@birchmere.example>\r\nSubject: " + subject
        + "\r\nDate: Tue, 24 Nov 2026 10:18:00 +0100\r\nMessage-ID: <sample@rowanreed.example>\r\n"
          "MIME-Version: 1.0\r\n";
}

QByteArray part(const QByteArray &header, const QByteArray &body)
{
    return "--b\r\n" + header + "\r\n\r\n" + body + "\r\n";
}

QByteArray crlf(QByteArray text)
{
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
}

QByteArray picture()
{
    QImage image(1220, 240, QImage::Format_RGB32);
    image.fill(QColor(0xF5, 0xE3, 0xCF));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xE4, 0xC2, 0x9A));
    painter.drawEllipse(QPoint(1000, 160), 190, 190);
    painter.setBrush(QColor(0xB3, 0x26, 0x1E));
    for (int i = 0; i < 5; ++i)
        painter.drawEllipse(QPoint(760 + i * 26, 190 - (i % 2) * 20), 12, 12);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes.toBase64();
}

} // namespace

QByteArray plainMail(const QByteArray &from, const QByteArray &subject, const QByteArray &text)
{
    return head(from, subject) + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + crlf(text);
}

QByteArray htmlMail(const QByteArray &from, const QByteArray &subject, const QByteArray &html)
{
    return head(from, subject) + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + crlf(html);
}

QByteArray catalogueMail()
{
    const QByteArray html
        = "<html><body style=\"font-family:sans-serif\"><div style=\"background:#F5E3CF\">"
          "<img src=\"cid:cover@rowan\" alt=\"Autumn catalogue\"></div><p>Dear Mara,</p>"
          "<p>The cover is warmer now and the berries sit clear of the spine. Please look at these three places once "
          "more; if you are happy, I will release the files to <a href=\"https://quarrylane.example/\">Quarry Lane "
          "Printers</a> on Thursday at noon.</p><table cellspacing=8><tr><td style=\"border:1px solid #dfdad3;"
          "padding:12px\"><b>Cover</b><br>Red reduced by 6 %</td><td style=\"border:1px solid #dfdad3;padding:12px\">"
          "<b>Pages 8–9</b><br>New map</td></tr></table><p>Warm regards,<br>Ines</p>"
          "<img src=\"https://track.example/1.gif\" width=1 height=1><img src=\"https://track.example/2.png\">"
          "</body></html>";
    return head("Ines Okafor <ines@rowanreed.example>", "Autumn catalogue: final proofs")
        + "Cc: Tomasz Wrona <tomasz@wrona.example>, Priya Raman <priya@lists.example>, Ana <ana@x.example>\r\n"
          "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + part("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit", html)
        + part("Content-Type: image/png; name=cover.png\r\nContent-ID: <cover@rowan>\r\nContent-Disposition: "
               "inline\r\nContent-Transfer-Encoding: base64",
               picture())
        + part("Content-Type: application/pdf; name=catalogue-proof-4.pdf\r\nContent-Disposition: attachment; "
               "filename=catalogue-proof-4.pdf\r\nContent-Transfer-Encoding: base64",
               QByteArray(2'400'000, 'x').toBase64())
        + part("Content-Type: application/vnd.oasis.opendocument.spreadsheet\r\nContent-Disposition: attachment; "
               "filename=print-quote.ods\r\nContent-Transfer-Encoding: base64",
               QByteArray(38'000, 'y').toBase64())
        + "--b--\r\n";
}

QByteArray quotedMail()
{
    QByteArray text = "On Tue, 24 Nov 2026 at 08:31, Priya Raman wrote:\n"
                      "> On Mon, 23 Nov 2026 at 22:14, Henrik Solberg wrote:\n"
                      "> > Two of the servers I tried answer NO when the new parent is in another\n"
                      "> > namespace. The client then shows the folder in both places.\n";
    for (int i = 0; i < 18; ++i)
        text += "> > > line " + QByteArray::number(i) + " of what Mara wrote long ago\n";
    text += "> So a rename is not enough. Could we copy the messages and delete the rest?\n\n"
            "I would rather copy, compare the counts and only then remove the source. If the\n"
            "line breaks half way, nothing is lost and the next start can go on from there:\n\n"
            "  1. create the target and its subfolders, subscribe them\n"
            "  2. copy message by message range, note the last one\n"
            "  3. compare, then remove the source\n\n"
            "The steps are written up at https://lists.waxwing.example/moves\n-- \nTomasz\n";
    return plainMail("Tomasz Wrona <tomasz@wrona.example>",
                     "Re: [waxwing-dev] Folder moves on servers that cannot rename across namespaces, and what to do "
                     "about the folders that stay behind",
                     text);
}

QByteArray trackingMail(const QByteArray &base)
{
    QByteArray html = "<html><head><meta http-equiv=refresh content=\"0;url=BASE/refresh\"><base href=\"BASE/\">"
                      "<link rel=prefetch href=\"BASE/prefetch\"><link rel=preload as=image href=\"BASE/preload\">"
                      "<link rel=dns-prefetch href=\"//dns.tracker.example\"><link rel=preconnect href=\"BASE/\">"
                      "<link rel=icon href=\"BASE/icon\"><link rel=stylesheet href=\"BASE/style.css\">"
                      "<style>@import url(BASE/import.css);@font-face{font-family:x;src:url(BASE/font)}"
                      "p{font-family:x;background:url(BASE/css)} div{background:u\\72l(BASE/escaped)}"
                      "b{background-image:image-set(url(BASE/set) 1x)}</style></head>"
                      "<body background=\"BASE/body\" onload=\"fetch('BASE/onload')\"><p>Hello</p><div>x</div><b>y</b>"
                      "<img src=\"BASE/picture-1.png\"><img src=\"BASE/picture-2.png\" srcset=\"BASE/set2.png 2x\">"
                      "<picture><source srcset=\"BASE/source\"><img src=\"relative.png\"></picture>"
                      "<p style=\"background:url(BASE/inline)\">z</p><p style=\"background:url(&#66;ASE/entity)\">z</p>"
                      "<video src=\"BASE/video\" poster=\"BASE/poster\" autoplay></video><audio src=\"BASE/audio\" "
                      "autoplay></audio><track src=\"BASE/track\"><object data=\"BASE/object\"></object>"
                      "<embed src=\"BASE/embed\"><iframe src=\"BASE/frame\"></iframe>"
                      "<iframe srcdoc=\"<meta http-equiv=refresh content='0;url=BASE/nested'><img src='BASE/srcdoc'>\">"
                      "</iframe><svg><image href=\"BASE/svg\"/><use href=\"BASE/use\"/><filter><feImage "
                      "href=\"BASE/fe\"/></filter></svg><form action=\"BASE/form\"><input type=image "
                      "src=\"BASE/input\"><button>Go</button></form><script src=\"BASE/script\"></script>"
                      "<table background=\"BASE/table\"><tr><td background=\"BASE/cell\">t</td></tr></table>"
                      "<img src=\"file:///etc/hostname\"><img src=\"cid:other@message\">"
                      "<a href=\"BASE/click\" ping=\"BASE/ping\">link</a></body></html>";
    html.replace("BASE", base);
    QByteArray mail = htmlMail("Tracker <news@tracker.example>", "All the tricks", html);
    return mail.replace("MIME-Version", "Disposition-Notification-To: news@tracker.example\r\nMIME-Version");
}

QByteArray attachmentMail(const QList<QByteArray> &names)
{
    QByteArray mail = head("Ana <ana@x.example>", "Files") + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + part("Content-Type: text/plain", "See below");
    for (const QByteArray &name : names) {
        mail += part("Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" + name
                         + "\"\r\nContent-Transfer-Encoding: base64",
                     QByteArray("bytes of " + name).toBase64());
    }
    return mail + "--b--\r\n";
}

} // namespace waxwing::test
