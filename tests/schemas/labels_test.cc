// SPDX-License-Identifier: Apache-2.0
#include "schemas/labels.h"

#include <set>
#include <string>
#include <utility>

#include <boost/test/unit_test.hpp>
#include <cereal/cereal.hpp>

#include "schemas/archive/strict_archive.h"
#include "schemas/record.h"

namespace fundtrail::test {
namespace {

// cereal looks for `serialize` in the namespaces of the archive and the value.
using fundtrail::serialize;

/// Lists the path of every field that a record of a kind can have, absent ones too.
class PathLister : public cereal::OutputArchive<PathLister> {
 public:
  using IsStrictArchive = void;

  explicit PathLister(std::set<std::string>& paths) : OutputArchive(this), paths_(paths) {}

  template <class T>
  void leaf(const T&) {}
  template <class T>
  void field(const char* name, T& value) {
    const std::string outer = path_;
    path_ += (path_.empty() ? "" : ".") + std::string(name);
    paths_.insert(path_);
    (*this)(value);
    path_ = outer;
  }
  template <class T>
  void list(const std::vector<T>&) {
    (*this)(T{});
  }
  template <class T>
  void maybe(const std::optional<T>&) {
    (*this)(T{});
  }
  template <class... T>
  void alternatives(const std::variant<T...>&) {
    ((*this)(T{}), ...);
  }

 private:
  std::set<std::string>& paths_;
  std::string path_;
};

template <class T>
void check_kind() {
  std::set<std::string> paths;
  PathLister lister(paths);
  lister(T{});
  BOOST_TEST(!paths.empty());
  for (const std::string& path : paths) {
    BOOST_TEST(has_field_label(T::kKind, path), enum_name(T::kKind)
                                                    << " has no label for " << path);
  }
}

template <class... T>
void check_kinds(const std::variant<T...>*) {
  (check_kind<T>(), ...);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(labels)

BOOST_AUTO_TEST_CASE(every_field_of_every_kind_has_a_chinese_label) {
  check_kinds(static_cast<const Record*>(nullptr));
}

BOOST_AUTO_TEST_CASE(differ_by_kind_where_the_meaning_does) {
  BOOST_TEST(field_label(Kind::kDisbursement, "to").zh == "收款方");
  BOOST_TEST(field_label(Kind::kAllocation, "to").zh == "受款单位");
  BOOST_TEST(field_label(Kind::kAllocation, "of").zh == "追加、追减所对的下达");
  BOOST_TEST(field_label(Kind::kCorrection, "of").zh == "所更正的记录");
  BOOST_TEST(field_label(Kind::kDocument, "signed").zh == "有无署名");
  BOOST_TEST(field_label(Kind::kDocument, "sealed").zh == "有无印章");
  BOOST_TEST(field_label(Kind::kDocument, "to").zh == "主送机关");
  BOOST_TEST(field_label(Kind::kInquiry, "scope.to").zh == "至");
  BOOST_TEST(field_label(Kind::kTarget, "parent").zh == "上级目标");
}

BOOST_AUTO_TEST_CASE(name_the_last_part_of_a_path) {
  BOOST_TEST(field_label(Kind::kBudget, "evidence[0].document").zh == "文件");
  BOOST_TEST(field_label(Kind::kBudget, "evidence[12].document").en == "document");
  BOOST_TEST(field_label(Kind::kDisbursement, "voucher_number").en == "voucher number");
}

BOOST_AUTO_TEST_CASE(show_an_unknown_name_as_it_is) {
  BOOST_TEST(!has_field_label(Kind::kBudget, "colour"));
  BOOST_TEST(field_label(Kind::kBudget, "colour").zh == "colour");
  BOOST_TEST(!has_field_label(Kind::kBudget, ""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
