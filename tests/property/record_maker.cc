// SPDX-License-Identifier: Apache-2.0
#include "tests/property/record_maker.h"

#include <iterator>

#include "schemas/limits.h"

namespace fundtrail::test {
namespace {

constexpr std::int64_t kFenPerWan = 1'000'000;

}  // namespace

void RecordMaker::leaf(std::uint16_t& value) {
  const auto few = rc::gen::element<int>(2023, 2024);
  const auto all = rc::gen::inRange<int>(kYearMin, kYearMax + 1);
  value = static_cast<std::uint16_t>(*(choices_.has_few_values ? few : all));
}

void RecordMaker::leaf(std::string& value) {
  const auto few =
      rc::gen::element<std::string>("甲", "记-1", "吉财综指〔2024〕179号", "吉财综指[2024]179号");
  value = *(choices_.has_few_values ? few : any_text());
}

void RecordMaker::leaf(Digest& value) {
  for (std::uint8_t& byte : value.bytes) byte = *rc::gen::arbitrary<std::uint8_t>();
}

void RecordMaker::leaf(Date& value) {
  const auto few = rc::gen::element<Date>(Date{2023, 12, 31}, Date{2024, 4, 29}, Date{2024, 6, 1},
                                          Date{2024, 12, 31});
  value = *(choices_.has_few_values ? few : any_date());
}

void RecordMaker::leaf(Amount& value) {
  const auto few = rc::gen::map(rc::gen::element<std::int64_t>(100, 200, 1'000),
                                [](std::int64_t wan) { return wan * kFenPerWan; });
  const auto all = rc::gen::map(any_magnitude(kAmountFenMax - 1),
                                [](std::int64_t magnitude) { return magnitude + 1; });
  value.fen = *(choices_.has_few_values ? few : all);
}

void RecordMaker::leaf(Figure& value) {
  const auto few = rc::gen::element<Figure>(
      Figure{1'000, 0, Unit::kWanYuan}, Figure{200, 0, Unit::kWanYuan}, Figure{10, 0, Unit::kTao},
      Figure{12, 0, Unit::kTao}, Figure{100, 0, Unit::kPercent}, Figure{905, 1, Unit::kPercent});
  value = *(choices_.has_few_values ? few : any_figure());
}

void RecordMaker::leaf(AnyRef& value) {
  if (!choices_.ids) {
    value.id = *any_id();
    return;
  }
  const auto index = static_cast<std::ptrdiff_t>(draw_below(choices_.ids->size()));
  const auto kind = std::next(choices_.ids->begin(), index);
  value.id = *rc::gen::elementOf(kind->second);
}

void RecordMaker::leaf(Operand& value) {
  if (!choices_.ids) {
    value = *any_operand();
    return;
  }
  const std::size_t choice = draw_below(has_ids(Kind::kIndicatorReport) ? 3 : 2);
  if (choice == 0) value.value = *any_enumerator<Measure>();
  if (choice == 1) leaf(value.value.emplace<Figure>());
  if (choice == 2) value.value = ReportRef{draw_id(Kind::kIndicatorReport)};
}

void RecordMaker::leaf(ReportedValue& value) {
  if (draw_below(4) == 0) {
    value.value = *any_enumerator<QualitativeResult>();
  } else {
    leaf(value.value.emplace<Figure>());
  }
}

void RecordMaker::leaf(PartyName& value) {
  // A ledger of records that can be appended has none.
  if (!choices_.ids && draw_below(4) == 0) {
    leaf(value.value.emplace<Commitment>().digest);
  } else {
    leaf(value.value.emplace<std::string>());
  }
}

std::string RecordMaker::draw_id(Kind kind) const {
  return choices_.ids ? *rc::gen::elementOf(choices_.ids->at(kind)) : *any_id();
}

}  // namespace fundtrail::test
