#include "tests/support/samplemail/picture.h"
#include "tests/support/samplemail/placed.h"

#include <QLocale>

#include <algorithm>

namespace samplemail {

namespace {

constexpr int Hour = 60; // minutes
constexpr int Day = 24 * Hour;

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

const Person Ines = {u("Ines Okafor"), u("ines@rowanreed.example")};
const Person Tomasz = {u("Tomasz Wrona"), u("tomasz@wrona.example")};
const Person Priya = {u("Priya Raman"), u("priya@raman.example")};
const Person Henrik = {u("Henrik Solberg"), u("henrik@solberg.example")};
const Person Museum = {u("Orrery Museum"), u("loans@orrery.example")};
const Person Bakery = {u("Halden Bakery"), u("orders@haldenbakery.example")};
const Person List = {{}, u("waxwing-dev@lists.waxwing.example")};

// Drawn once a process.
struct Pictures {
    QByteArray banner = birdPng(610, 148, 0);
    QByteArray berries = birdPng(360, 240, 1);
    QByteArray sketch = birdPng(300, 200, 2);
    QByteArray post = birdPng(560, 180, 1);
};

const Pictures &pictures()
{
    static const Pictures all;
    return all;
}

class Showcase {
public:
    explicit Showcase(const Options &options) : m_owner{QLatin1String(OwnerName), options.owner}, m_now(options.now) { }

    QList<Placed> all()
    {
        catalogue();
        developers();
        singles();
        cabin();
        clients();
        rest();
        std::stable_sort(m_all.begin(), m_all.end(),
                         [](const Placed &a, const Placed &b) { return a.secondsAgo < b.secondsAgo; });
        return m_all;
    }

private:
    Composition &add(int minutesAgo, const Person &from, const char *subject, const char *text,
                     const QByteArray &flags = "S", const char *folder = "INBOX")
    {
        Placed placed;
        placed.composition.from = from;
        placed.composition.to = {m_owner};
        placed.composition.subject = u(subject);
        placed.composition.text = dated(u(text));
        placed.composition.messageId = "showcase." + QByteArray::number(m_all.size() + 1) + '@'
            + from.address.mid(from.address.indexOf(QLatin1Char('@')) + 1).toLatin1();
        placed.flags = flags;
        placed.folder = u(folder);
        placed.secondsAgo = qint64(minutesAgo) * 60;
        m_all.append(placed);
        return m_all.last().composition;
    }

    // An answer to the message added last.
    Composition &answer(int minutesAgo, const Person &from, const char *subject, const char *text,
                        const QByteArray &flags = "S", const char *folder = "INBOX")
    {
        const Composition before = m_all.last().composition;
        Composition &c = add(minutesAgo, from, subject, text, flags, folder);
        c.references = before.references;
        c.references += before.messageId;
        if (from.address == m_owner.address)
            c.to = {before.from};
        return c;
    }

