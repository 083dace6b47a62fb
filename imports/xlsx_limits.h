// SPDX-License-Identifier: Apache-2.0
//
// Every maximum of an .xlsx file that is read. All of them are checked before memory is taken; what
// a file says of its own size is refused if it is beyond one, and believed of nothing else.
#pragma once

#include <cstddef>
#include <cstdint>

namespace fundtrail {

/// Longest file, in bytes: it is held in memory.
inline constexpr std::size_t kXlsxFileBytesMax = 67'108'864;
/// Most members of its zip archive.
inline constexpr std::size_t kXlsxMembersMax = 2'000;
/// Longest name of a member, in bytes.
inline constexpr std::size_t kXlsxMemberNameBytesMax = 512;
/// Longest member, and all of them together, in bytes once inflated.
inline constexpr std::uint64_t kXlsxMemberBytesMax = 536'870'912;
inline constexpr std::uint64_t kXlsxInflatedBytesMax = 1'073'741'824;
/// Most bytes that a stored byte may inflate to, in members beyond kXlsxInflationGraceBytes. XML of
/// real sheets gives 5 to 30; deflate's utmost is 1,032.
inline constexpr std::uint64_t kXlsxInflationMax = 100;
inline constexpr std::uint64_t kXlsxInflationGraceBytes = 1'048'576;
/// Most sheets, relationships of one part, and cell formats.
inline constexpr std::size_t kXlsxSheetsMax = 1'000;
inline constexpr std::size_t kXlsxRelationshipsMax = 4'000;
inline constexpr std::size_t kXlsxFormatsMax = 65'536;
/// Most shared strings, and their bytes of UTF-8 together: they are held in memory.
inline constexpr std::size_t kXlsxStringsMax = 4'000'000;
inline constexpr std::size_t kXlsxStringBytesMax = 67'108'864;
/// The rows and columns that a spreadsheet has: 1 to 1048576, and A to XFD. Columns with anything
/// in them: kTableColumnsMax.
inline constexpr std::uint64_t kXlsxRowsMax = 1'048'576;
inline constexpr std::size_t kXlsxColumnsMax = 16'384;
/// Most cells of a sheet that is read, empty ones included, and merged ranges.
inline constexpr std::uint64_t kXlsxCellsMax = 20'000'000;
inline constexpr std::size_t kXlsxMergesMax = 65'536;
/// Longest tag, comment or the like of an XML part, in bytes. Texts have no such limit of their
/// own: they are handed on in pieces.
inline constexpr std::size_t kXmlTokenBytesMax = 131'072;
/// Most memory of all XML parsers of the process together, in bytes: names, open tags and
/// namespaces are kept until a part's end.
inline constexpr std::size_t kXmlMemoryBytesMax = 33'554'432;

}  // namespace fundtrail
