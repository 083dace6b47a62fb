// SPDX-License-Identifier: Apache-2.0
#include "tests/support/schema_check.h"

#include <cstdint>
#include <limits>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "tests/support/files.h"

namespace fundtrail::test {
namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

json parse_schema(const std::string& file) {
  return json::parse(read_source("schemas/v1/" + file));
}

void clamp_integers(json& value) {
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{kMost}) {
    value = kMost;
  }
  if (!value.is_structured()) return;
  for (json& element : value) clamp_integers(element);
}

}  // namespace

struct SchemaCheck::Parts {
  json document;
  valijson::Schema schema;
  valijson::Validator validator;
};

SchemaCheck::SchemaCheck(std::string_view name) : parts_(std::make_unique<Parts>()) {
  parts_->document = parse_schema(std::string(name) + ".schema.json");
  valijson::SchemaParser parser;
  parser.populateSchema(
      NlohmannJsonAdapter(parts_->document), parts_->schema,
      [](const std::string& file) { return new json(parse_schema(file)); },
      [](const json* document) { delete document; });
}

SchemaCheck::~SchemaCheck() = default;
SchemaCheck::SchemaCheck(SchemaCheck&&) noexcept = default;

bool SchemaCheck::accepts(std::string_view text) const {
  json value = json::parse(text);
  clamp_integers(value);
  return parts_->validator.validate(parts_->schema, NlohmannJsonAdapter(value), nullptr);
}

}  // namespace fundtrail::test
