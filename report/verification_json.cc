// SPDX-License-Identifier: Apache-2.0
#include "report/verification_json.h"

#include <utility>

#include "ledger/proof/key.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "report/view_text.h"

namespace fundtrail {
namespace {

class DocumentMaker {
 public:
  explicit DocumentMaker(Language language) : language_(language) {}

  [[nodiscard]] JsonValue verification(const Verification& found) const {
    JsonArray goals;
    for (const Goal& goal : found.goals) goals.push_back(this->goal(goal));
    JsonArray checks;
    for (const Check& check : found.checks) checks.push_back(this->check(check));
    JsonArray notices;
    for (const Message& notice : found.notices)
      notices.emplace_back(printable(notice.in(language_)));
    JsonValue document;
    document.add("schema", "fundtrail.verification/1").add("integrity", integrity(found.integrity));
    if (found.view.as_of || found.view.known_size) document.add("view", view_json(found.view));
    document.add("rules", rules(found))
        .add("goals", std::move(goals))
        .add("checks", std::move(checks))
        .add("counts", counts(found))
        .add("refuted_errors", found.refuted_errors)
        .add("unchecked_bodies", found.unchecked_bodies)
        .add("notices", std::move(notices))
        .add("exit_code", exit_code(found));
    return document;
  }

 private:
  [[nodiscard]] JsonValue integrity(const Integrity& integrity) const {
    JsonValue layers;
    for (const auto& entry : enum_table(Layer{})) {
      layers.add(std::string(entry.name), enum_name(integrity.layer(entry.value)));
    }
    JsonArray damage;
    for (const Damage& one : integrity.damage) damage.push_back(this->damage(one));
    JsonValue document;
    document.add("result", enum_name(integrity.result)).add("entries", integrity.entries);
    if (!integrity.origin.empty()) document.add("origin", integrity.origin);
    document.add("hash", enum_name(integrity.hash));
    if (integrity.root) document.add("root", format_base64(integrity.root->view()));
    JsonArray timestamps;
    for (const TimestampSummary& one : integrity.timestamps) timestamps.push_back(timestamp(one));
    document.add("anchor", anchor(integrity))
        .add("timestamps", std::move(timestamps))
        .add("unanchored_entries", integrity.unanchored_entries)
        .add("layers", std::move(layers))
        .add("damage", std::move(damage))
        .add("damage_count", integrity.damage_count)
        .add("authorship", authorship(integrity.authorship));
    return document;
  }

  [[nodiscard]] static JsonValue authorship(const Authorship& authorship) {
    JsonArray keys;
    for (const KeySummary& one : authorship.keys) keys.push_back(key(one));
    JsonArray ranges;
    for (const SequenceRange& range : authorship.unsigned_ranges) {
      ranges.push_back(JsonObject{{"begin", range.begin}, {"end", range.end}});
    }
    JsonArray policies;
    for (const PolicySummary& one : authorship.policies) {
      policies.push_back(JsonObject{{"active_from", one.active_from},
                                    {"signed", names(one.policy.signed_kinds)},
                                    {"approved", names(one.policy.approved_kinds)}});
    }
    return JsonObject{{"keys", std::move(keys)},
                      {"signed_entries", authorship.signed_entries},
                      {"approved_entries", authorship.approved_entries},
                      {"unconfirmed_approved_entries", authorship.unconfirmed_approved_entries},
                      {"unsigned_entries", authorship.unsigned_entries},
                      {"unsigned_ranges", std::move(ranges)},
                      {"unsigned_range_count", authorship.unsigned_range_count},
                      {"policies", std::move(policies)},
                      {"policy_count", authorship.policy_count}};
  }

  [[nodiscard]] static JsonArray names(const std::vector<std::string>& kinds) {
    JsonArray list;
    for (const std::string& kind : kinds) list.emplace_back(printable(kind));
    return list;
  }

  [[nodiscard]] static JsonValue key(const KeySummary& key) {
    JsonValue document;
    document.add("vkey", printable(key.vkey))
        .add("fingerprint", key_fingerprint(parse_vkey(key.vkey)))
        .add("role", enum_name(key.role));
    if (!key.party.empty()) document.add("party", key.party);
    if (!key.holder.empty()) document.add("holder", printable(key.holder));
    document.add("granted_at", key.granted_at).add("active_from", key.active_from);
    if (key.active_until) {
      document.add("active_until", *key.active_until)
          .add("revocation_reason", printable(key.revocation_reason));
    }
    return document.add("confirmed", key.is_confirmed)
        .add("trusted", key.is_trusted)
        .add("batches", key.batches)
        .add("entries", key.entries)
        .add("approved_entries", key.approved_entries);
  }

