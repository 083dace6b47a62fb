// SPDX-License-Identifier: Apache-2.0
#include "tests/damage/long_ledger.h"

#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kFinance = 1;
constexpr std::uint64_t kFirstCity = 2;
constexpr std::uint64_t kCities = 10;
constexpr std::uint64_t kProgramme = kFirstCity + kCities;
constexpr std::uint64_t kBudget = kProgramme + 1;
constexpr std::int64_t kFenPerWan = 1'000'000;
constexpr std::int64_t kMoreFen = 10'000;  // 0.01万元
constexpr Date kDate{2024, 4, 29};

// What a kind is called, and how its ids begin.
struct Words {
  const char* zh;
  const char* en;
  const char* prefix;
};

constexpr std::array<Words, 3> kMoneyWords{
    {{"下达", "allocation", "AL"}, {"拨付", "disbursement", "DB"}, {"到位", "receipt", "RC"}}};

std::uint64_t turn_of(std::uint64_t sequence) { return sequence % kMoneyWords.size(); }
std::uint64_t city_of(std::uint64_t sequence) { return kFirstCity + sequence % kCities; }

Words words_of(std::uint64_t sequence) {
  if (sequence < kProgramme) return {"机构", "party", "PA"};
  if (sequence == kProgramme) return {"资金项目", "programme", "PG"};
  if (sequence == kBudget) return {"预算", "budget", "BG"};
  return kMoneyWords[turn_of(sequence)];
}

std::string id_of(std::uint64_t sequence) {
  return fmt::format("{}-{}", words_of(sequence).prefix, sequence);
}

std::string plain_name(std::uint64_t sequence) {
  if (sequence == kProgramme) return "某资金";
  return sequence == kFinance ? "某省财政厅" : fmt::format("第{}市", sequence);
}

template <class T>
T money(std::uint64_t sequence) {
  T record;
  record.id = {id_of(sequence)};
  record.programme = ProgrammeRef{id_of(kProgramme)};
  record.amount = {static_cast<std::int64_t>(sequence) * kFenPerWan};
  record.dated_on = kDate;
  return record;
}

template <class T>
T flow(std::uint64_t sequence) {
  T record = money<T>(sequence);
  record.from = {id_of(kFinance)};
  record.to = {id_of(city_of(sequence))};
  return record;
}

Record money_record(std::uint64_t sequence) {
  switch (turn_of(sequence)) {
    case 0: {
      auto allocation = flow<Allocation>(sequence);
      allocation.type = AllocationType::kRegular;
      return allocation;
    }
    case 1: {
      auto disbursement = flow<Disbursement>(sequence);
      disbursement.stage = DisbursementStage::kTransfer;
      return disbursement;
    }
    default: {
      auto receipt = money<Receipt>(sequence);
      receipt.party = {id_of(city_of(sequence))};
      receipt.source = ReceiptSource::kProgramme;
      return receipt;
    }
  }
}

Record long_record(std::uint64_t sequence) {
  if (sequence < kProgramme) {
    Party party;
    party.id = {id_of(sequence)};
    party.name.value = plain_name(sequence);
    party.role = sequence == kFinance ? PartyRole::kFinance : PartyRole::kRecipient;
    return party;
  }
  if (sequence == kProgramme) {
    Programme programme;
    programme.id = {id_of(sequence)};
    programme.name = plain_name(sequence);
    programme.year = 2024;
    programme.level = ProgrammeLevel::kProvince;
    programme.region = {220000};
    return programme;
  }
  if (sequence == kBudget) {
    auto budget = money<Budget>(sequence);
    budget.type = BudgetType::kInitial;
    budget.source = FundSource::kProvince;
    return budget;
  }
  return money_record(sequence);
}

struct Editor {
  Record operator()(Genesis record) const {
    record = test_genesis(record.origin + "/other", record.hash);
    return record;
  }
  template <class T>
  Record operator()(T record) const {
    if constexpr (requires { record.amount.fen; }) {
      record.amount.fen += kMoreFen;
    } else if constexpr (std::is_same_v<T, Party>) {
      std::get<std::string>(record.name.value) += "改";
    } else if constexpr (requires { record.name += "改"; }) {
      record.name += "改";
    }
    return record;
  }
};

// What the record says, as describe_record() puts it between its kind and its id.
Message contents(std::uint64_t sequence, std::uint64_t edited) {
  const auto name = [edited](std::uint64_t at) {
    return plain_name(at) + (at == edited ? "改" : "");
  };
  if (sequence <= kProgramme) return say("{}", "{}", name(sequence));
  const std::string amount = fmt::format("{}.{}万元", sequence, sequence == edited ? "01" : "00");
  const std::string from = name(kFinance);
  const std::string to = name(city_of(sequence));
  if (sequence == kBudget) return say("年初预算 {}", "initial {}", amount);
  switch (turn_of(sequence)) {
    case 0:
      return say("{}→{} {}", "{} to {} {}", from, to, amount);
    case 1:
      return say("财政间调拨 {}→{} {}", "transfer {} to {} {}", from, to, amount);
    default:
      return say("{} {}", "{} {}", to, amount);
  }
}

}  // namespace

std::vector<Record> long_records() {
  std::vector<Record> records;
  for (std::uint64_t sequence = 1; sequence < kLongEntries; ++sequence) {
    records.push_back(long_record(sequence));
  }
  return records;
}

Record edited(Record record) { return std::visit(Editor(), std::move(record)); }

Message long_name(std::uint64_t sequence, std::uint64_t edited) {
  if (sequence == 0) {
    const std::string origin = edited == 0 ? "test.example/memory/other" : "test.example/memory";
    return say("第 0 号 创世记录 {}", "record 0 genesis {}", origin);
  }
  const Words words = words_of(sequence);
  const Message what = contents(sequence, edited);
  return {fmt::format("第 {} 号 {} {}（{}）", sequence, words.zh, what.zh, id_of(sequence)),
          fmt::format("record {} {} {} ({})", sequence, words.en, what.en, id_of(sequence))};
}

Message indexed_name(std::uint64_t sequence) {
  if (sequence >= kLongEntries) return say("第 {} 号记录", "record {}", sequence);
  if (sequence == 0) {
    return say("第 0 号记录（索引所记类别 创世记录）", "record 0 (by the index: kind genesis)");
  }
  const Words words = words_of(sequence);
  Message terms{fmt::format("编号 {}，类别 {}", id_of(sequence), words.zh),
                fmt::format("id {}, kind {}", id_of(sequence), words.en)};
  if (sequence > kProgramme) terms += say("，业务日期 2024-04-29", ", business date 2024-04-29");
  return say("第 {} 号记录（索引所记{}）", "record {} (by the index: {})", sequence, terms);
}

}  // namespace fundtrail::test
