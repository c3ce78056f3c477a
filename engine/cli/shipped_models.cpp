#include "engine/cli/shipped_models.hpp"

#include "engine/core/input_error.hpp"

#include <algorithm>
#include <system_error>
#include <vector>

#include <fmt/format.h>

namespace parallax {
namespace {

namespace fs = std::filesystem;

fs::path file_in(const fs::path& folder) {
    return folder / (folder.filename().string() + ".json");
}

}  // namespace

fs::path find_model_file(const fs::path& home, const std::string& named) {
    std::error_code ignored;
    const fs::path path = named;
    if (fs::exists(path, ignored) || path.has_extension() || path.has_parent_path()) return path;
    const fs::path models = home / "models";
    const fs::path shipped = file_in(models / named);
    if (!named.empty() && fs::is_regular_file(shipped, ignored)) return shipped;
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(models, ignored)) {
        if (fs::is_regular_file(file_in(entry.path()), ignored))
            names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    const std::string listed = names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
    throw InputError(
        Fault{shorten_for_message(named), 0, 0,
              fmt::format("there is neither a file nor a shipped model of this name; shipped: {}",
                          listed),
              ""});
}

}  // namespace parallax
