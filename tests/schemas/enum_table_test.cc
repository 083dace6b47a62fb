// SPDX-License-Identifier: Apache-2.0
//
// The numbers and names of every enumeration of the format. A failure here is a change of the
// format: a new enumerator is a new version of its kind, and no number is ever used again.
#include "schemas/enum_table.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/field_lister.h"
#include "tests/support/files.h"
#include "tests/support/paths.h"

namespace fundtrail::test {
namespace {

/// Renders an enumeration as `1 name, 2 name`.
template <class E>
std::string render() {
  std::string text;
  for (const auto& entry : enum_table(E{})) {
    text += (text.empty() ? "" : ", ") + std::to_string(static_cast<unsigned>(entry.value));
    text += " " + std::string(entry.name);
  }
  return text;
}

constexpr auto kFrozenTables = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"kind",
     "1 genesis, 2 key, 3 signature, 6 policy, 16 party, 17 programme, 18 project, 19 document, 20 "
     "budget, "
     "21 allocation, 22 receipt, 23 disbursement, 24 refund, 25 balance, 26 target, "
     "27 indicator_report, 28 statement, 29 correction, 30 inquiry, 31 answer, "
     "32 response, 33 rectification"},
    {"key action", "1 grant, 2 revoke"},
    {"key role", "1 operator, 2 author, 3 approver"},
    {"hash", "1 sha256, 2 sm3"},
    {"unit",
     "0 , 1 元, 2 万元, 3 亿元, 4 %, 5 分, 16 套, 17 户, 18 部, 19 个, 20 处, 21 栋, "
     "22 台, 23 人, 24 间, 25 座, 26 项, 27 次, 28 件, 29 份, 30 家, 31 条, 32 辆, "
     "33 所, 34 名, 35 村, 36 期, 37 场, 38 人次, 39 户次, 40 万人, 41 万户, 42 公里, "
     "43 米, 44 平方米, 45 万平方米, 46 平方公里, 47 立方米, 48 亩, 49 公顷, 50 吨, "
     "51 天, 52 个月, 53 年, 54 小时"},
    {"measure", "1 budget, 2 allocated, 3 received, 4 disbursed, 5 paid, 6 refunded, 7 balance"},
    {"qualitative result", "1 met, 2 partly, 3 not_met"},
    {"fund source", "1 central, 2 province, 3 city, 4 county, 5 other"},
    {"party role",
     "1 finance, 2 treasury, 3 housing, 4 department, 5 recipient, 6 implementer, "
     "7 agent, 8 owner, 9 payee, 10 auditor, 11 inspector, 12 other"},
    {"programme level", "1 central, 2 province, 3 city, 4 county"},
    {"fund nature", "1 reward, 2 project, 3 actual_cost"},
    {"transfer type", "1 general, 2 shared, 3 special, 4 own"},
    {"document type",
     "1 notice, 2 approval, 3 regulation, 4 minutes, 5 contract, 6 target_form, "
     "7 self_evaluation_form, 8 self_evaluation, 9 review, 10 voucher, 11 invoice, "
     "12 bank_receipt, 13 acceptance, 14 survey, 15 register, 16 audit_report, "
     "17 publication, 18 other"},
    {"document status", "1 original, 2 scan, 3 copy, 4 transcript, 5 cited, 6 missing"},
    {"budget type", "1 initial, 2 increase, 3 decrease, 4 carried_in"},
    {"allocation type", "1 advance, 2 regular, 3 increase, 4 decrease"},
    {"receipt source", "1 programme, 2 matching, 3 carryover, 4 other, 5 unstated"},
    {"account", "1 treasury, 2 entity"},
    {"disbursement stage", "1 transfer, 2 appropriation, 3 payment"},
    {"refund reason", "1 returned, 2 surplus_recovered, 3 audit_recovered"},
    {"book", "1 indicator, 2 cash"},
    {"balance class", "1 carryover, 2 surplus, 3 unallocated"},
    {"target category",
     "1 output.quantity, 2 output.quality, 3 output.timeliness, 4 output.cost, "
     "5 cost.economic, 6 cost.social, 7 cost.ecological, 8 benefit.economic, "
     "9 benefit.social, 10 benefit.ecological, 11 benefit.sustained, 12 satisfaction"},
    {"comparator", "1 ge, 2 gt, 3 eq, 4 le, 5 lt, 6 qualitative, 7 unstated"},
    {"target layer", "1 overall, 2 indicator"},
    {"scale", "1 count, 2 share, 3 index, 4 money, 5 date, 6 grade"},
    {"coverage", "1 programme, 2 party, 3 wider, 4 unstated"},
    {"report method", "1 census, 2 sample, 3 system, 4 acceptance"},
    {"comparison op", "1 ge, 2 gt, 3 eq, 4 le, 5 lt"},
    {"truth value", "1 true, 2 false"},
    {"assertion type",
     "1 no_deviation, 2 no_issue_found, 3 issue_found, 4 all_targets_met, "
     "5 executed_by_nature, 6 published, 7 no_petition, 8 reviewed, "
     "9 benefit_achieved, 10 filed"},
    {"tense", "1 done, 2 planned, 3 required"},
    {"duty type",
     "1 decompose, 2 file, 3 pay_by_progress, 4 track, 5 self_evaluate, 6 review, "
     "7 publish"},
    {"correction type", "1 reverse, 2 amend"},
    {"inquiry source",
     "1 central_inspection, 2 provincial_inspection, 3 audit, 4 fiscal_supervision, "
     "5 congress, 6 petition"},
    {"inquiry class", "1 immediate, 2 phased, 3 long_term"},
    {"rectification status", "1 open, 2 in_progress, 3 done, 4 closed"},
    {"index term type", "105 id, 103 programme, 112 party, 100 document, 116 date, 107 kind"},
});

