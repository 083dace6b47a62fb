// SPDX-License-Identifier: Apache-2.0
#include "scan/report_text.h"

#include <algorithm>

#include "scan/characters.h"
#include "scan/sections.h"
#include "schemas/error.h"
#include "schemas/fields/text.h"
#include "schemas/json/json_fault.h"

namespace fundtrail {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void refuse_other_format(std::string_view bytes) {
  if (!word_at_front(bytes, {"%PDF", "PK\x03\x04", "\xD0\xCF\x11\xE0", "{\\rtf"}).empty()) {
    throw FormatError(
        say("这是 PDF 或 Word 文件，不是纯文本；请在原来的软件里全选复制，或另存为“纯文本”"
            "（编码选 UTF-8），再扫描文本文件",
            "this is a PDF or a Word document, not plain text; save it as plain text in UTF-8, "
            "and scan that"));
  }
  if (is_utf_16(bytes)) {
    throw FormatError(say("文件是 UTF-16（记事本的“Unicode”），请另存为 UTF-8",
                          "the file is UTF-16; save it as UTF-8"));
  }
}

void refuse_bytes(std::string_view bytes) {
  if (bytes.size() > kReportBytesMax) {
    throw FormatError(say("有 {} 字节，一份报告最多 {} 字节；请只留报告正文",
                          "{} bytes, a report has at most {}; keep its text alone", bytes.size(),
                          kReportBytesMax));
  }
  refuse_other_format(bytes);
  const auto at = find_ill_formed(bytes);
  if (!at) return;
  const auto line =
      std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*at), '\n') + 1;
  throw FormatError(say("第 {} 行不是 UTF-8，多半是 GBK 或 GB18030；请在记事本里另存为 UTF-8，"
                        "或运行 iconv -f GB18030 -t UTF-8 原文件 > 新文件",
                        "line {} is not UTF-8, most likely GBK or GB18030; save it as UTF-8, or "
                        "run iconv -f GB18030 -t UTF-8 OLD > NEW",
                        line),
                    *at);
}

// What of a control character could come from a text processor is a blank; any other steers a
// terminal or hides text.
void refuse_control_characters(std::string_view text, std::uint64_t line) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= 0x20 && byte != 0x7F) || blank_bytes({&c, 1}) > 0) continue;
    throw FormatError(say("第 {} 行有控制字符 U+{:04X}；请删去它，或重新另存为纯文本",
                          "line {} has the control character U+{:04X}; remove it, or save the "
                          "text anew",
                          line, static_cast<unsigned>(byte)));
  }
}

std::vector<Paragraph> split_lines(std::string_view bytes) {
  std::vector<Paragraph> paragraphs;
  bool is_number_open = false;
  for (std::uint64_t line = 1; !bytes.empty(); ++line) {
    const std::string_view whole = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), whole.size() + 1));
    refuse_control_characters(whole, line);
    Paragraph paragraph{trim_blanks(whole), line, {}, {}, is_number_open};
    is_number_open =
        ends_with_digit(paragraph.text) || !word_at_back(paragraph.text, {".", "．", ","}).empty();
    if (paragraph.text.empty()) continue;
    if (paragraph.text.size() > kParagraphBytesMax) {
      throw FormatError(say("第 {} 行有 {} 字节，一段最多 {} 字节；请按原文分段，一段一行",
                            "line {} has {} bytes, a paragraph at most {}; write one paragraph a "
                            "line, as in the original",
                            line, paragraph.text.size(), kParagraphBytesMax));
    }
    paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

}  // namespace

std::vector<Paragraph> read_report(std::string_view bytes) {
  refuse_bytes(bytes);
  static_cast<void>(take_word(bytes, kByteOrderMark));
  std::vector<Paragraph> paragraphs = split_lines(bytes);
  if (paragraphs.empty()) {
    throw FormatError(say("里面没有任何文字", "there is no text in it"));
  }
  const bool has_headings =
      std::any_of(paragraphs.begin(), paragraphs.end(),
                  [](const Paragraph& one) { return parse_heading(one.text).has_value(); });
  SectionTracker sections(has_headings);
  for (Paragraph& paragraph : paragraphs) {
    sections.enter(paragraph.text);
    paragraph.section = sections.name();
    paragraph.titles = sections.titles();
  }
  return paragraphs;
}

}  // namespace fundtrail
