// SPDX-License-Identifier: Apache-2.0
#include "scan/money_claims.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "scan/characters.h"
#include "scan/marks.h"

namespace fundtrail {
namespace {

// A word that names a measure. After one that takes an object, the money or its receiver may stand
// between it and the figure.
struct Stem {
  std::string_view word;
  Measure measure{};
  bool takes_object = false;
};

constexpr auto kStems = std::to_array<Stem>({
    {"预算", Measure::kBudget, false},
    {"下达", Measure::kAllocated, true},
    {"分配", Measure::kAllocated, true},
    {"到位", Measure::kReceived, false},
    {"执行", Measure::kPaid, false},
    {"拨付", Measure::kDisbursed, true},
    {"支付", Measure::kPaid, true},
    {"支出", Measure::kPaid, false},
    {"退回", Measure::kRefunded, true},
    {"收回", Measure::kRefunded, true},
    {"结转结余", Measure::kBalance, false},
    {"结转", Measure::kBalance, false},
    {"结余", Measure::kBalance, false},
});

constexpr std::size_t kObjectBytesMax = 90;

// The words before a figure, taken apart at its measure.
struct Lead {
  Stem stem;
  std::string_view subject;  // before the stem
  std::string_view rest;     // between it and the figure
};

std::string_view without_adverbs(std::string_view subject) {
  while (true) {
    const std::string_view word =
        word_at_back(subject, {"全年", "本年", "年度", "实际", "累计", "已", "均", "共"});
    if (word.empty()) return subject;
    subject = trim_blanks(subject.substr(0, subject.size() - word.size()));
  }
}

std::optional<Lead> find_lead(std::string_view before) {
  std::optional<Lead> last;
  std::size_t last_end = 0;
  for (const Stem& stem : kStems) {
    const std::size_t at = before.rfind(stem.word);
    if (at == std::string_view::npos) continue;
    const std::size_t end = at + stem.word.size();
    if (end < last_end || (end == last_end && stem.word.size() < last->stem.word.size())) continue;
    last = Lead{stem, before.substr(0, at), trim_blanks(before.substr(end))};
    last_end = end;
  }
  if (last) last->subject = without_adverbs(trim_blanks(last->subject));
  return last;
}

std::string_view without_joint(std::string_view text) {
  while (true) {
    const std::string_view word = word_at_back(
        text, {"达到", "为", "是", "达", "共计", "合计", "总计", "累计", "共", "计", "：", ":"});
    if (word.empty()) return text;
    text = trim_blanks(text.substr(0, text.size() - word.size()));
  }
}

bool is_amount_word(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"", "资金", "金额", "数额", "数", "总额", "指标", "款", "款项", "经费", "安排", "资金总额"});
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

// What is planned, denied, compared or a share is no statement of the sum itself.
bool is_guarded(std::string_view subject) {
  return !word_at_back(subject, {"未", "没有", "应", "应当", "拟",   "将",   "计划", "预计",
                                 "需", "需要", "待", "比",   "较",   "占",   "除",   "扣除",
                                 "欠", "不",   "可", "可以", "用于", "剩余", "其余"})
              .empty();
}

// Whether `text` says no more of money than where it comes from: 中央财政资金.
bool is_source_alone(std::string_view text) {
  if (word_at_front(text, {"中央", "省级", "市级", "县级", "地方", "其他", "自筹", "配套"})
          .empty()) {
    return false;
  }
  text.remove_prefix(character_bytes(text) * 2);
  for (const std::string_view word : {"财政", "补助", "专项", "奖补", "配套", "资金"}) {
    static_cast<void>(take_word(text, word));
  }
  return text.empty();
}

const NamedParty* party_at_front(std::string_view text, const PartyNames& parties) {
  const auto match = parties.at_front(text);
  return match ? match->party : nullptr;
}

// The receiver that is the whole object of a verb: 拨付给长春市, 下达长春市资金.
const NamedParty* receiver_of(std::string_view object, const PartyNames& parties) {
  for (const std::string_view word : {"给", "至", "到", "向"}) {
    if (take_word(object, word)) break;
  }
  const std::string_view word = word_at_back(object, {"补助资金", "资金", "补助", "经费", "款"});
  return parties.find(trim_blanks(object.substr(0, object.size() - word.size())));
}

// Whether the words begin with the name of some body or part, which no known party has: 某县,
// 棚户区.
bool names_unknown_body(std::string_view subject) {
  constexpr std::size_t kNameCharactersMax = 8;
  while (const auto digit = first_digit(subject)) subject.remove_prefix(digit->bytes);
  static_cast<void>(take_word(subject, "年"));
  static_cast<void>(take_word(subject, "度"));
  if (!word_at_front(subject, {"全", "我", "本", "城镇", "城市", "乡镇", "农村"}).empty()) {
    return false;
  }
  for (std::size_t i = 0; i < kNameCharactersMax && !subject.empty(); ++i) {
    const bool is_body = !word_at_front(subject, {"市", "县", "区", "州", "盟", "旗", "镇", "乡",
                                                  "村", "局", "委", "公司", "中心", "街道"})
                              .empty();
    if (i > 0 && is_body) return true;
    subject.remove_prefix(character_bytes(subject));
  }
  return false;
}

class MeasureFinder {
 public:
  MeasureFinder(Sentence& sentence, const SentenceContext& context)
      : sentence_(sentence), parties_(context.parties), as_of_(find_as_of(sentence.text)) {}

