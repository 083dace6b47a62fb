// SPDX-License-Identifier: Apache-2.0
#include "scan/characters.h"
#include "scan/figure_claims.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

// Names in a row, joined by 、 or 和, and what follows them.
struct NameList {
  std::vector<std::string> ids;
  std::string_view written;
  std::string_view after;
};

NameList read_names(std::string_view text, const PartyNames& parties) {
  NameList list;
  std::string_view rest = text;
  while (const auto match = parties.at_front(rest)) {
    if (match->party == nullptr) return {};
    list.ids.push_back(match->party->id);
    rest.remove_prefix(match->bytes);
    list.written = text.substr(0, text.size() - rest.size());
    list.after = rest;
    const std::string_view joint = word_at_front(rest, {"、", "和", "及", "与"});
    if (joint.empty()) break;
    rest.remove_prefix(joint.size());
  }
  return list;
}

// How many there are said to be, and the bytes that say so: 四个, 4个, 两家.
struct StatedCount {
  std::int64_t value = 0;
  std::size_t bytes = 0;
};

std::optional<StatedCount> read_count(std::string_view text) {
  std::string_view rest = trim_blanks(text);
  StatedCount count;
  if (const auto number = take_chinese_number(rest)) {
    count.value = *number;
  } else {
    while (const auto digit = first_digit(rest)) {
      if (count.value > static_cast<std::int64_t>(kListSizeMax)) return std::nullopt;
      count.value = count.value * 10 + digit->value;
      rest.remove_prefix(digit->bytes);
    }
  }
  const std::string_view unit = word_at_front(rest, {"个", "家"});
  if (count.value == 0 || unit.empty() || rest.starts_with("个月")) return std::nullopt;
  count.bytes = static_cast<std::size_t>(rest.data() - text.data()) + unit.size();
  return count;
}

// The quote: the names, the count, and what is counted if that is all the clause goes on to say.
std::string_view quote_of(std::string_view names, std::string_view count,
                          const std::vector<Clause>& clauses) {
  constexpr std::size_t kCountedBytesMax = 30;
  for (const Clause& clause : clauses) {
    if (!is_within(count, clause.text)) continue;
    const std::string_view whole = span_of(count, clause.text);
    if (whole.size() <= count.size() + kCountedBytesMax) return span_of(names, whole);
  }
  return span_of(names, count);
}

}  // namespace

void find_counts(Sentence& sentence, const SentenceContext& context, FoundClaims& claims) {
  if (context.parties.is_empty()) return;
  std::string_view rest = sentence.text;
  bool is_list_going_on = false;  // an unknown name was joined to what follows
  while (!rest.empty()) {
    const NameList list = read_names(rest, context.parties);
    if (list.ids.size() < 2) {
      const std::string_view joint = word_at_front(rest, {"、", "和", "及", "与"});
      is_list_going_on = !joint.empty();
      rest.remove_prefix(list.ids.empty() ? character_bytes(rest) : list.written.size());
      continue;
    }
    const auto count = is_list_going_on ? std::nullopt : read_count(list.after);
    if (count && list.ids.size() <= kListSizeMax) {
      const std::string_view written = list.after.substr(0, count->bytes);
      for (SentenceFigure& figure : sentence.figures) {
        figure.is_used = figure.is_used || is_within(figure.written, written);
      }
      claims.push_back({CountClaim{list.ids, {count->value, 0, Unit::kNone}},
                        quote_of(list.written, written, sentence.clauses), ""});
    }
    is_list_going_on = false;
    rest = list.after;
  }
}

}  // namespace fundtrail
