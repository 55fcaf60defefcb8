#include "ui/common/colors.h"

#include <QTest>

#include <cmath>

using waxwing::ui::Colors;

namespace {

// WCAG 2.1 relative luminance and contrast.
double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (qMax(one, other) + 0.05) / (qMin(one, other) + 0.05);
}

} // namespace

class TestColors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsReadable_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const Colors *colors : {&Colors::light(), &Colors::darkTable()}) {
            const Colors &c = *colors;
            const QByteArray look = c.dark ? "dark " : "light ";
            const auto row = [&](const QByteArray &name, const QColor &text, const QColor &ground) {
                QTest::newRow((look + name).constData()) << text << ground;
            };
            for (const QColor &ground :
                 {c.window, c.sidebar, c.base, c.raised, c.selected, c.selectedIdle, c.hover, c.treeHover}) {
                const QByteArray on = " on " + ground.name().toUtf8();
                row("text" + on, c.text, ground);
                row("text2" + on, c.text2, ground);
            }
            row("placeholder", c.text3, c.base);
            row("main button", c.onAccent, c.accent);
            row("link", c.link, c.base);
            row("link on info", c.link, c.infoGround);
            row("error", c.error, c.errorGround);
            row("ok", c.ok, c.base);
            row("hit", c.text, c.hit);
            row("badge", c.text, c.badge);
            row("tip", c.onTip, c.tip);
            row("tip action", c.tipAction, c.tip);
            for (const auto &tag : c.tags) {
                row("tag " + tag.ground.name().toUtf8(), tag.text, tag.ground);
            }
            for (const QColor &quote : c.quotes) {
                row("quote " + quote.name().toUtf8(), quote, c.base);
            }
        }
    }

    void textIsReadable()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double found = contrast(text, ground);
        QVERIFY2(found >= 4.5, qPrintable(QString::number(found)));
    }

    void bordersAreVisible()
    {
        for (const Colors *colors : {&Colors::light(), &Colors::darkTable()}) {
            QVERIFY(contrast(colors->edge, colors->base) >= 3.0);
            QVERIFY(contrast(colors->accent, colors->base) >= 3.0);
            QVERIFY(contrast(colors->star, colors->base) >= 3.0);
        }
    }

    void thePaletteSaysWhichTable()
    {
        QVERIFY(Colors::of(Colors::darkTable().palette()).dark);
        QVERIFY(!Colors::of(Colors::light().palette()).dark);
    }
};

QTEST_GUILESS_MAIN(TestColors)
#include "tst_colors.moc"
