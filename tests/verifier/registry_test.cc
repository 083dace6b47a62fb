// SPDX-License-Identifier: Apache-2.0
#include "verifier/registry.h"

#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

BOOST_AUTO_TEST_SUITE(registry)

BOOST_AUTO_TEST_CASE(names_what_has_a_name) {
  Registry registry;
  for (const Record& record : read_lines(
           base_lines() + line("project", "PJ", R"("name":"电梯工程","programmes":["PG"])") +
           target_line("T", "ge") + document_line("D1", "notice", "cited") +
           document_line("D2", "notice", "cited", text_field("number", "吉财〔2024〕1号")))) {
    registry.absorb(EntryHeader{}, record);
  }
  const std::pair<std::string_view, std::string_view> names[] = {
      {"P", "省财政厅"},    {"PG", "奖补资金"},        {"PJ", "电梯工程"}, {"T", "加装电梯"},
      {"D1", "《文件D1》"}, {"D2", "吉财〔2024〕1号"}, {"NONE", ""},
  };
  for (const auto& [id, name] : names) BOOST_TEST(registry.name_of(id) == name);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