std::string_view frozen_table(std::string_view name) {
  for (const auto& [frozen_name, table] : kFrozenTables) {
    if (frozen_name == name) return table;
  }
  return "(none)";
}

/// The text of every header under schemas/.
std::vector<std::string> schema_headers() {
  std::vector<std::string> headers;
  for (const auto& file : std::filesystem::recursive_directory_iterator(source_path("schemas"))) {
    if (file.path().extension() == ".h") headers.push_back(read_file(file.path()));
  }
  return headers;
}

bool is_name_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// The names kFoo, kBar, … that occur in `text`, comments aside.
std::set<std::string> enumerators_in(std::string_view text) {
  std::set<std::string> names;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    line = line.substr(0, line.find("//"));
    for (std::size_t at = line.find('k'); at != std::string::npos; at = line.find('k', at + 1)) {
      const bool begins = at == 0 || !is_name_character(line[at - 1]);
      const bool is_enumerator = at + 1 < line.size() && line[at + 1] >= 'A' && line[at + 1] <= 'Z';
      const auto end = std::find_if_not(line.begin() + static_cast<std::ptrdiff_t>(at), line.end(),
                                        is_name_character);
      if (begins && is_enumerator)
        names.emplace(line.begin() + static_cast<std::ptrdiff_t>(at), end);
    }
  }
  return names;
}

/// The part of `text` between the first `open` and the next `close` after it.
std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
  const std::size_t begin = text.find(open);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find(close, begin) - begin);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(enum_tables)

BOOST_AUTO_TEST_CASE(keep_their_numbers_and_names) {
  std::size_t count = 0;
  for_each_enumeration([&count]<class E>(Tag<E>, std::string_view name) {
    BOOST_TEST(render<E>() == frozen_table(name), name);
    ++count;
  });
  BOOST_TEST(kFrozenTables.size() == count);
}

BOOST_AUTO_TEST_CASE(use_each_number_and_name_once) {
  for_each_enumeration([]<class E>(Tag<E>, std::string_view name) {
    std::set<unsigned> numbers;
    std::set<std::string_view> names;
    std::set<std::string_view> labels;
    for (const auto& entry : enum_table(E{})) {
      BOOST_TEST(numbers.insert(static_cast<unsigned>(entry.value)).second, name);
      BOOST_TEST(names.insert(entry.name).second, name);
      BOOST_TEST(labels.insert(entry.zh).second, name << " " << entry.zh);
    }
  });
}

BOOST_AUTO_TEST_CASE(find_by_number_and_by_name) {
  for_each_enumeration([]<class E>(Tag<E>, std::string_view name) {
    for (const auto& entry : enum_table(E{})) {
      BOOST_TEST((find_enum(entry.value)->name == entry.name), name);
      BOOST_TEST((find_enum_name<E>(entry.name)->value == entry.value), name);
      BOOST_TEST(enum_label(entry.value).zh == entry.zh);
    }
    BOOST_TEST(find_enum_name<E>("no such name") == nullptr);
    BOOST_TEST(enum_name(static_cast<E>(200)).empty());
    BOOST_TEST(enum_label(static_cast<E>(200)).is_empty());
  });
  BOOST_TEST(enum_label(PartyRole::kFinance).en == "finance");
  BOOST_TEST(enum_label(DocumentType::kSelfEvaluationForm).en == "self evaluation form");
}

// Names are lower-case ASCII, but for units, which are written as in a document.
BOOST_AUTO_TEST_CASE(name_enumerators_plainly) {
  for_each_enumeration([]<class E>(Tag<E>, std::string_view name) {
    for (const auto& entry : enum_table(E{})) {
      const bool is_plain = std::all_of(entry.name.begin(), entry.name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
      });
      BOOST_TEST((std::is_same_v<E, Unit> || (is_plain && !entry.name.empty())), name);
      BOOST_TEST((!entry.zh.empty() || entry.name.empty()), name);
    }
  });
}

// Read in the sources, since the language cannot list enumerators: each stands in its table.
BOOST_AUTO_TEST_CASE(list_every_enumerator) {
  std::size_t tables = 0;
  for (const std::string& header : schema_headers()) {
    std::string_view rest = header;
    for (std::size_t at = rest.find("enum class "); at != std::string_view::npos;
         at = rest.find("enum class ")) {
      rest = rest.substr(at + std::string_view("enum class ").size());
      const std::string name(rest.substr(0, rest.find_first_of(" {")));
      const std::string_view table = between(rest, "enum_table(" + name + ")", "});");
      if (table.empty()) continue;  // not of the format
      ++tables;
      BOOST_TEST((enumerators_in(between(rest, "{", "};")) == enumerators_in(table)), name);
    }
  }
  BOOST_TEST(tables == kFrozenTables.size());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
