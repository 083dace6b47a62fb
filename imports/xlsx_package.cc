// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_package.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "imports/xlsx_limits.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

// An OLE container: an .xls, or an .xlsx that was encrypted. Source: [MS-CFB] section 2.2.
constexpr std::string_view kContainerMark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
// A zip archive's first member, or the end of one that has none.
constexpr std::array<std::string_view, 2> kArchiveMarks = {"PK\x03\x04", "PK\x05\x06"};

// As [MS-CFB] names its streams: UTF-16, little-endian.
std::string wide(std::string_view ascii) {
  std::string text;
  for (const char c : ascii) text.append({c, '\0'});
  return text;
}

std::string_view require_archive(std::string_view file) {
  if (file.size() > kXlsxFileBytesMax) {
    throw FormatError(say("文件有 {} 字节，表格文件最多 {} 字节；请拆分后导入",
                          "the file has {} bytes, a spreadsheet at most {}; split it", file.size(),
                          kXlsxFileBytesMax));
  }
  if (!file.starts_with(kContainerMark)) return file;  // what is no archive, ZipReader refuses
  // [MS-OFFCRYPTO] section 2.3.1
  if (file.find(wide("EncryptedPackage")) != std::string_view::npos) {
    throw FormatError(say("文件设有打开密码；请在表格软件中去掉密码，另存后再导入",
                          "the file is encrypted; remove its password in a spreadsheet program, "
                          "save it and import again"));
  }
  throw FormatError(say("这是旧版 .xls 文件；请在表格软件中另存为 .xlsx 后再导入",
                        "this is an old .xls file; save it as .xlsx in a spreadsheet program and "
                        "import again"));
}

char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

[[noreturn]] void refuse_macros() {
  throw FormatError(say("文件含有宏（VBA 或宏表），拒绝读取；请另存为不含宏的 .xlsx 后再导入",
                        "the file has macros; save it as .xlsx without them and import again"));
}

[[noreturn]] void refuse_links() {
  throw FormatError(
      say("文件含有指向其他工作簿的链接，数值可能来自别处；请断开链接（数据 → 编辑链接 → 断开"
          "链接），保存后再导入",
          "the file has links to other workbooks, from which its figures may come; break the links "
          "(Data, Edit Links, Break Link), save it and import again"));
}

void require_plain_content(const std::vector<ZipMember>& members) {
  for (const ZipMember& member : members) {
    std::string name = member.name;
    std::ranges::transform(name, name.begin(), lower_letter);
    if (name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/")) refuse_macros();
    if (name.starts_with("xl/externallinks/")) refuse_links();
    if (name == "xl/workbook.bin") {
      throw FormatError(say("这是 .xlsb 二进制表格；请在表格软件中另存为 .xlsx 后再导入",
                            "this is a binary .xlsb spreadsheet; save it as .xlsx in a spreadsheet "
                            "program and import again"));
    }
  }
}

// Wherever the parts lie that they lead to.
void require_plain_type(std::string_view type) {
  if (type == "externalLink") refuse_links();
  if (type == "vbaProject" || type == "xlMacrosheet" || type == "xlIntlMacrosheet") refuse_macros();
}

std::string_view folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
}

std::string resolve(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  return std::string(folder).append(target);
}

class RelationshipHandler : public XmlHandler {
 public:
  explicit RelationshipHandler(std::string_view folder) : folder_(folder) {}

  void start(std::string_view element, const XmlAttributes& attributes) override {
    if (element != "Relationship") return;
    if (found.size() == kXlsxRelationshipsMax) {
      throw FormatError(say("表格各部分之间的关系超过 {} 条",
                            "the spreadsheet's parts have more than {} relationships",
                            kXlsxRelationshipsMax));
    }
    const std::string_view address = attributes.get("Type");
    const std::string_view type = address.substr(address.rfind('/') + 1);
    require_plain_type(type);
    const bool is_external = attributes.get("TargetMode") == "External";
    const std::string_view target = attributes.get("Target");
    found.push_back({std::string(attributes.get("Id")), std::string(type),
                     is_external ? std::string(target) : resolve(folder_, target), is_external});
  }
  bool end(std::string_view /*element*/) override { return false; }

  std::vector<XlsxRelationship> found;

 private:
  std::string_view folder_;
};

// A workbook that may have macros says so, whether or not it has any.
class ContentTypeHandler : public XmlHandler {
 public:
  void start(std::string_view /*element*/, const XmlAttributes& attributes) override {
    if (attributes.get("ContentType").find("macroEnabled") == std::string_view::npos) return;
    throw FormatError(say("这是启用宏的表格（.xlsm）；请另存为不含宏的 .xlsx 后再导入",
                          "this is a macro-enabled spreadsheet (.xlsm); save it as .xlsx without "
                          "macros and import again"));
  }
  bool end(std::string_view /*element*/) override { return false; }
};

}  // namespace

XlsxPackage::XlsxPackage(std::string_view file) : archive_(require_archive(file)) {
  require_plain_content(archive_.members());
  const std::string types = "[Content_Types].xml";
  if (archive_.find(types) == nullptr) return;
  ContentTypeHandler handler;
  read(types, "Types", handler);
}

std::vector<XlsxRelationship> XlsxPackage::relationships(std::string_view part) {
  const std::string_view folder = folder_of(part);
  const std::string list =
      std::string(folder).append("_rels/").append(part.substr(folder.size())).append(".rels");
  if (archive_.find(list) == nullptr) return {};
  RelationshipHandler handler(folder);
  read(list, "Relationships", handler);
  return std::move(handler.found);
}

std::unique_ptr<XmlStream> XlsxPackage::open(const std::string& part, const std::string& root,
                                             XmlHandler& handler) {
  const ZipMember* member = archive_.find(part);
  if (member == nullptr) {
    throw FormatError(say("文件缺少 {}，不是完整的 .xlsx 表格；请用表格软件打开后另存为 .xlsx",
                          "the file lacks {}, so it is no whole .xlsx spreadsheet; open it in a "
                          "spreadsheet program and save it as .xlsx",
                          shown_text(part)));
  }
  archive_.open(*member);
  return std::make_unique<XmlStream>(
      part, root, [this](std::span<char> buffer) { return archive_.read(buffer); }, handler);
}

void XlsxPackage::read(const std::string& part, const std::string& root, XmlHandler& handler) {
  open(part, root, handler)->read_all();
}

bool is_spreadsheet(std::string_view beginning) {
  return beginning.starts_with(kContainerMark) ||
         std::ranges::any_of(kArchiveMarks,
                             [&](std::string_view mark) { return beginning.starts_with(mark); });
}

}  // namespace fundtrail
