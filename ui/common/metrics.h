// Sizes on a 4 px grid, in device-independent pixels. The pictures of the design hold these proportions.
#pragma once

namespace waxwing::ui::metrics {

constexpr int grid = 4;
constexpr int toolBarHeight = 48;
constexpr int buttonHeight = 32;
constexpr int smallButtonHeight = 26;
constexpr int treeIndent = 16;
constexpr int tableHeaderHeight = 28;
constexpr int groupHeadingHeight = 28;
constexpr int paneHeaderHeight = 44;
constexpr int chipHeight = 26;
constexpr int foldedMessageHeight = 40;
constexpr int attachmentHeight = 44;
constexpr int footHeight = 36;
constexpr int fieldHeight = 36;
constexpr int folderPaneWidth = 240;
constexpr int listPaneWidth = 380;
constexpr int readerMargin = 24;
constexpr int listMargin = 16;
constexpr int rowRadius = 5;
constexpr int buttonRadius = 6;
constexpr int popupRadius = 8;
constexpr int iconSize = 16;
constexpr int largeIconSize = 22;
constexpr int selectionBarWidth = 3;
constexpr int unreadDotSize = 8;

} // namespace waxwing::ui::metrics
