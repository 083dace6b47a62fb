// SPDX-License-Identifier: Apache-2.0
//
// Writes the JSON Schemas of records anew: fundtrail_schemas_worker schemas/v1
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "schemas/json_schema/json_schema.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("fundtrail_schemas_worker FOLDER\n", stderr);
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  for (const auto& [name, schema] : fundtrail::json_schemas()) {
    std::ofstream file(folder / name, std::ios::binary);
    file << fundtrail::format_json_pretty(schema) << '\n';
    if (!file.flush()) {
      std::perror((folder / name).c_str());
      return 1;
    }
  }
  return 0;
}
