// SPDX-License-Identifier: Apache-2.0
#include "imports/zip_reader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include <minizip/unzip.h>

#include "imports/xlsx_limits.h"
#include "imports/zip_memory.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr uLong kEncryptedFlag = 1;

// A name may be of any bytes, a message may not.
std::string shown_name(std::string_view name) {
  std::string shown;
  for (const char c : name.substr(0, kXlsxMemberNameBytesMax)) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte >= 0x20 && byte < 0x7F ? std::string(1, c) : fmt::format("\\x{:02x}", byte);
  }
  return shown_text(shown);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_before(std::string_view a, std::string_view b) {
  return std::ranges::lexicographical_compare(a, b, {}, lower, lower);
}

[[noreturn]] void refuse_archive() {
  throw FormatError(say("文件不是完整的 zip 压缩包，可能没有下载完或已损坏；请重新取得或另存一份",
                        "the file is no whole zip archive: perhaps it was not downloaded to its "
                        "end, or is damaged; get or save it again"));
}

[[noreturn]] void refuse_member(std::string_view name, const Message& reason) {
  throw FormatError(
      say("压缩包内的文件 {}：{}", "the archive's member {}: {}", shown_name(name), reason));
}

[[noreturn]] void refuse_damaged(std::string_view name) {
  refuse_member(name, say("已损坏；请用表格软件打开原文件后另存一份",
                          "is damaged; open the original in a spreadsheet program and save it "
                          "again"));
}

bool leads_out(std::string_view name) {
  if (name.starts_with('/') || name.find('\\') != std::string_view::npos) return true;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (name.substr(begin, end - begin) == "..") return true;
    begin = end + 1;
  }
  return false;
}

void require_plain_name(std::string_view name) {
  if (!name.empty() && name.find('\0') == std::string_view::npos && !leads_out(name)) return;
  refuse_member(name, say("名称指向压缩包之外或不合规，拒绝读取",
                          "its name leads out of the archive, or is none"));
}

void require_small(const ZipMember& member) {
  if (member.bytes > kXlsxMemberBytesMax) {
    refuse_member(member.name,
                  say("解压后 {} 字节，最多 {} 字节", "has {} bytes once inflated, at most {}",
                      member.bytes, kXlsxMemberBytesMax));
  }
  if (member.bytes > kXlsxInflationGraceBytes &&
      member.bytes / kXlsxInflationMax > member.stored_bytes) {
    refuse_member(member.name,
                  say("{} 字节解压为 {} 字节，超过 {} 倍，疑为解压炸弹",
                      "{} bytes inflate to {}, more than {} times as many: a zip bomb, it seems",
                      member.stored_bytes, member.bytes, kXlsxInflationMax));
  }
}

ZipMember read_member(unzFile archive) {
  unz_file_info64 info{};
  std::array<char, kXlsxMemberNameBytesMax + 1> name{};
  unz64_file_pos place{};
  if (unzGetCurrentFileInfo64(archive, &info, name.data(), name.size(), nullptr, 0, nullptr, 0) !=
          UNZ_OK ||
      unzGetFilePos64(archive, &place) != UNZ_OK) {
    refuse_archive();
  }
  if (info.size_filename > kXlsxMemberNameBytesMax) {
    refuse_member(
        std::string_view(name.data(), kXlsxMemberNameBytesMax),
        say("名称超过 {} 字节", "its name has more than {} bytes", kXlsxMemberNameBytesMax));
  }
  ZipMember member{std::string(name.data(), info.size_filename), info.uncompressed_size,
                   info.compressed_size, place.pos_in_zip_directory, place.num_of_file};
  require_plain_name(member.name);
  if ((info.flag & kEncryptedFlag) != 0) {
    refuse_member(member.name, say("已加密；请去掉密码后另存再导入",
                                   "is encrypted; remove the password, save and import again"));
  }
  require_small(member);
  return member;
}

void require_sum(const std::vector<ZipMember>& members) {
  std::uint64_t sum = 0;  // each is at most kXlsxMemberBytesMax
  for (const ZipMember& member : members) sum += member.bytes;
  if (sum <= kXlsxInflatedBytesMax) return;
  throw FormatError(say("压缩包解压后共 {} 字节，最多 {} 字节",
                        "the archive has {} bytes once inflated, at most {}", sum,
                        kXlsxInflatedBytesMax));
}

void require_distinct(const std::vector<ZipMember>& sorted) {
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (is_before(sorted[i - 1].name, sorted[i].name)) continue;
    refuse_member(sorted[i].name, say("在压缩包内出现两次，各软件会读到不同内容，拒绝读取",
                                      "is there twice, and programs differ in which they read"));
  }
}

}  // namespace

struct ZipReader::State {
  explicit State(std::string_view archive) : input{archive} {
    zlib_filefunc64_def functions = file_functions(input);
    handle = unzOpen2_64("", &functions);
  }
  ~State() {
    if (handle != nullptr) unzClose(handle);  // the open member too
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  ZipInput input;
  unzFile handle = nullptr;
  std::string name;              // of the open member
  std::uint64_t bytes_left = 0;  // of it
};

ZipReader::ZipReader(std::string_view archive) : state_(std::make_unique<State>(archive)) {
  unzFile handle = state_->handle;
  unz_global_info64 info{};
  if (handle == nullptr || unzGetGlobalInfo64(handle, &info) != UNZ_OK) refuse_archive();
  if (info.number_entry > kXlsxMembersMax) {
    throw FormatError(say("压缩包内有 {} 个文件，最多 {} 个",
                          "the archive has {} members, at most {}", info.number_entry,
                          kXlsxMembersMax));
  }
  for (std::uint64_t i = 0; i < info.number_entry; ++i) {
    if ((i == 0 ? unzGoToFirstFile(handle) : unzGoToNextFile(handle)) != UNZ_OK) refuse_archive();
    members_.push_back(read_member(handle));
  }
  require_sum(members_);
  std::ranges::stable_sort(members_, is_before, &ZipMember::name);
  require_distinct(members_);
}

ZipReader::~ZipReader() = default;

const ZipMember* ZipReader::find(std::string_view name) const {
  const auto found = std::ranges::lower_bound(members_, name, is_before, &ZipMember::name);
  return found != members_.end() && !is_before(name, found->name) ? &*found : nullptr;
}

void ZipReader::open(const ZipMember& member) {
  const unz64_file_pos place{member.directory_offset, member.number};
  if (unzGoToFilePos64(state_->handle, &place) != UNZ_OK) refuse_damaged(member.name);
  if (unzOpenCurrentFile(state_->handle) != UNZ_OK) refuse_damaged(member.name);
  state_->name = member.name;
  state_->bytes_left = member.bytes;
}

std::size_t ZipReader::read(std::span<char> buffer) {
  constexpr std::size_t kReadMax = std::numeric_limits<int>::max();
  const auto size = static_cast<unsigned>(std::min(buffer.size(), kReadMax));
  const int count = unzReadCurrentFile(state_->handle, buffer.data(), size);
  if (count < 0 || static_cast<std::uint64_t>(count) > state_->bytes_left) {
    refuse_damaged(state_->name);
  }
  state_->bytes_left -= static_cast<std::uint64_t>(count);
  if (count > 0) return static_cast<std::size_t>(count);
  // minizip compares the check sum when it closes, and only of members that were read whole.
  if (state_->bytes_left > 0 || unzCloseCurrentFile(state_->handle) != UNZ_OK) {
    refuse_damaged(state_->name);
  }
  return 0;
}

}  // namespace fundtrail
