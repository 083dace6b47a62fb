// SPDX-License-Identifier: Apache-2.0
#include "cli/view_options.h"

#include "ledger/proof/text_lines.h"
#include "report/view_text.h"
#include "schemas/error.h"
#include "verifier/recorded_times.h"

namespace fundtrail {
namespace {

constexpr const char* kKnownAt = "--known-at";

// A sequence is digits alone; anything else is a day.
std::uint64_t read_known_size(const CommandLine& line, const EntrySource& source) {
  const std::uint64_t size = source.head().size;
  const std::string text = line.value(kKnownAt).value_or("");
  if (text.find_first_not_of("0123456789") == text.npos) {
    const auto sequence = parse_decimal(text);
    if (sequence && *sequence < size) return *sequence + 1;
    throw Error(ErrorCode::kUsage, say("选项 {}：没有第 {} 号记录，账本有 {} 条（0 至 {}）",
                                       "option {}: there is no record {}; the ledger has {} (0 to "
                                       "{})",
                                       kKnownAt, shown_text(text), size, size - 1));
  }
  const Date day = line.date(kKnownAt).value();
  const std::uint64_t known = size_known_at(source, day);
  if (known > 0) return known;
  throw Error(ErrorCode::kUsage, say("选项 {}：到 {} 为止账本里还没有记录",
                                     "option {}: by {} nothing had been recorded in the ledger",
                                     kKnownAt, format_date(day)));
}

}  // namespace

std::vector<OptionInfo> view_options() {
  return {{"--as-of", "DATE",
           say("只看业务日期不晚于这天的（年-月-日）；没有业务日期的照算",
               "look only at what is dated by this day (YYYY-MM-DD), and at what has no date")},
          known_at_option()};
}

OptionInfo known_at_option() {
  return {"--known-at", "SEQ|DATE",
          say("只看到第几号、或到哪天为止已经录入的，如同其后什么也没有录入",
              "look only at what had been recorded up to this sequence, or by the end of this day, "
              "as if nothing came after")};
}

ViewOptions read_view(const CommandLine& line, const EntrySource& source) {
  ViewOptions view;
  view.as_of = line.date("--as-of");
  if (line.has(kKnownAt)) view.known_size = read_known_size(line, source);
  return view;
}

void write_view(const Context& context, const ViewOptions& view) {
  for (const Message& sentence : view_sentences({view.as_of, view.known_size})) {
    context.out.write(context.tell(sentence) + "\n");
  }
}

}  // namespace fundtrail