  void find(std::size_t index, FoundClaims& claims) {
    SentenceFigure& figure = sentence_.figures[index];
    const std::string_view before = sentence_.before(index);
    const auto lead = find_lead(before);
    if (!lead) return;
    MeasureClaim claim{lead->stem.measure, {}, {}, as_of_, figure.figure};
    const std::string_view object = without_joint(lead->rest);
    if (is_guarded(lead->subject) ||
        (lead->stem.word == "支出" && lead->subject.ends_with("预算"))) {
      figure.unclaimed = say("是计划、比较或否定的说法，不是已成的数",
                             "it is planned, compared or denied, not a sum that is there");
    } else if (figure.is_part) {
      figure.unclaimed = say("是总数的一部分", "it is a part of another figure");
    } else if (is_source_alone(object) || names_source(*lead)) {
      figure.unclaimed = say("只是一种来源的资金，陈述里无处写明",
                             "it is money of one source, which a statement cannot tell");
    } else if (!set_party(*lead, object, claim)) {
      figure.unclaimed =
          say("是谁的、哪一部分的数，分不清", "whose sum it is, or of which part, is not clear");
    } else {
      figure.is_used = true;
      claims.push_back({claim, span_of(before, figure.written), note_of(*lead, claim)});
    }
  }

 private:
  // A budget can be stated by source, but the words of a report do not say reliably of which.
  static bool names_source(const Lead& lead) {
    const std::string_view last = word_at_back(
        lead.subject, {"资金", "财政资金", "中央", "省级", "市级", "县级", "配套", "自筹", "地方"});
    return !last.empty() &&
           (last != "资金" || contains_any(lead.subject, {"中央财政资金", "中央资金", "省级资金",
                                                          "市级资金", "县级资金", "配套资金",
                                                          "地方资金", "自筹资金", "其他资金"}));
  }

  // Sets whose sum it is. Returns: false if the words do not say one of the things known.
  bool set_party(const Lead& lead, std::string_view object, MeasureClaim& claim) {
    const NamedParty* subject = party_at_front(lead.subject, parties_);
    const bool is_recipient = subject != nullptr && subject->role == PartyRole::kRecipient;
    if (subject == nullptr && names_unknown_body(lead.subject)) return false;
    if (is_amount_word(object)) {
      if (!is_recipient) return true;
      if (claim.measure != Measure::kReceived && claim.measure != Measure::kPaid) return false;
      claim.party = PartyRef{subject->id};
      return true;
    }
    if (!lead.stem.takes_object || is_recipient || object.size() > kObjectBytesMax) return false;
    if (const NamedParty* receiver = receiver_of(object, parties_)) {
      if (claim.measure == Measure::kPaid || claim.measure == Measure::kRefunded) return false;
      claim.party = PartyRef{receiver->id};
      return true;
    }
    return !word_at_back(object, {"资金", "款", "经费", "补助"}).empty();
  }

  static std::optional<Date> find_as_of(std::string_view sentence) {
    for (const Mark& mark : find_dates(sentence)) {
      const auto begin = static_cast<std::size_t>(mark.written.data() - sentence.data());
      if (word_at_back(sentence.substr(0, begin), {"截至", "截止", "截至到", "截止到"}).empty()) {
        continue;
      }
      return read_day(mark.written);
    }
    return std::nullopt;
  }

  static std::string note_of(const Lead& lead, const MeasureClaim& claim) {
    if (lead.subject.empty() || claim.party) return {};
    return fmt::format("所指范围（“{}”）请核对", lead.subject);
  }

  Sentence& sentence_;
  const PartyNames& parties_;
  std::optional<Date> as_of_;
};

}  // namespace

void find_measures(Sentence& sentence, const SentenceContext& context, FoundClaims& claims) {
  MeasureFinder finder(sentence, context);
  for (std::size_t i = 0; i < sentence.figures.size(); ++i) {
    const SentenceFigure& figure = sentence.figures[i];
    if (figure.is_exact() && is_money(figure.figure.unit)) finder.find(i, claims);
  }
}

}  // namespace fundtrail
