#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace parallax::test {

/// Where `value` breaks the schema file of that name in reports/schema ("report.schema.json"), as
/// "/place: what". Knows the keywords that our schemas use; any other keyword is a fault too.
[[nodiscard]] std::vector<std::string> check_schema(const std::string& file,
                                                    const nlohmann::json& value);

/// The same of one of the file's $defs.
[[nodiscard]] std::vector<std::string> check_schema(const std::string& file,
                                                    const nlohmann::json& value,
                                                    const std::string& part);

}  // namespace parallax::test
