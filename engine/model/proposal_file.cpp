#include "engine/model/proposal_file.hpp"

#include "engine/core/input_error.hpp"

#include <nlohmann/json.hpp>

namespace parallax {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view format = "parallax-proposal/1";

}  // namespace

std::string write_proposal(const Proposal& proposal) {
    Json json;
    json["format"] = format;
    json["base"] = {{"id", proposal.base_id},
                    {"sha256", proposal.base_sha256},
                    {"folder", proposal.base_folder}};
    json["made_from"] = proposal.made_from;
    json["evaluation"] = nullptr;
    if (const auto& found = proposal.evaluation) {
        json["evaluation"] = {{"measure", found->measure}, {"before", found->before},
                              {"after", found->after},     {"examples", found->examples},
                              {"folds", found->folds},     {"fold_kind", found->fold_kind}};
    }
    return json.dump(2) + "\n";
}

Proposal read_proposal(std::string_view json, const std::string& name) {
    const auto refuse = [&](const std::string& message) -> InputError {
        return InputError(Fault{name, 0, 0, message, ""});
    };
    const Json read = Json::parse(json, nullptr, false);
    if (read.is_discarded() || !read.is_object())
        throw refuse("is no JSON object; write the lexicons anew with train or induce");
    try {
        if (read.at("format") != format)
            throw refuse("has a format that cannot be read; this version reads \"" +
                         std::string(format) + "\"");
        Proposal proposal;
        const Json& base = read.at("base");
        proposal.base_id = base.at("id").get<std::string>();
        proposal.base_sha256 = base.at("sha256").get<std::string>();
        proposal.base_folder = base.at("folder").get<std::string>();
        proposal.made_from = read.at("made_from").get<std::string>();
        const Json& evaluation = read.at("evaluation");
        if (!evaluation.is_null()) {
            ProposalEvaluation found;
            found.measure = evaluation.at("measure").get<std::string>();
            found.before = evaluation.at("before").get<double>();
            found.after = evaluation.at("after").get<double>();
            found.examples = evaluation.at("examples").get<std::uint64_t>();
            found.folds = evaluation.at("folds").get<std::uint32_t>();
            found.fold_kind = evaluation.at("fold_kind").get<std::string>();
            proposal.evaluation = std::move(found);
        }
        return proposal;
    } catch (const Json::exception&) {
        throw refuse(
            "lacks format, base (id, sha256, folder), made_from or evaluation, or one of them is "
            "of "
            "the wrong type");
    }
}

}  // namespace parallax
