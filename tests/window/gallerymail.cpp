#include "tests/window/gallerymail.h"

#include "tests/support/samplemail/picture.h"

#include <QDateTime>

namespace waxwing::test {

namespace {

constexpr qsizetype lineLength = 76;

QByteArray base64Lines(const QByteArray &data)
{
    const QByteArray text = data.toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < text.size(); at += lineLength) {
        lines += text.mid(at, lineLength) + "\r\n";
    }
    return lines;
}

QByteArray part(const QByteArray &header, const QByteArray &body)
{
    return "--sample\r\n" + header + "\r\n\r\n" + body + "\r\n";
}

const char *const catalogue = "Autumn catalogue: final proofs";

const QList<Sample> samples{
    {"Priya Raman <priya@raman.example>", "Re: Folder moves on servers that cannot rename",
     "I would rather copy, compare the counts and only then remove the source.", 97, true, false, false},
    {"Fernhill Dental Practice <desk@fernhill.example>", "Your appointment on Thursday 3 December at 14:20",
     "If the time does not suit you, please reply by Monday.", 74, true, false, false},
    {"Henrik Solberg <henrik@solberg.example>", "Cabin keys and the boat",
     "The spare key is with Aune at the jetty; the boat needs a new rope before the frost.", 52, true, true, false},
    {"Orrery Museum <loans@orrery.example>", "Loan agreement for the winter exhibition, second draft",
     "Both signatures are needed before the crates leave on Friday.", 31, true, false, true},
    {"=?utf-8?B?2YbZiNixINit2K/Yp9iv?= <nour@haddad.example>",
     "=?utf-8?B?2YXYsdin2KzYudipINmF2LPZiNiv2Kkg2KfZhNi52YLYryDZgtio2YQg2YrZiNmFINin2YTYrtmF2YrYsw==?=",
     "مرحباً مارا، أرفقت المسودة الثانية مع ملاحظات المحامي على البند الرابع.", 27, false, false, true},
    {"The Slow Post <letters@slowpost.example>", "Issue 118: a letter that took a century",
     "Found behind a skirting board in a station house, still sealed.", 6, true, false, false},
    {"Tomasz Wrona <tomasz@wrona.example>", "[waxwing-dev] Folder moves on servers that cannot rename",
     "Two of the servers I tried answer NO when the new parent is in another namespace.", 5, false, false, false},
    {"Larkmoor Power <billing@larkmoor.example>", "Invoice 2026-1184 for October",
     "€ 64.20 will be collected on 4 December. Nothing to do.", 4, false, false, true},
    {"=?utf-8?B?55Sw6L66IOeUsee0gA==?= <yuki@tanabe.example>",
     "=?utf-8?B?5Y2B5pyI44Gu5omT44Gh5ZCI44KP44Gb44Gu5pel56iL44Gr44Gk44GE44Gm?=",
     "お世話になっております。来週の候補日を三つお送りいたします。", 3, false, false, false},
    {"Ines Okafor <ines@rowanreed.example>", catalogue,
     "Here is proof 3. The map on page 9 is still the old one, sorry.", 100, true, false, false},
    {"Mara Lindqvist <demo@waxwing.test>", catalogue,
     "Thank you. The red on the cover is too cold for me, and the title could move up a little.", 52, true, false,
     false},
    {"Tomasz Wrona <tomasz@wrona.example>", catalogue,
     "The index has 14 wrong page numbers. I have marked them in the attached list.", 30, true, false, false},
    {"Ines Okafor <ines@rowanreed.example>", catalogue, nullptr, 2, true, true, true},
};

// The newest message of the conversation: formatted, with a picture inside and two that are not loaded.
QByteArray formatted()
{
    const QByteArray html
        = "<html><body style=\"font-family:sans-serif\"><img src=\"cid:banner\" width=\"610\" height=\"148\">"
          "<p>Dear Mara,</p><p>The cover is warmer now and the berries sit clear of the spine. Please look at these "
          "three places once more; if you are happy, I will release the files to "
          "<a href=\"https://quarrylane.example/printers\">Quarry Lane Printers</a> on Thursday at noon.</p>"
          "<table cellspacing=\"8\" width=\"100%\"><tr>"
          "<td style=\"border:1px solid #ccc;border-radius:6px;padding:10px\"><b>Cover</b><br>Red reduced by 6&nbsp;%, "
          "title moved up 2&nbsp;mm</td>"
          "<td style=\"border:1px solid #ccc;border-radius:6px;padding:10px\"><b>Pages 8–9</b><br>New map, place names "
          "reset in italic</td>"
          "<td style=\"border:1px solid #ccc;border-radius:6px;padding:10px\"><b>Index</b><br>Sorted again, 14 page "
          "numbers corrected</td></tr></table>"
          "<p><img src=\"https://rowanreed.example/sample.png\" width=\"180\" height=\"90\" alt=\"Paper sample\"> "
          "<img src=\"https://rowanreed.example/map.png\" width=\"180\" height=\"90\"></p>"
          "<p>The paper sample follows by post.</p><p>Warm regards,<br>Ines</p></body></html>";
    return part("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit", html)
        + part("Content-Type: image/png\r\nContent-ID: <banner>\r\nContent-Transfer-Encoding: base64\r\n"
               "Content-Disposition: inline",
               base64Lines(samplemail::birdPng(610, 148, 0)));
}

} // namespace

const QList<Sample> &gallerySamples()
{
    return samples;
}

QByteArray galleryMessage(const Sample &sample, int number)
{
    const QDateTime when = QDateTime::currentDateTime().addSecs(-3600LL * sample.hoursAgo);
    QByteArray head = "From: " + QByteArray(sample.from)
        + "\r\nTo: Mara Lindqvist <demo@waxwing.test>, Tomasz Wrona <tomasz@wrona.example>\r\nSubject: "
        + sample.subject + "\r\nDate: " + when.toString(Qt::RFC2822Date).toLatin1() + "\r\nMessage-ID: <gallery"
        + QByteArray::number(number) + "@waxwing.test>\r\nMIME-Version: 1.0\r\n";
    if (sample.subject == catalogue) {
        head += "References: <catalogue@waxwing.test>\r\n";
    }
    const QByteArray text = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + QByteArray(sample.body) + "\r\n";
    if (!sample.attachment) {
        return head + text;
    }
    const QByteArray file
        = part("Content-Type: application/pdf; name=\"catalogue-proof-4.pdf\"\r\nContent-Disposition: attachment; "
               "filename=\"catalogue-proof-4.pdf\"\r\nContent-Transfer-Encoding: base64",
               base64Lines(QByteArray(60000, 'x')));
    const QByteArray body = sample.body ? QByteArray("--sample\r\n" + text) : formatted();
    return head + "Content-Type: multipart/mixed; boundary=sample\r\n\r\n" + body + file + "--sample--\r\n";
}

} // namespace waxwing::test
