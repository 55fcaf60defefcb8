#include "ui/common/colors.h"

namespace waxwing::ui {

namespace {

constexpr qreal fadedOpacity = 0.45;

QColor rgb(quint32 value)
{
    return QColor::fromRgb(value);
}

// Contrast of every pair is at least 4.5:1 for text and 3:1 for edges; tests/common checks it.
Colors makeLight()
{
    Colors c;
    c.window = rgb(0xF3F1ED);
    c.sidebar = rgb(0xEEEBE5);
    c.base = rgb(0xFFFFFF);
    c.raised = rgb(0xFAF8F5);
    c.line = rgb(0xDFDAD3);
    c.edge = rgb(0x8F867C);
    c.text = rgb(0x24201C);
    c.text2 = rgb(0x5C554E);
    c.text3 = rgb(0x665F57);
    c.accent = rgb(0x9A4D0C);
    c.onAccent = rgb(0xFFFFFF);
    c.selected = rgb(0xF9E4CB);
    c.selectedIdle = rgb(0xE0DBD3);
    c.hover = rgb(0xF6F2ED);
    c.treeHover = rgb(0xE5E0D9);
    c.link = rgb(0x0B6672);
    c.infoGround = rgb(0xE7F1F1);
    c.infoBorder = rgb(0xBCD6D7);
    c.error = rgb(0xB3261E);
    c.errorGround = rgb(0xFBE9E6);
    c.ok = rgb(0x2B6B3F);
    c.star = rgb(0xA56E00);
    c.hit = rgb(0xFFE08A);
    c.quotes = {rgb(0x0B6672), rgb(0x7A3E8E), rgb(0x7A5200)};
    c.badge = rgb(0xDAD4CB);
    c.tip = rgb(0x332D28);
    c.onTip = rgb(0xF7F2EC);
    c.tipAction = rgb(0xF3B973);
    c.tags = {TagColors{rgb(0x0A5A63), rgb(0xD8ECEC)}, TagColors{rgb(0x6E2F7F), rgb(0xF2E3F5)},
              TagColors{rgb(0x275D36), rgb(0xDDEFE1)}, TagColors{rgb(0x8E251A), rgb(0xFAE1DD)},
              TagColors{rgb(0x1F4E94), rgb(0xE0E9F7)}};
    return c;
}

Colors makeDark()
{
    Colors c;
    c.dark = true;
    c.window = rgb(0x24211F);
    c.sidebar = rgb(0x1F1D1B);
    c.base = rgb(0x292623);
    c.raised = rgb(0x312D2A);
    c.line = rgb(0x3D3834);
    c.edge = rgb(0x81786F);
    c.text = rgb(0xEDE8E2);
    c.text2 = rgb(0xBFB6AD);
    c.text3 = rgb(0xB1A89F);
    c.accent = rgb(0xF0AE62);
    c.onAccent = rgb(0x2A1603);
    c.selected = rgb(0x513A21);
    c.selectedIdle = rgb(0x3B3733);
    c.hover = rgb(0x302C29);
    c.treeHover = rgb(0x2A2724);
    c.link = rgb(0x7CCAD2);
    c.infoGround = rgb(0x1F3335);
    c.infoBorder = rgb(0x355457);
    c.error = rgb(0xFF9B8F);
    c.errorGround = rgb(0x43241F);
    c.ok = rgb(0x8FD3A1);
    c.star = rgb(0xF2C14E);
    c.hit = rgb(0x6E5512);
    c.quotes = {rgb(0x7CCAD2), rgb(0xD9A3E6), rgb(0xE3B765)};
    c.badge = rgb(0x423C37);
    c.tip = rgb(0xEFE8DF);
    c.onTip = rgb(0x24201C);
    c.tipAction = rgb(0x85400A);
    c.tags = {TagColors{rgb(0x8FD6DB), rgb(0x1E3D40)}, TagColors{rgb(0xDEB0EA), rgb(0x402A47)},
              TagColors{rgb(0x9BD8AA), rgb(0x243F2C)}, TagColors{rgb(0xFFAA9E), rgb(0x4C2722)},
              TagColors{rgb(0xA9C7F7), rgb(0x26385A)}};
    return c;
}

} // namespace

const Colors &Colors::light()
{
    static const Colors colors = makeLight();
    return colors;
}

const Colors &Colors::darkTable()
{
    static const Colors colors = makeDark();
    return colors;
}

const Colors &Colors::of(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTable() : light();
}

QPalette Colors::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, base);
    p.setColor(QPalette::AlternateBase, raised);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, text3);
    p.setColor(QPalette::Button, window);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, error);
    p.setColor(QPalette::Highlight, selected);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Link, link);
    p.setColor(QPalette::LinkVisited, link);
    p.setColor(QPalette::ToolTipBase, tip);
    p.setColor(QPalette::ToolTipText, onTip);
    p.setColor(QPalette::Light, raised);
    p.setColor(QPalette::Midlight, hover);
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Dark, edge);
    p.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : edge);
    p.setColor(QPalette::Inactive, QPalette::Highlight, selectedIdle);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText}) {
        p.setColor(QPalette::Disabled, role, faded(text));
    }
    return p;
}

const TagColors &Colors::tagFor(const QString &text) const
{
    // Not qHash: its seed differs from run to run, and a sender would change colour with every start.
    quint32 sum = 0;
    for (QChar ch : text) {
        sum = sum * 31 + ch.unicode();
    }
    return tags[sum % tags.size()];
}

QColor faded(QColor color)
{
    color.setAlphaF(float(color.alphaF() * fadedOpacity));
    return color;
}

} // namespace waxwing::ui