    void catalogue()
    {
        add(4 * Day + 3 * Hour, Ines, "Autumn catalogue: final proofs",
            "Dear Mara,\n\nhere is proof 3. The map on page 9 is still the old one, sorry; the new one comes with the "
            "next proof. The\n"
            "printer has moved our slot by a day, so we have until Friday.\n\nWhat I changed since the last proof:\n\n"
            "* cover: the brown is now mixed from two inks, not three\n* pages 2 to 7: captions set one point smaller\n"
            "* index: still unsorted, please do not proof it yet\n\nIf you would rather see it on paper, I can have a "
            "sheet pulled on "
            "Monday. It takes an\nhour and costs nothing.\n\nWarm regards,\nInes\n")
            .files
            = {{u("catalogue-proof-3.pdf"), "application/pdf", pdfDocument({u("Autumn catalogue"), u("Proof 3")}), {}}};
        answer(4 * Day, m_owner, "Re: Autumn catalogue: final proofs",
               "Dear Ines,\n\nthe captions are much better. I would still take some red out of the cover, and the map "
               "matters: two shops "
               "have moved.\n\nMara\n",
               "S", "Sent");
        answer(Day + 2 * Hour, Tomasz, "Re: Autumn catalogue: final proofs",
               "The index is sorted now. Fourteen page numbers were wrong, most of them mine.\n\nTomasz\n", "S");
        Composition &c = answer(
            12, Ines, "Autumn catalogue: final proofs",
            "Dear Mara,\n\nThe cover is warmer now and the berries sit clear of the spine. Please look at these three "
            "places\nonce more; if you are happy, I will release the files to Quarry Lane Printers on Thursday at "
            "noon.\n\nCover: red reduced by 6 %, title moved up 2 mm\nPages 8-9: new map, place names reset in italic\n"
            "Index: sorted again, 14 page numbers corrected\n\nThe paper sample follows by post. The printer keeps our "
            "slot until Friday, so an answer by\ntomorrow evening would be early enough.\n\nWarm regards,\nInes\n",
            "FS");
        c.cc = {Tomasz, {u("Quarry Lane Printers"), u("jobs@quarrylane.example")}};
        c.html = catalogueHtml();
        c.files
            = {{u("banner.png"), "image/png", pictures().banner, "banner@rowanreed.example"},
               {u("catalogue-proof-4.pdf"),
                "application/pdf",
                pdfDocument({u("Autumn catalogue"), u("Proof 4: cover, index and map corrected")}),
                {}},
               {u("cover-berries.png"), "image/png", pictures().berries, {}},
               {u("print-quote.ods"), "application/vnd.oasis.opendocument.spreadsheet", spreadsheet(38'000, 4), {}}};
    }

    static QString catalogueHtml()
    {
        return u("<html><head><style>.box{border:1px solid "
                 "#dfdad3;border-radius:6px;padding:12px}.small{color:#5c554e}</style></head>"
                 "<body><div style=\"background:#f6e3cc;border-radius:6px\"><img src=\"cid:banner@rowanreed.example\" "
                 "width=\"610\" "
                 "alt=\"Autumn catalogue, proof 4: cover, index and map corrected\"></div>"
                 "<p>Dear Mara,</p><p>The cover is warmer now and the berries sit clear of the spine. Please look at "
                 "these three places once "
                 "more; if you are happy, I will release the files to <a "
                 "href=\"https://quarrylane.example/jobs/118\">Quarry Lane Printers</a> "
                 "on Thursday at noon.</p><table cellspacing=\"8\" width=\"100%\"><tr valign=\"top\">"
                 "<td class=\"box\"><b>Cover</b><br><span class=\"small\">Red reduced by 6 %, title moved up 2 "
                 "mm</span></td>"
                 "<td class=\"box\"><b>Pages 8–9</b><br><span class=\"small\">New map, place names reset in "
                 "italic</span></td>"
                 "<td class=\"box\"><b>Index</b><br><span class=\"small\">Sorted again, 14 page numbers "
                 "corrected</span></td></tr></table>"
                 "<p>The paper sample follows by post. The printer keeps our slot until Friday, so an answer by "
                 "tomorrow evening would be "
                 "early enough.</p><p>Warm regards,<br>Ines</p>"
                 "<p><img src=\"https://img.rowanreed.example/logo.png\" width=\"120\" height=\"24\" alt=\"Rowan &amp; "
                 "Reed Press\">"
                 "<img src=\"https://img.rowanreed.example/open.gif?m=118\" width=\"1\" height=\"1\" "
                 "alt=\"\"></p></body></html>");
    }

    void listed(Composition &c)
    {
        c.to = {List};
        c.headers = {"List-Id: Waxwing developers <waxwing-dev.lists.waxwing.example>",
                     "List-Post: <mailto:waxwing-dev@lists.waxwing.example>", "Precedence: list"};
    }

    void developers()
    {
        const char *subject = "Re: [waxwing-dev] Folder moves on servers that cannot rename across namespaces, and "
                              "what to do about them";
        listed(add(2 * Day, {u("Mara Lindqvist"), m_owner.address}, subject + 4,
                   "A rename across namespaces fails on some servers. What should the client do then?\n\nMara\n", "S",
                   "Mailing lists/waxwing-dev"));
        listed(answer(
            Day - 2 * Hour, Henrik, subject,
            "On {2880}, Mara Lindqvist wrote:\n> A rename across namespaces fails on some servers.\n\nTwo of the "
            "servers I tried answer NO when the new parent is in another\nnamespace. The client then shows the folder "
            "in both "
            "places.\n\nHenrik\n",
            "S", "Mailing lists/waxwing-dev"));
        Composition &priya = answer(
            119, Priya, subject,
            "On {1320}, Henrik Solberg wrote:\n> Two of the servers I tried answer NO when the new "
            "parent is in another\n> namespace. The client then shows the folder in both places.\n\nSo a rename is not "
            "enough. Could we copy the messages and delete the rest?\n\nPriya\n",
            "");
        listed(priya);
        Composition &tomasz = answer(103, Tomasz, subject,
                                     "On {119}, Priya Raman wrote:\n> On {1320}, Henrik Solberg wrote:\n>> Two of the "
                                     "servers I tried answer NO when the new parent is in another\n>> namespace. The "
                                     "client then shows the folder in both "
                                     "places.\n>>> A rename across namespaces fails on some servers.\n> So a rename is "
                                     "not enough. Could we copy the messages "
                                     "and delete the rest?\n\nI would rather copy, compare the counts and only then "
                                     "remove the source. If the\nline breaks half "
                                     "way, nothing is lost and the next start can go on from there:\n\n  1. create the "
                                     "target and its subfolders, subscribe "
                                     "them\n  2. copy message by message range, note the last one\n  3. compare, then "
                                     "remove the source\n\nThe steps are "
                                     "written up at https://lists.waxwing.example/moves\n\n-- \nTomasz\n",
                                     "");
        listed(tomasz);
        tomasz.cc = {Priya};
    }

    void singles()
    {
        Composition &yuki = add(38, {u("田辺 由紀"), u("yuki@tanabe.example")}, "十月の打ち合わせの日程について",
                                "マーラ様\n\nお世話になっております。来週の候補日を三つお送りいたします。\n\n・火曜日 "
                                "10時\n・水曜日 14時\n・金曜日 "
                                "11時\n\nご都合のよい時間をお知らせください。\n\n田辺 由紀\n",
                                "");
        yuki.charset = "iso-2022-jp";
        add(60, {u("Larkmoor Power"), u("billing@larkmoor.example")}, "Invoice 2026-1184 for October",
            "Dear Mara Lindqvist,\n\n€ 64.20 will be collected on 4 December. Nothing needs to be done.\n\nYour "
            "invoice is attached.\n\nLarkmoor "
            "Power\n",
            "")
            .files
            = {{u("invoice-2026-1184.pdf"),
                "application/pdf",
                pdfDocument({u("Larkmoor Power"), u("Invoice 2026-1184"), u("Total: EUR 64.20")}),
                {}}};
        slowPost();
        Composition &nour
            = add(Day - 3 * Hour, {u("نور حداد"), u("nour@haddad.example")}, "مراجعة مسودة العقد قبل يوم الخميس",
                  "مرحباً مارا، أرفقت المسودة الثانية مع ملاحظات المحامي على البند الرابع.\n\nأرجو الرد قبل يوم "
                  "الخميس.\n\nمع أطيب "
                  "التحيات\nنور\n",
                  "");
        nour.files
            = {{u("مسودة العقد.pdf"), "application/pdf", pdfDocument({u("Draft contract, second version")}), {}}};
        add(Day + Hour, Museum, "Loan agreement for the winter exhibition, second draft",
            "Dear Mara,\n\nBoth signatures are needed before the crates leave the store. The second draft names the "
            "courier and the hours.\n\n"
            "Orrery Museum, loans desk\n")
            .files
            = {{u("loan-agreement-2.pdf"),
                "application/pdf",
                pdfDocument({u("Loan agreement"), u("Second draft")}),
                {}}};
        add(3 * Day, {u("Fernhill Dental Practice"), u("desk@fernhill.example")},
            "Your appointment on Thursday 3 December at 14:20",
            "If the time does not suit you, please reply by Monday.\n\nFernhill Dental Practice\n");
        add(4 * Day + 5 * Hour, Priya, "The ladder, again",
            "It is back in the shed, and so is the paint. Thank you both.\n\nPriya\n");
        add(5 * Day, Ines, "Colour proofs for the bakery box",
            "Two proofs on uncoated board, one with the darker brown. The second is closer to the bread, I "
            "think.\n\nInes\n",
            "")
            .files
            = {{u("cover-sketch.png"), "image/png", pictures().sketch, {}}};
    }

    void slowPost()
    {
        Composition &c = add(
            210, {u("The Slow Post"), u("letters@slowpost.example")}, "Issue 118: a letter that took a century",
            "Found behind a skirting board in a station house, still sealed, and addressed to a street that is now a "
            "canal.\n\nRead it at https://slowpost.example/118\n");
        c.headers = {"List-Unsubscribe: <https://slowpost.example/unsubscribe?u=118>",
                     "List-Id: The Slow Post <letters.slowpost.example>"};
        c.html
            = u("<body bgcolor=\"#faf8f5\"><table width=\"600\" align=\"center\" cellpadding=\"16\"><tr><td>"
                "<img src=\"cid:post@slowpost.example\" width=\"560\" alt=\"A waxwing on a branch\"><h1>A letter that "
                "took a century</h1>"
                "<p>Found behind a skirting board in a station house, still sealed, and addressed to a street that is "
                "now a canal. The "
                "finder read the stamp, not the letter, and looked for the family instead.</p><blockquote>It smelled "
                "of coal, and a "
                "little of apples.</blockquote><p><a href=\"https://slowpost.example/118\">Read the whole story</a></p>"
                "<img src=\"https://img.slowpost.example/118/canal.jpg\" width=\"560\" height=\"240\" alt=\"The canal "
                "today\">"
                "<img src=\"https://track.slowpost.example/o.gif?u=118\" width=\"1\" height=\"1\" alt=\"\">"
                "<p style=\"font-size:12px;color:#665f57\">You asked for this letter. <a "
                "href=\"https://slowpost.example/unsubscribe\">"
                "Stop it</a> any time.</p></td></tr></table></body>");
        c.files = {{u("post.png"), "image/png", pictures().post, "post@slowpost.example"}};
    }

    void cabin()
    {
        add(2 * Day + 6 * Hour, Henrik, "Cabin keys and the boat",
            "Are you coming this weekend? The boat is out of the water, but the stove works.\n\nHenrik\n");
        answer(2 * Day + 3 * Hour, m_owner, "Re: Cabin keys and the boat",
               "Yes, from Friday evening. Where is the key?\n\nMara\n", "S", "Sent");
        answer(2 * Day, Henrik, "Re: Cabin keys and the boat",
               "The spare key is with Aune at the jetty; the boat needs a new cover before the snow. Bring "
               "gloves.\n\nHenrik\n",
               "FRS");
    }

    void clients()
    {
        add(3 * Hour, Bakery, "Labels for the winter loaf",
            "Could the rye be drawn a little larger? The oven room agrees about the colour.\n", "",
            "Clients/Halden Bakery");
        add(2 * Day, Bakery, "Box sizes", "24 × 18 × 9 cm for the small one, the large one stays as it is.\n", "",
            "Clients/Halden Bakery");
        add(9 * Day, Museum, "Crates and climate",
            "The store is kept at 18 °C and 50 % humidity; the crates rest for a day before they are opened.\n", "S",
            "Clients/Orrery Museum");
        add(6 * Day, {u("Norrvik Ferries"), u("booking@norrvik.example")}, "Your crossing on 11 December",
            "Deck 4, seat 12. Boarding closes twenty minutes before departure.\n", "S", "Travel");
    }

    void rest()
    {
        add(50, m_owner, "Re: Question about the shelf", "Hello Callum,\n\nthe shelf is 2.10 m, so", "DS", "Drafts").to
            = {{u("Callum Ferrier"), u("callum@ferrier.example")}};
        add(Day, m_owner, "Thank you for the plums", "", "DS", "Drafts").to = {};
        add(5 * Hour, {u("Prize Office"), u("winner@prize-office.example")}, "You have won a bicycle",
            "Answer today to claim your bicycle.\n", "", "Junk");
        add(9 * Hour, {u("mara@birchmere.example"), u("x91@prize-office.example")}, "Your mailbox is full",
            "Click here: https://birchmere.example.prize-office.example/\n", "", "Junk");
        add(30 * Hour, {u("Cheap Ink"), u("ink@cheap.example")}, "INK 90 % OFF", "Only today.\n", "", "Junk");
    }

    // "{119}" becomes the time so many minutes ago, as an attribution line writes it.
    QString dated(QString text) const
    {
        for (qsizetype open = text.indexOf(QLatin1Char('{')); open >= 0; open = text.indexOf(QLatin1Char('{'), open)) {
            const qsizetype close = text.indexOf(QLatin1Char('}'), open);
            const QDateTime when = m_now.addSecs(-60 * text.mid(open + 1, close - open - 1).toLongLong());
            text.replace(open, close - open + 1,
                         QLocale::c().toString(when, QStringLiteral("ddd, d MMM yyyy 'at' HH:mm")));
        }
        return text;
    }

    Person m_owner;
    QDateTime m_now;
    QList<Placed> m_all;
};

} // namespace

QList<Placed> showcase(const Options &options)
{
    return Showcase(options).all();
}

} // namespace samplemail
