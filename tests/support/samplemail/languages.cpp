#include "tests/support/samplemail/languages.h"

namespace samplemail {

namespace {

Person person(const char *name, const char *address)
{
    return {QString::fromUtf8(name), QString::fromLatin1(address)};
}

QStringList lines(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char('|'));
}

Language make(const char *code, int weight, QList<QByteArray> charsets, QList<Person> people, const char *subjects,
              const char *sentences, const char *greeting, const char *farewell)
{
    return {code,
            weight,
            std::move(charsets),
            std::move(people),
            lines(subjects),
            lines(sentences),
            QString::fromUtf8(greeting),
            QString::fromUtf8(farewell)};
}

Language english()
{
    return make("en", 46, {"utf-8", "us-ascii", "utf-8"},
                {person("Henrik Solberg", "henrik@solberg.example"), person("Priya Raman", "priya@raman.example"),
                 person("Tomasz Wrona", "tomasz@wrona.example"), person("Ines Okafor", "ines@rowanreed.example"),
                 person("Orrery Museum", "loans@orrery.example"),
                 person("Fernhill Dental Practice", "desk@fernhill.example"),
                 person("Quarry Lane Printers", "jobs@quarrylane.example"),
                 person("Halden Bakery", "orders@haldenbakery.example"),
                 person("Ines Lindgren", "ines.l@lindgren.example"), person("Callum Ferrier", "callum@ferrier.example"),
                 person("Wren Ashdown", "wren@ashdown.example"), person("Noor, Ada", "ada@noor.example")},
                "Paper samples and the weight of the cover|Minutes of Monday's meeting|Cabin keys and the "
                "boat|Question about the shelf|"
                "Draft of the wall text|Next week|The window in the back room|Labels for the honey jars|Train times on "
                "Friday|Garden party, "
                "rainproof plan|Spring catalogue, last proof|Typeface for the invitation|Loan agreement, second "
                "draft|Photos from the "
                "market|Your parcel is at the bakery|New opening hours|Museum labels: proofreading round two|A small "
                "correction|Thank you",
                "The paper is a little warmer than the last batch, and I like it.|Could you have a look at page nine "
                "before Thursday?|I have "
                "moved our slot by a day, so there is time.|The spare key is with Aune at the jetty.|Nothing urgent, "
                "only so that you know.|We "
                "counted again and there are forty-one boxes, not forty.|If the rain holds off we will paint the door "
                "on Saturday.|The printer "
                "asks for the files by noon.|Please answer when you can, a line is enough.|I enclosed the sketch from "
                "last spring for "
                "comparison.|The museum would like the crates back before the holidays.|There is soup in the kitchen "
                "and the good bread.|The "
                "second draft has fewer commas and more sense.|Let us meet at the station, under the clock.|I will "
                "bring the ladder.|Thank you "
                "for the plums, they are gone already.",
                "Dear Mara,", "Best wishes");
}

Language german()
{
    return make("de", 9, {"utf-8", "iso-8859-1", "iso-8859-15"},
                {person("Jürgen Weiß", "juergen@weiss.example"),
                 person("Anneliese Köhler", "koehler@buchbinderei.example"),
                 person("Götz Überreiter", "goetz@ueberreiter.example")},
                "Rückfrage zum Angebot|Termin am Donnerstag|Fotos vom Süßwarenmarkt|Rechnung für "
                "Oktober|Schlüsselübergabe|Größe der Schilder",
                "Vielen Dank für Ihre schnelle Rückmeldung.|Die Bögen sind geschnitten und liegen zum Abholen "
                "bereit.|Können wir den Termin auf "
                "nächsten Mittwoch verschieben?|Für die Einbände hätte ich noch grünes Leinen.|Bitte prüfen Sie die "
                "Maße auf Seite fünf.|Draußen "
                "schneit es, der Lieferwagen kommt später.",
                "Guten Tag Frau Lindqvist,", "Mit freundlichen Grüßen");
}

Language french()
{
    return make("fr", 7, {"utf-8", "iso-8859-15", "iso-8859-1"},
                {person("Hélène Garçon", "helene@garcon.example"), person("Benoît Lefèvre", "benoit@lefevre.example")},
                "Réunion de la semaine prochaine|Épreuves corrigées|À propos du déménagement|Votre commande a été "
                "expédiée|Été indien",
                "Merci pour les épreuves, elles sont très réussies.|Le relieur préfère recevoir les cahiers déjà "
                "pliés.|Pourriez-vous confirmer "
                "l'heure du rendez-vous ?|J'ai laissé la clé chez la voisine du troisième étage.|Le devis s'élève à "
                "240 euros, livraison "
                "comprise.",
                "Chère Mara,", "Bien cordialement");
}

Language japanese()
{
    return make("ja", 7, {"iso-2022-jp", "utf-8"},
                {person("田辺 由紀", "yuki@tanabe.example"), person("小林 健", "ken@kobayashi.example")},
                "十月の打ち合わせの日程について|見本をお送りします|展示会のご案内|ご確認のお願い|校正の件",
                "お世話になっております。|来週の候補日を三つお送りいたします。|見本は本日発送いたしました。|"
                "ご都合のよい時間をお知らせください。|"
                "紙の色は少し明るくなりました。|どうぞよろしくお願いいたします。",
                "マーラ様", "田辺");
}

Language russian()
{
    return make("ru", 7, {"koi8-r", "utf-8", "windows-1251"},
                {person("Вера Соколова", "vera@sokolova.example"), person("Илья Морозов", "ilya@morozov.example")},
                "Встреча в четверг|Фотографии с ярмарки|Вопрос о бумаге|Новый адрес мастерской|Спасибо за письмо",
                "Спасибо за быстрый ответ.|Мы получили образцы и всё проверили.|Бумага немного теплее, чем в прошлый "
                "раз.|Напишите, пожалуйста, "
                "когда вам удобно.|Ключ лежит у соседки на втором этаже.",
                "Здравствуйте, Мара!", "С уважением");
}

Language chinese()
{
    return make("zh", 5, {"gb18030", "utf-8"},
                {person("陈 晓雯", "xiaowen@chen.example"), person("李 博", "bo@li-studio.example")},
                "关于下周的会议|样品已经寄出|新版目录|请确认数量",
                "您好，样品已经寄出，请查收。|封面的颜色比上一版更暖。|请在星期四之前确认数量。|谢谢您的耐心等待。|"
                "附件是最新的报价。",
                "Mara 您好：", "此致敬礼");
}

Language arabic()
{
    return make("ar", 5, {"windows-1256", "utf-8"},
                {person("نور حداد", "nour@haddad.example"), person("سامي خليل", "sami@khalil.example")},
                "مراجعة مسودة العقد قبل يوم الخميس|صور من المعرض|موعد الاجتماع|شكرا على المساعدة",
                "مرحبا مارا، أرفقت المسودة الثانية مع ملاحظات المحامي.|أرجو مراجعة البند الرابع قبل يوم الخميس.|وصلت "
                "العينات صباح اليوم.|الطابعة "
                "تعمل الآن بشكل جيد.",
                "مرحبا مارا،", "مع أطيب التحيات");
}

QList<Language> others()
{
    return {
        make("pl", 4, {"iso-8859-2", "utf-8"}, {person("Łucja Dąbrowska", "lucja@dabrowska.example")},
             "Próbki papieru|Pytanie o okładkę|Zdjęcia z targu",
             "Dziękuję za szybką odpowiedź.|Próbki są już w drodze.|Czy możemy przełożyć spotkanie na środę?",
             "Dzień dobry,", "Pozdrawiam"),
        make("el", 3, {"iso-8859-7", "utf-8"}, {person("Ελένη Παπά", "eleni@papa.example")},
             "Το νέο εξώφυλλο|Η συνάντηση της Πέμπτης",
             "Ευχαριστώ για τα δείγματα.|Το χρώμα είναι πιο ζεστό τώρα.|Πείτε μου πότε σας βολεύει.", "Αγαπητή Μάρα,",
             "Με εκτίμηση"),
        make("ko", 3, {"euc-kr", "utf-8"}, {person("김 서연", "seoyeon@kim.example")}, "회의 일정 안내|견본을 보냅니다",
             "견본을 오늘 보냈습니다.|다음 주 목요일은 어떠신가요?|감사합니다.", "마라 님께", "김서연 드림"),
        make("es", 4, {"utf-8", "iso-8859-1"}, {person("Iñaki Muñoz", "inaki@munoz.example")},
             "¿Nos vemos el jueves?|Pequeña corrección|Las muestras de papel",
             "Las muestras llegaron esta mañana.|¿Podrías revisar la página nueve?|El señor de la imprenta preguntó "
             "por ti.",
             "Hola, Mara:", "Un abrazo"),
    };
}

} // namespace

const QList<Language> &languages()
{
    static const QList<Language> all
        = QList<Language>{english(), german(), french(), japanese(), russian(), chinese(), arabic()} + others();
    return all;
}

} // namespace samplemail
