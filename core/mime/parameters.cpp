#include "core/mime/header.h"

#include "core/mime/bytes.h"

#include <algorithm>

namespace waxwing::mime {

namespace {

constexpr int MaxParameters = 100;

// RFC 2231 3: name*0, name*0*, name*1 …; one parameter put together from its pieces.
struct Pieces {
    QMap<int, std::pair<QByteArray, bool>> segments; // value, percent-encoded
    QByteArray plain;
    bool hasPlain = false;
    QByteArray extended; // name*= in one piece
    bool hasExtended = false;
};

QByteArray percentDecoded(const QByteArray &value)
{
    return QByteArray::fromPercentEncoding(value);
}

// charset'language'text
QString decodeExtended(const QByteArray &value)
{
    const qsizetype first = value.indexOf('\'');
    const qsizetype second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    if (second < 0)
        return decodeCharset(percentDecoded(value), {});
    return decodeCharset(percentDecoded(value.mid(second + 1)), value.left(first));
}

QString decodeSegments(const QMap<int, std::pair<QByteArray, bool>> &segments)
{
    QByteArray charset;
    QByteArray bytes;
    int expected = 0;
    for (auto it = segments.cbegin(); it != segments.cend() && it.key() == expected; ++it, ++expected) {
        auto [value, encoded] = it.value();
        if (encoded && expected == 0) {
            const qsizetype first = value.indexOf('\'');
            const qsizetype second = first < 0 ? -1 : value.indexOf('\'', first + 1);
            if (second >= 0) {
                charset = value.left(first);
                value = value.mid(second + 1);
            }
        }
        bytes += encoded ? percentDecoded(value) : value;
    }
    return decodeCharset(bytes, charset);
}

QString assembled(const Pieces &pieces)
{
    if (pieces.hasExtended)
        return decodeExtended(pieces.extended);
    if (pieces.segments.contains(0))
        return decodeSegments(pieces.segments);
    return decodeHeader(pieces.plain); // RFC 2047 words are forbidden here and common
}

void addPiece(QMap<QByteArray, Pieces> &all, const QByteArray &rawName, const QByteArray &value)
{
    QByteArray name = rawName.trimmed().toLower();
    const bool encoded = name.endsWith('*');
    if (encoded)
        name.chop(1);
    const qsizetype star = name.indexOf('*');
    bool isNumber = false;
    const int segment = star < 0 ? -1 : name.mid(star + 1).toInt(&isNumber);
    if (isNumber && segment >= 0) {
        all[name.left(star)].segments.insert(segment, {value, encoded});
        return;
    }
    Pieces &pieces = all[name];
    // The first of two equal ones counts: what others show is the first, too.
    if (encoded && !pieces.hasExtended) {
        pieces.extended = value;
        pieces.hasExtended = true;
    } else if (!encoded && !pieces.hasPlain) {
        pieces.plain = value;
        pieces.hasPlain = true;
    }
}

// Reads one value from position at: a quoted string or everything up to the next semicolon.
QByteArray readValue(QByteArrayView text, qsizetype &at)
{
    QByteArray value;
    if (at < text.size() && text[at] == '"') {
        for (++at; at < text.size() && text[at] != '"'; ++at) {
            // A backslash before anything but a quote or itself is a Windows path written by a bad mailer.
            if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\'))
                ++at;
            value += text[at];
        }
        const qsizetype next = text.indexOf(';', std::min(at + 1, text.size()));
        at = next < 0 ? text.size() : next;
        return value;
    }
    const qsizetype end = text.indexOf(';', at);
    const qsizetype stop = end < 0 ? text.size() : end;
    value = slice(text, at, stop - at).trimmed().toByteArray();
    at = stop;
    return value;
}

} // namespace

QMap<QByteArray, QString> decodeParameters(const RawParameters &parameters)
{
    QMap<QByteArray, Pieces> all;
    int count = 0;
    for (const auto &[name, value] : parameters) {
        if (++count > MaxParameters)
            break;
        addPiece(all, name, value);
    }
    QMap<QByteArray, QString> decoded;
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        decoded.insert(it.key(), assembled(it.value()));
    return decoded;
}

QString decodeParameter(const RawParameters &parameters, QByteArrayView name)
{
    return decodeParameters(parameters).value(name.toByteArray().toLower());
}

QByteArray parseParameterised(QByteArrayView value, RawParameters *parameters)
{
    qsizetype at = value.indexOf(';');
    QByteArray type = (at < 0 ? value : value.first(at)).trimmed().toByteArray().toLower();
    if (const auto comment = type.indexOf('('); comment >= 0)
        type = type.left(comment).trimmed();
    type.replace(' ', "").replace('\t', "");
    while (parameters && at >= 0 && at < value.size() && parameters->size() < MaxParameters) {
        ++at; // the semicolon
        const qsizetype equals = value.indexOf('=', at);
        if (equals < 0)
            break;
        const QByteArrayView name = slice(value, at, equals - at);
        if (const auto stray = name.indexOf(';'); stray >= 0) { // "; ;": an empty parameter
            at += stray;
            continue;
        }
        at = equals + 1;
        while (at < value.size() && (value[at] == ' ' || value[at] == '\t'))
            ++at;
        const QByteArray parameterName = name.trimmed().toByteArray();
        parameters->append({parameterName, readValue(value, at)});
    }
    return type;
}

} // namespace waxwing::mime
