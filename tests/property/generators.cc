// SPDX-License-Identifier: Apache-2.0
#include "tests/property/generators.h"

#include <algorithm>
#include <string_view>

#include "schemas/fields/id.h"
#include "schemas/limits.h"

namespace fundtrail {

void showValue(const Figure& figure, std::ostream& stream) { stream << format_figure(figure); }

void showValue(const Record& record, std::ostream& stream) {
  stream << format_json(record_to_json(record)) << '\n';
}

}  // namespace fundtrail

namespace fundtrail::test {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

rc::Gen<std::string> string_of(std::size_t size, std::string_view alphabet) {
  return rc::gen::container<std::string>(size, rc::gen::elementOf(std::string(alphabet)));
}

std::int64_t with_any_sign(std::int64_t magnitude) {
  return *rc::gen::arbitrary<bool>() ? -magnitude : magnitude;
}

std::int64_t mantissa_max(const Figure& figure) {
  Figure largest = figure;
  largest.mantissa = kFigureMantissaMax;
  while (!is_valid(largest)) largest.mantissa /= 10;
  return largest.mantissa;
}

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> characters;
  for (const char c : text) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (continues) {
      characters.back() += c;
    } else {
      characters.emplace_back(1, c);
    }
  }
  return characters;
}

// What a slip of the pen or a converter puts into a value.
std::vector<std::string> slips() {
  return {"0",  "1",  "9",  "-",  "+",  ".",  ",",  "/",  " ",  "%", "‰",
          "元", "万", "亿", "分", "套", "０", "．", "－", "X",  "x", "A",
          "〔", "〕", "[",  "]",  "（", "）", "号", "第", "\n", "𠮷"};
}

}  // namespace

std::size_t draw_below(std::size_t end) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, end));
}

rc::Gen<std::int64_t> any_magnitude(std::int64_t max) {
  return rc::gen::exec([max] {
    switch (draw_below(8)) {
      case 0:
        return max;
      case 1:
        return std::int64_t{0};
      default:
        break;
    }
    std::int64_t end = 1;
    for (std::size_t digits = 1 + draw_below(18); digits > 0 && end <= max; --digits) end *= 10;
    return std::min(max, *rc::gen::inRange<std::int64_t>(0, end));
  });
}

rc::Gen<Figure> any_figure() {
  return rc::gen::exec([] {
    Figure figure;
    figure.unit = *any_enumerator<Unit>();
    const auto choices = static_cast<std::size_t>(decimals_max(figure.unit)) + 1;
    figure.decimals = static_cast<std::uint8_t>(draw_below(choices));
    figure.mantissa = with_any_sign(*any_magnitude(mantissa_max(figure)));
    return figure;
  });
}

rc::Gen<Amount> any_amount() {
  return rc::gen::exec([] { return Amount{with_any_sign(*any_magnitude(kAmountFenMax))}; });
}

rc::Gen<Ratio> any_ratio() {
  return rc::gen::exec([] {
    const std::int64_t numerator = with_any_sign(*any_magnitude(kAmountFenMax));
    return Ratio{numerator, *any_magnitude(kAmountFenMax - 1) + 1};
  });
}

rc::Gen<Date> any_date() {
  return rc::gen::exec([] {
    Date date;
    date.year = static_cast<std::uint16_t>(kYearMin + draw_below(kYearMax - kYearMin + 1));
    date.month = static_cast<std::uint8_t>(1 + draw_below(12));
    date.day = static_cast<std::uint8_t>(1 + draw_below(31));
    while (!is_valid(date)) --date.day;
    return date;
  });
}

