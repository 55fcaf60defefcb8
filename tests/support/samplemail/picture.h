// Pictures and documents made in code, the same on every machine.
#pragma once

#include <QByteArray>
#include <QString>

namespace samplemail {

// A waxwing on a branch over a warm ground; variant changes the colours and the side it sits on.
QByteArray birdPng(int width, int height, int variant);
// A one-page PDF that opens, saying the lines.
QByteArray pdfDocument(const QStringList &lines);
// A ZIP container that calls itself a spreadsheet, about size bytes.
QByteArray spreadsheet(int size, quint64 seed);

} // namespace samplemail
