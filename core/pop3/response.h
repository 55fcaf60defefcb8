// What a POP3 server answers: RFC 1939 3, RFC 2449 (CAPA, response codes), RFC 5034 (SASL).
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace waxwing::pop3 {

enum class Status {
    Ok, // "+OK"
    Refused, // "-ERR"
    Challenge, // "+ base64"; RFC 5034 4
};

struct Response {
    Status status = Status::Ok;
    QByteArray text; // after the status and a response code; the challenge as it came
    QByteArray code; // RFC 2449 8, RFC 3206, upper case: "IN-USE", "SYS/TEMP", "AUTH"; else empty

    bool isOk() const { return status == Status::Ok; }
    // RFC 3206: the server has trouble, the credentials may be right.
    bool isTemporary() const;
    QString toString() const; // for a person and for Error::technical(): no control characters

    // Throws Error{Protocol} for a line that is none of the three.
    static Response fromLine(const QByteArray &line);
};

} // namespace waxwing::pop3