rc::Gen<DocumentNumber> any_document_number() {
  return rc::gen::exec([] {
    DocumentNumber number;
    for (std::size_t count = 1 + draw_below(12); count > 0; --count) {
      number.agency_code += *rc::gen::element<std::string>("吉", "财", "综", "指", "一", "鿿");
    }
    number.year = static_cast<std::uint16_t>(1900 + draw_below(200));
    number.serial = static_cast<std::uint32_t>(1 + *any_magnitude(99'998));
    return number;
  });
}

rc::Gen<Operand> any_operand() {
  return rc::gen::exec([] {
    switch (draw_below(3)) {
      case 0:
        return Operand{*any_figure()};
      case 1:
        return Operand{*any_enumerator<Measure>()};
      default:
        return Operand{ReportRef{*rc::gen::suchThat(
            any_id(), [](const std::string& id) { return is_report_operand(id); })}};
    }
  });
}

rc::Gen<ReportedValue> any_reported_value() {
  return rc::gen::exec([] {
    if (draw_below(2) == 0) return ReportedValue{*any_enumerator<QualitativeResult>()};
    return ReportedValue{*any_figure()};
  });
}

rc::Gen<std::string> any_id() {
  const auto any = rc::gen::exec([] {
    const std::string first(1, *rc::gen::elementOf(std::string(kDigits) + std::string(kLetters)));
    const std::string rest = std::string(kDigits) + std::string(kLetters) + "._/-";
    return first + *string_of(draw_below(kIdBytesMax), rest);
  });
  return rc::gen::suchThat(any, [](const std::string& id) { return !refuse_id(id); });
}

rc::Gen<Region> any_region() {
  return rc::gen::exec([] {
    Region region{static_cast<std::uint32_t>(110'000 + draw_below(720'000))};
    if (!is_valid(region)) region.code -= region.code % 100;
    return region;
  });
}

rc::Gen<std::string> any_uscc() {
  return rc::gen::map(string_of(17, "0123456789ABCDEFGHJKLMNPQRTUWXY"), [](std::string prefix) {
    return prefix + uscc_check_character(prefix).value();
  });
}

rc::Gen<std::string> any_project_code() {
  return rc::gen::exec([] {
    const std::string region_and_year = *string_of(8, kDigits);
    const std::string category = *string_of(1, kLetters.substr(0, 26));
    return region_and_year + category + *string_of(12, kDigits);
  });
}

rc::Gen<std::string> any_text() {
  return rc::gen::exec([] {
    std::string text;
    for (std::size_t count = 1 + draw_below(8); count > 0; --count) {
      text += *rc::gen::element<std::string>("资", "金", "a", "0", " ", "\"", "\\", "/", "\n", "é",
                                             "e\u0301", "〔", "。", "𠮷", "\u2028", "\uFEFF", "&");
    }
    return text;
  });
}

rc::Gen<std::string> near(std::string text) {
  return rc::gen::exec([text = std::move(text)] {
    std::vector<std::string> characters = characters_of(text);
    for (std::size_t count = 1 + draw_below(3); count > 0; --count) {
      const auto at =
          characters.begin() + static_cast<std::ptrdiff_t>(draw_below(characters.size() + 1));
      const std::string slip = *rc::gen::elementOf(slips());
      const std::size_t verb = at == characters.end() ? 0 : draw_below(4);
      if (verb == 0) characters.insert(at, slip);
      if (verb == 1) *at = slip;
      if (verb == 2) characters.erase(at);
      if (verb == 3) characters.insert(at, std::string(*at));
    }
    std::string changed;
    for (const std::string& character : characters) changed += character;
    return changed;
  });
}

rc::Gen<Bytes> near(Bytes bytes) {
  return rc::gen::exec([bytes = std::move(bytes)] {
    Bytes changed = bytes;
    for (std::size_t count = 1 + draw_below(3); count > 0; --count) {
      const auto at = changed.begin() + static_cast<std::ptrdiff_t>(draw_below(changed.size() + 1));
      const auto byte = *rc::gen::arbitrary<std::uint8_t>();
      const std::size_t verb = at == changed.end() ? 0 : draw_below(4);
      if (verb == 0) changed.insert(at, byte);
      if (verb == 1) *at = byte;
      if (verb == 2) changed.erase(at);
      if (verb == 3) *at = static_cast<std::uint8_t>(*at ^ (1U << (byte % 8)));
    }
    return changed;
  });
}

}  // namespace fundtrail::test
