#include "tests/support/samplemail/picture.h"

#include "tests/support/samplemail/random.h"

#include <QStringList>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace samplemail {

namespace {

struct Colour {
    double r, g, b;
};

// An ellipse, turned by angle; coordinates in units of the picture's height, origin at the top left.
struct Ellipse {
    double x, y, rx, ry, angle;
    Colour colour;
};

Colour hex(unsigned rgb)
{
    return {double(rgb >> 16 & 255), double(rgb >> 8 & 255), double(rgb & 255)};
}

// The ellipse with what does not change from pixel to pixel worked out.
struct Shape {
    explicit Shape(const Ellipse &e)
        : ellipse(e), cosine(std::cos(e.angle)), sine(std::sin(e.angle)), reach(std::max(e.rx, e.ry))
    {
    }

    bool contains(double x, double y) const
    {
        const double dx = x - ellipse.x;
        const double dy = y - ellipse.y;
        if (dx > reach || dx < -reach || dy > reach || dy < -reach)
            return false;
        const double u = (dx * cosine + dy * sine) / ellipse.rx;
        const double v = (dy * cosine - dx * sine) / ellipse.ry;
        return u * u + v * v <= 1;
    }

    Ellipse ellipse;
    double cosine;
    double sine;
    double reach;
};

// The bird sits at cx; everything is an ellipse, later ones lie on top.
QList<Ellipse> scene(double cx, int variant)
{
    const unsigned suns[] = {0xE6CFAE, 0xD9DDC6, 0xE9C9B5};
    const unsigned body[] = {0xC6996A, 0xB99A78, 0xC98F63};
    const unsigned leaf[] = {0x8DA06A, 0x7F9A84, 0xA8935A};
    QList<Ellipse> shapes = {
        {cx + 0.25, 0.30, 0.62, 0.62, 0, hex(suns[variant % 3])},
        {cx + 0.10, 0.89, 0.75, 0.018, -0.09, hex(0x6B4226)}, // branch
        {cx - 0.62, 0.80, 0.11, 0.05, 0.5, hex(leaf[variant % 3])},
        {cx + 0.74, 0.70, 0.10, 0.045, -0.5, hex(leaf[variant % 3])},
        {cx + 0.44, 0.86, 0.20, 0.055, 0.62, hex(0x6E6864)}, // tail
        {cx + 0.56, 0.945, 0.06, 0.040, 0.62, hex(0xF2B632)}, // yellow tip
        {cx + 0.05, 0.58, 0.27, 0.34, 0.45, hex(body[variant % 3])}, // body
        {cx + 0.16, 0.62, 0.13, 0.28, 0.62, hex(0x857A70)}, // wing
        {cx + 0.24, 0.76, 0.03, 0.06, 0.62, hex(0xC63A2E)}, // waxy tip
        {cx - 0.06, 0.29, 0.17, 0.15, 0.1, hex(body[variant % 3])}, // head
        {cx + 0.07, 0.18, 0.13, 0.06, 0.6, hex(0xB07F4E)}, // crest
        {cx - 0.10, 0.29, 0.13, 0.035, -0.1, hex(0x2A211B)}, // mask
        {cx - 0.11, 0.285, 0.018, 0.018, 0, hex(0xFFFFFF)},
        {cx - 0.25, 0.31, 0.05, 0.022, 0.1, hex(0x3A322C)}, // beak
    };
    for (const auto &[dx, dy] :
         std::array<std::pair<double, double>, 4>{{{-0.34, 0.62}, {-0.42, 0.68}, {-0.32, 0.72}, {-0.40, 0.78}}})
        shapes += {cx + dx, dy, 0.045, 0.045, 0, hex(0xC63A2E)}; // berries
    return shapes;
}

const Colour &pixel(const std::vector<Shape> &shapes, double x, double y, const Colour &ground)
{
    for (auto it = shapes.rbegin(); it != shapes.rend(); ++it) {
        if (it->contains(x, y))
            return it->ellipse.colour;
    }
    return ground;
}

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1)));
    }
    return ~crc;
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    const QByteArray body = type + data;
    return bigEndian(quint32(data.size())) + body + bigEndian(crc32(body));
}

} // namespace

QByteArray birdPng(int width, int height, int variant)
{
    const double aspect = double(width) / height;
    const QList<Ellipse> ellipses = scene(variant % 2 == 0 ? aspect - 1.1 : 1.0, variant);
    const std::vector<Shape> shapes(ellipses.begin(), ellipses.end());
    const Colour top = hex(0xF6E3CC);
    const Colour bottom = hex(0xEFD3B0);
    QByteArray rows;
    rows.reserve(qsizetype(height) * (width * 3 + 1));
    for (int y = 0; y < height; ++y) {
        rows += '\0'; // no filter
        for (int x = 0; x < width; ++x) {
            const double hill = 0.78 + 0.06 * std::sin(double(x) / height * 1.7);
            std::array<double, 3> sum{};
            for (int sample = 0; sample < 4; ++sample) {
                const double px = (x + 0.25 + 0.5 * (sample % 2)) / height;
                const double py = (y + 0.25 + 0.5 * (sample / 2)) / height;
                const Colour &colour = pixel(shapes, px, py, py > hill ? bottom : top);
                sum[0] += colour.r;
                sum[1] += colour.g;
                sum[2] += colour.b;
            }
            for (const double part : sum)
                rows += static_cast<char>(int(part / 4));
        }
    }
    const QByteArray header = bigEndian(quint32(width)) + bigEndian(quint32(height)) + QByteArray("\x08\x02\0\0\0", 5);
    // qCompress puts four bytes of length in front of the zlib stream.
    return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", header) + chunk("IDAT", qCompress(rows, 9).mid(4))
        + chunk("IEND", {});
}

QByteArray pdfDocument(const QStringList &lines)
{
    QByteArray text = "BT /F1 12 Tf 72 760 Td 16 TL\n";
    for (const QString &line : lines) {
        QByteArray shown = line.toLatin1();
        shown.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        text += '(' + shown + ") Tj T*\n";
    }
    text += "ET\n";
    const QList<QByteArray> objects = {
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        "<</Length " + QByteArray::number(text.size()) + ">>\nstream\n" + text + "endstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    };
    QByteArray pdf = "%PDF-1.4\n";
    QByteArray table = "xref\n0 6\n0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const QByteArray start = QByteArray::number(pdf.size());
    return pdf + table + "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

QByteArray spreadsheet(int size, quint64 seed)
{
    QByteArray bytes
        = QByteArray("PK\x03\x04\x14\0\0\0\0\0", 10) + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    Random random(seed);
    while (bytes.size() < size) {
        const std::uint64_t value = random.next();
        bytes.append(reinterpret_cast<const char *>(&value), 8);
    }
    return bytes;
}

} // namespace samplemail