  [[nodiscard]] JsonValue anchor(const Integrity& integrity) const {
    JsonValue document;
    document.add("kind", enum_name(integrity.anchor.kind)).add("size", integrity.anchor.size);
    if (integrity.anchor.root) {
      document.add("root", format_base64(integrity.anchor.root->view()));
    }
    if (integrity.anchor.time_us) {
      document.add("time", format_time_json(*integrity.anchor.time_us));
    }
    if (!integrity.anchor.source.is_empty()) {
      document.add("source", printable(integrity.anchor.source.in(language_)));
    }
    if (integrity.is_first_sight) document.add("first_sight", true);
    if (!integrity.anchor_detail.is_empty()) {
      document.add("detail", printable(integrity.anchor_detail.in(language_)));
    }
    return document;
  }

  [[nodiscard]] JsonValue timestamp(const TimestampSummary& one) const {
    JsonValue document =
        JsonObject{{"size", one.size}, {"count", one.count}, {"result", enum_name(one.result)}};
    if (one.time_us) {
      document.add("time", format_time_json(*one.time_us)).add("tsa", printable(one.tsa_name));
    }
    if (one.accuracy_us) document.add("accuracy_us", *one.accuracy_us);
    if (!one.detail.is_empty()) document.add("detail", printable(one.detail.in(language_)));
    return document;
  }

  [[nodiscard]] JsonValue damage(const Damage& damage) const {
    return JsonObject{{"seq", damage.sequence},
                      {"layer", enum_name(damage.layer)},
                      {"record", printable(damage.record.in(language_))},
                      {"detail", printable(damage.detail.in(language_))}};
  }

  [[nodiscard]] static JsonValue rules(const Verification& found) {
    JsonValue thresholds;
    for (const auto& [name, value] : found.thresholds) thresholds.add(name, value);
    JsonArray skipped;
    for (const std::string& rule : found.skipped_rules) skipped.emplace_back(rule);
    return JsonObject{{"version", found.rules_version},
                      {"thresholds", std::move(thresholds)},
                      {"skipped", std::move(skipped)}};
  }

  [[nodiscard]] JsonValue goal(const Goal& goal) const {
    JsonValue document;
    document.add("programme", goal.programme)
        .add("goal", enum_name(goal.goal))
        .add("result", enum_name(goal.result))
        .add("figure", goal.figure)
        .add("detail", goal.detail.in(language_))
        .add("beyond_anchor", goal.is_beyond_anchor);
    add_records(document, goal.records);
    return document;
  }

  [[nodiscard]] JsonValue check(const Check& check) const {
    JsonValue document;
    document.add("rule", check.rule)
        .add("result", enum_name(check.result))
        .add("severity", enum_name(check.severity))
        .add("subject", check.subject)
        .add("expected", check.expected)
        .add("actual", check.actual)
        .add("message", check.message.in(language_));
    add_records(document, check.records);
    return document;
  }

  static void add_records(JsonValue& document, const Mentions& mentions) {
    JsonArray records;
    for (const RecordMention& mention : mentions.listed) {
      JsonValue record = JsonObject{{"seq", mention.sequence}, {"id", mention.id}};
      if (!mention.document.empty()) record.add("document", mention.document);
      if (!mention.section.empty()) record.add("section", mention.section);
      records.push_back(std::move(record));
    }
    document.add("records", std::move(records)).add("record_count", mentions.count);
  }

  [[nodiscard]] static JsonValue counts(const Verification& found) {
    JsonValue document;
    for (const auto& entry : enum_table(CheckResult{})) {
      document.add(std::string(entry.name), found.counts[static_cast<std::size_t>(entry.value)]);
    }
    return document;
  }

  Language language_;
};

}  // namespace

JsonValue verification_json(const Verification& verification, Language language) {
  return DocumentMaker(language).verification(verification);
}

}  // namespace fundtrail
