// A message's source on its way into the store: small ones in memory, large ones in a temporary file of the
// body folder, so that no literal is ever held whole. Made and filled in one thread, then moved to the writer.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

class QCryptographicHash;
class QTemporaryFile;

namespace waxwing::store {

class Body {
public:
    // folder: StorePaths::bodies; used only above 1 MiB.
    explicit Body(QString folder);
    Body(Body &&) noexcept;
    Body &operator=(Body &&) noexcept;
    ~Body();

    void append(QByteArrayView chunk); // throws Error{Storage}
    qint64 size() const { return m_size; }
    // Small ones only; empty when it went to a file.
    const QByteArray &bytes() const { return m_bytes; }
    bool isInFile() const { return m_file != nullptr; }
    // All that was appended, read back where it went to a file. Throws Error{Storage}.
    QByteArray contents();
    // SHA-256 of what was appended.
    QByteArray hash() const;
    // Closes the temporary file and gives its name; the file is no longer removed by this object.
    QString takeFile();

private:
    QString m_folder;
    QByteArray m_bytes;
    std::unique_ptr<QTemporaryFile> m_file;
    std::unique_ptr<QCryptographicHash> m_hash;
    qint64 m_size = 0;
};

} // namespace waxwing::store
