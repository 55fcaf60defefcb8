<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>mime</name>
    <message numerus="yes">
        <source>The message names %n authors.</source>
        <translation>
            <numerusform>The message names %n author.</numerusform>
            <numerusform>The message names %n authors.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n message(s) could not be found on the server any more; the others were done.</source>
        <translation>
            <numerusform>%n message could not be found on the server any more; the others were done.</numerusform>
            <numerusform>%n messages could not be found on the server any more; the others were done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked %n message(s) as read</source>
        <translation>
            <numerusform>Marked %n message as read</numerusform>
            <numerusform>Marked %n messages as read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked %n message(s) as unread</source>
        <translation>
            <numerusform>Marked %n message as unread</numerusform>
            <numerusform>Marked %n messages as unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Starred %n message(s)</source>
        <translation>
            <numerusform>Starred %n message</numerusform>
            <numerusform>Starred %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the star from %n message(s)</source>
        <translation>
            <numerusform>Took the star from %n message</numerusform>
            <numerusform>Took the star from %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the tag “%1” from %n message(s)</source>
        <translation>
            <numerusform>Took the tag “%1” from %n message</numerusform>
            <numerusform>Took the tag “%1” from %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tagged %n message(s) “%1”</source>
        <translation>
            <numerusform>Tagged %n message “%1”</numerusform>
            <numerusform>Tagged %n messages “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the marks of %n message(s)</source>
        <translation>
            <numerusform>Changed the marks of %n message</numerusform>
            <numerusform>Changed the marks of %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n message(s) to “%1”</source>
        <translation>
            <numerusform>Move %n message to “%1”</numerusform>
            <numerusform>Move %n messages to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n message(s) for good</source>
        <translation>
            <numerusform>Delete %n message for good</numerusform>
            <numerusform>Delete %n messages for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n message(s) to %1</source>
        <translation>
            <numerusform>Moved %n message to %1</numerusform>
            <numerusform>Moved %n messages to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n message(s) to “%1”</source>
        <translation>
            <numerusform>Copy %n message to “%1”</numerusform>
            <numerusform>Copy %n messages to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n message(s) to %1</source>
        <translation>
            <numerusform>Copied %n message to %1</numerusform>
            <numerusform>Copied %n messages to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n message(s) for good</source>
        <translation>
            <numerusform>Deleted %n message for good</numerusform>
            <numerusform>Deleted %n messages for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n message(s) to Trash</source>
        <translation>
            <numerusform>Moved %n message to Trash</numerusform>
            <numerusform>Moved %n messages to Trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Archived %n message(s)</source>
        <translation>
            <numerusform>Archived %n message</numerusform>
            <numerusform>Archived %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snoozed %n message(s)</source>
        <translation>
            <numerusform>Snoozed %n message</numerusform>
            <numerusform>Snoozed %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n message(s) into %1</source>
        <translation>
            <numerusform>Imported %n message into %1</numerusform>
            <numerusform>Imported %n messages into %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Working on %n message(s)</source>
        <translation>
            <numerusform>Working on %n message</numerusform>
            <numerusform>Working on %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Working on about %n message(s)</source>
        <translation>
            <numerusform>Working on about %n message</numerusform>
            <numerusform>Working on about %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n message(s)</source>
        <translation>
            <numerusform>Imported %n message</numerusform>
            <numerusform>Imported %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::gui::MessageFiles</name>
    <message numerus="yes">
        <source>%1 of these messages are not on this computer yet. They are being fetched; drag them again in a moment.</source>
        <translation>
            <numerusform>%1 of these messages is not on this computer yet. It is being fetched; drag it again in a moment.</numerusform>
            <numerusform>%1 of these messages are not on this computer yet. They are being fetched; drag them again in a moment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %1 message(s)</source>
        <translation>
            <numerusform>Copied %1 message</numerusform>
            <numerusform>Copied %1 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 Before that, %2 message(s) had been copied.</source>
        <translation>
            <numerusform>%1 Before that, %2 message had been copied.</numerusform>
            <numerusform>%1 Before that, %2 messages had been copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::gui::WindowAssembly</name>
    <message numerus="yes">
        <source>%n message(s) could not be fetched. Try again before you leave.</source>
        <translation>
            <numerusform>%n message could not be fetched. Try again before you leave.</numerusform>
            <numerusform>%n messages could not be fetched. Try again before you leave.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready to go offline: %n message(s), %1, were fetched.</source>
        <translation>
            <numerusform>Ready to go offline: %n message, %1, was fetched.</numerusform>
            <numerusform>Ready to go offline: %n messages, %1, were fetched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::models</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>conversation of %n message(s)</source>
        <translation>
            <numerusform>conversation of %n message</numerusform>
            <numerusform>conversation of %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::models::FolderHolding</name>
    <message numerus="yes">
        <source>The last %n day(s)</source>
        <translation>
            <numerusform>The last day</numerusform>
            <numerusform>The last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n month(s)</source>
        <translation>
            <numerusform>The last month</numerusform>
            <numerusform>The last %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::models::FolderTreeModel</name>
    <message numerus="yes">
        <source>, %n unread</source>
        <translation>
            <numerusform>, %n unread</numerusform>
            <numerusform>, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::store</name>
    <message numerus="yes">
        <source>%n pending change(s) could not be read and were set aside.</source>
        <translation>
            <numerusform>%n pending change could not be read and was set aside.</numerusform>
            <numerusform>%n pending changes could not be read and were set aside.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::AccountTransfer</name>
    <message numerus="yes">
        <source>%n accounts were added. Their passwords are asked for once.</source>
        <translation>
            <numerusform>%n account was added. Its password is asked for once.</numerusform>
            <numerusform>%n accounts were added. Their passwords are asked for once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Activity</name>
    <message numerus="yes">
        <source>%1 change(s) waiting</source>
        <translation>
            <numerusform>%1 change waiting</numerusform>
            <numerusform>%1 changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not done</source>
        <translation>
            <numerusform>%1 not done</numerusform>
            <numerusform>%1 not done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::AttachmentStrip</name>
    <message numerus="yes">
        <source>Saved %n files in %1</source>
        <translation>
            <numerusform>Saved %n file in %1</numerusform>
            <numerusform>Saved %n files in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ComposerWindow</name>
    <message numerus="yes">
        <source>Goes to %n people</source>
        <translation>
            <numerusform>Goes to %n person</numerusform>
            <numerusform>Goes to %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::CoverageBar</name>
    <message numerus="yes">
        <source>Searched here: subject and sender of all, text of %1 of %2 message(s)</source>
        <translation>
            <numerusform>Searched here: subject and sender of all, text of %1 of %2 message</numerusform>
            <numerusform>Searched here: subject and sender of all, text of %1 of %2 messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched here and on the server: %1 more found</source>
        <translation>
            <numerusform>Searched here and on the server: %1 more was found</numerusform>
            <numerusform>Searched here and on the server: %1 more were found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::DropRules</name>
    <message numerus="yes">
        <source>Copy %1 message(s) into “%2”</source>
        <translation>
            <numerusform>Copy %1 message into “%2”</numerusform>
            <numerusform>Copy %1 messages into “%2”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %1 message(s) into “%2”</source>
        <translation>
            <numerusform>Move %1 message into “%2”</numerusform>
            <numerusform>Move %1 messages into “%2”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %1 mail file(s) into “%2”</source>
        <translation>
            <numerusform>Copy %1 mail file into “%2”</numerusform>
            <numerusform>Copy %1 mail files into “%2”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FoldedRow</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read message(s), from %1</source>
        <translation>
            <numerusform>%n read message, from %1</numerusform>
            <numerusform>%n read messages, from %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FolderActions</name>
    <message numerus="yes">
        <source>Delete the folder “%1” with %2 message(s)?</source>
        <translation>
            <numerusform>Delete the folder “%1” with %2 message?</numerusform>
            <numerusform>Delete the folder “%1” with %2 messages?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take all %1 message(s) out of “%2”?</source>
        <translation>
            <numerusform>Take the %1 message out of “%2”?</numerusform>
            <numerusform>Take all %1 messages out of “%2”?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::FolderProperties</name>
    <message numerus="yes">
        <source>%1, %2 unread</source>
        <translation>
            <numerusform>%1, %2 unread</numerusform>
            <numerusform>%1, %2 unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 with their text, the others fetched when they are opened</source>
        <translation>
            <numerusform>%1 with their text, the others fetched when they are opened</numerusform>
            <numerusform>%1 with their text, the others fetched when they are opened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::HeaderCard</name>
    <message numerus="yes">
        <source>To %1 and %n more</source>
        <translation>
            <numerusform>To %1 and %n more</numerusform>
            <numerusform>To %1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::MessageActions</name>
    <message numerus="yes">
        <source>Delete %1 message(s) for ever?</source>
        <translation>
            <numerusform>Delete %1 message for ever?</numerusform>
            <numerusform>Delete %1 messages for ever?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::MessageListPane</name>
    <message numerus="yes">
        <source>%1 result(s)</source>
        <translation>
            <numerusform>%1 result</numerusform>
            <numerusform>%1 results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 unread</source>
        <translation>
            <numerusform>%1 unread</numerusform>
            <numerusform>%1 unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::MessageListView</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::NewMail</name>
    <message numerus="yes">
        <source>%1 new message(s) in %2</source>
        <translation>
            <numerusform>%1 new message in %2</numerusform>
            <numerusform>%1 new messages in %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Pop3Form</name>
    <message numerus="yes">
        <source> minute(s)</source>
        <translation>
            <numerusform> minute</numerusform>
            <numerusform> minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <translation>
            <numerusform> day</numerusform>
            <numerusform> days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::ReaderView</name>
    <message numerus="yes">
        <source>%n remote picture(s) not shown</source>
        <translation>
            <numerusform>%n remote picture not shown</numerusform>
            <numerusform>%n remote pictures not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Reporter</name>
    <message numerus="yes">
        <source>Working on %n message(s)</source>
        <translation>
            <numerusform>Working on %n message</numerusform>
            <numerusform>Working on %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::TextView</name>
    <message numerus="yes">
        <source>%n quoted lines</source>
        <translation>
            <numerusform>%n quoted line</numerusform>
            <numerusform>%n quoted lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ui::Tray</name>
    <message numerus="yes">
        <source>Waxwing: %n unread</source>
        <translation>
            <numerusform>Waxwing: %n unread</numerusform>
            <numerusform>Waxwing: %n unread</numerusform>
        </translation>
    </message>
</context>
</TS>
