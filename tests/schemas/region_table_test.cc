// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/region_table.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

std::vector<std::uint32_t> codes(const std::vector<Region>& regions) {
  std::vector<std::uint32_t> list;
  for (const Region region : regions) list.push_back(region.code);
  return list;
}

using Codes = std::vector<std::uint32_t>;

// `22010402:27`: where a name begins with a place, its codes and how long it is.
std::string place(std::string_view name) {
  const RegionTable::Place found = RegionTable().place_at_front(name);
  std::string text;
  for (const Region region : found.regions) text += format_region(region) + " ";
  return text + std::to_string(found.bytes / 3);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(region_table)

BOOST_AUTO_TEST_CASE(codes_are_valid_and_ascending) {
  const auto regions = builtin_regions();
  for (std::size_t i = 0; i < regions.size(); ++i) {
    BOOST_TEST(is_valid(regions[i].region), regions[i].name);
    BOOST_TEST(!regions[i].name.empty());
    if (i > 0) BOOST_TEST(regions[i - 1].region.code < regions[i].region.code);
  }
  const auto provinces = std::count_if(regions.begin(), regions.end(), [](const auto& one) {
    return region_level(one.region) == RegionLevel::kProvince;
  });
  BOOST_TEST(provinces == 34);
}

// domain.md 3.2, which two other lists confirm.
BOOST_AUTO_TEST_CASE(knows_the_codes_of_jilin) {
  const RegionTable table;
  BOOST_TEST(table.name({220'000}) == "吉林省");
  BOOST_TEST(table.name({220'100}) == "长春市");
  BOOST_TEST(table.name({220'200}) == "吉林市");
  BOOST_TEST(table.name({220'282}) == "桦甸市");
  BOOST_TEST(table.name({220'300}) == "四平市");
  BOOST_TEST(table.name({220'400}) == "辽源市");
  BOOST_TEST(table.name({220'500}) == "通化市");
  BOOST_TEST(table.name({220'521}) == "通化县");
  BOOST_TEST(table.name({220'600}) == "白山市");
  BOOST_TEST(table.name({220'700}) == "松原市");
  BOOST_TEST(table.name({220'800}) == "白城市");
  BOOST_TEST(table.name({222'400}) == "延边朝鲜族自治州");
  BOOST_TEST(table.name({220'181}) == "九台市");
  BOOST_TEST(table.name({220'113}) == "九台区");
  BOOST_TEST(table.name({229'900}) == "");
}

BOOST_AUTO_TEST_CASE(full_names_say_what_a_region_lies_in) {
  const RegionTable table;
  BOOST_TEST(table.full_name({220'282}) == "吉林省吉林市桦甸市");
  BOOST_TEST(table.full_name({220'000}) == "吉林省");
  BOOST_TEST(table.full_name({110'105}) == "北京市朝阳区");
  BOOST_TEST(table.full_name({429'004}) == "湖北省仙桃市");
  BOOST_TEST(table.full_name({229'900}) == "");
}

BOOST_AUTO_TEST_CASE(the_digits_tell_level_and_parent) {
  BOOST_TEST(parent_region({220'282})->code == 220'200U);
  BOOST_TEST(parent_region({220'200})->code == 220'000U);
  BOOST_TEST(!parent_region({220'000}));
  BOOST_TEST(is_within({220'282}, {220'200}));
  BOOST_TEST(is_within({220'282}, {220'000}));
  BOOST_TEST(is_within({220'282}, {220'282}));
  BOOST_TEST(!is_within({220'282}, {220'100}));
  BOOST_TEST(!is_within({220'200}, {220'282}));
  BOOST_TEST(region_level_label({220'000}).zh == "省级");
  BOOST_TEST(region_level_label({220'200}).zh == "地级");
  BOOST_TEST(region_level_label({220'282}).zh == "县级");
}

BOOST_AUTO_TEST_CASE(stems_are_names_without_their_level) {
  BOOST_TEST(place_stem("吉林省") == "吉林");
  BOOST_TEST(place_stem("通化县") == "通化");
  BOOST_TEST(place_stem("内蒙古自治区") == "内蒙古");
  BOOST_TEST(place_stem("长白朝鲜族自治县") == "长白朝鲜族");
  BOOST_TEST(place_stem("吐鲁番地区") == "吐鲁番");
  BOOST_TEST(place_stem("长春") == "长春");
  BOOST_TEST(place_stem("县") == "县");
}

BOOST_AUTO_TEST_CASE(finds_regions_by_name) {
  const RegionTable table;
  BOOST_TEST((codes(table.called("西安区")) == Codes{220'403, 231'005}));
  BOOST_TEST((codes(table.called("西安市")) == Codes{610'100}));
  BOOST_TEST((codes(table.called("市辖区")).empty()));
  BOOST_TEST((codes(table.called("城区")).empty()));
  BOOST_TEST((codes(table.called("")).empty()));
  BOOST_TEST((codes(table.called_like("吉林省")) == Codes{220'200}));
  BOOST_TEST((codes(table.called_like("通化市")) == Codes{220'521}));
  BOOST_TEST((codes(table.called_like("西安区")) == Codes{610'100}));
  BOOST_TEST((codes(table.called_like("长春市")).empty()));
}

BOOST_AUTO_TEST_CASE(finds_the_place_that_a_name_begins_with) {
  BOOST_TEST(place("长春市") == "220100 3");
  BOOST_TEST(place("吉林省财政厅") == "220000 3");
  BOOST_TEST(place("吉林省吉林市财政局") == "220200 6");
  BOOST_TEST(place("长春市朝阳区财政局") == "220104 6");
  BOOST_TEST(place("朝阳区财政局") == "110105 220104 3");
  BOOST_TEST(place("北京市朝阳区") == "110105 6");
  BOOST_TEST(place("长春市城区建设局") == "220100 3");
  BOOST_TEST(place("财政厅") == "0");
  BOOST_TEST(place("") == "0");
}

BOOST_AUTO_TEST_CASE(own_codes_are_added_and_rename_what_is_known) {
  RegionTable table;
  table.add({220'184}, "公主岭市");
  table.add({220'381}, "旧公主岭市");
  BOOST_TEST(table.full_name({220'184}) == "吉林省长春市公主岭市");
  BOOST_TEST((codes(table.called("公主岭市")) == Codes{220'184}));
  BOOST_TEST((codes(table.called("旧公主岭市")) == Codes{220'381}));
  BOOST_TEST(table.added().size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
