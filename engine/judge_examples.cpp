#include "engine/judge_examples.hpp"

#include "engine/core/sha256.hpp"
#include "engine/core/utf8_cut.hpp"
#include "engine/model/choose_settings.hpp"
#include "engine/parallel_documents.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::size_t excerpt_bytes = 240;

/// What one model says of one text.
struct Verdict {
    std::uint32_t predicted = 0;
    std::vector<double> probabilities;  ///< by class; without calibration those of the plain logits
    std::vector<Score> scores;
};

Verdict read_verdict(const Model& model, std::vector<Score> scores) {
    Verdict verdict;
    if (model.class_intercepts.empty()) {
        const double p =
            scores.front().probability.value_or(1.0 / (1.0 + std::exp(-scores.front().logit)));
        verdict.probabilities = {1.0 - p, p};
    } else {
        double most = scores.front().logit;
        for (const Score& score : scores) most = std::max(most, score.logit);
        double sum = 0.0;
        for (const Score& score : scores) sum += std::exp(score.logit - most);
        for (const Score& score : scores) {
            verdict.probabilities.push_back(
                score.probability.value_or(std::exp(score.logit - most) / sum));
        }
    }
    verdict.predicted = decide(verdict.probabilities, model.threshold.value_or(0.5));
    verdict.scores = std::move(scores);
    return verdict;
}

/// The first bytes of the text, whole code points.
std::string excerpt_of(const std::string& text) {
    if (text.size() <= excerpt_bytes) return text;
    return std::string(cut_utf8(text, excerpt_bytes)) + "…";
}

/// One example with all that is kept of it.
struct Judgement {
    std::optional<Reject> reject;
    std::optional<std::uint32_t> truth;
    std::vector<Verdict> verdicts;
    LabelledExample label;
    std::string id;
    Origin origin;
    std::string excerpt;
};

Judgement judge(Example example, const Resources& resources, Workspace& workspace) {
    const std::vector<std::string>& classes = resources.models()[1].model.classes;
    Judgement judgement;
    judgement.origin = example.document.origin;
    judgement.id = example.document.id;
    judgement.label.shares.resize(classes.size());
    for (const auto& [name, count] : example.votes) {
        const auto found = std::find(classes.begin(), classes.end(), name);
        if (found == classes.end()) {
            judgement.reject = Reject{judgement.origin, RejectReason::wrong_label,
                                      fmt::format("\"{}\" is none of the model's classes ({})",
                                                  name, fmt::join(classes, ", "))};
            return judgement;
        }
        judgement.label.shares[static_cast<std::size_t>(found - classes.begin())] = count;
    }
    judgement.truth = judgement.label.majority();
    judgement.label.outlet = example.document.outlet;
    judgement.label.event = example.document.event;
    judgement.label.url = example.document.url;
    judgement.label.group = example.group;
    judgement.label.topic = example.topic;
    const std::array<std::string_view, 2> text = {example.document.title, example.document.text};
    judgement.label.text_key = sha256_hex_of_parts(text);
    judgement.excerpt = excerpt_of(example.document.text);

    Analysis analysis =
        analyse(std::move(example.document), resources, workspace, AnnotationDepth::hits);
    judgement.reject = std::move(analysis.reject);
    if (judgement.reject) return judgement;
    auto score = std::find_if(analysis.analysed.scores.begin(), analysis.analysed.scores.end(),
                              [](const Score& one) { return !one.axis.has_value(); });
    for (std::size_t m = 1; m < resources.models().size(); ++m) {
        const Model& model = resources.models()[m].model;
        const auto logits =
            static_cast<std::ptrdiff_t>(model.class_intercepts.empty() ? 1 : model.classes.size());
        assert(analysis.analysed.scores.end() - score >= logits);
        Verdict verdict = read_verdict(
            model, {std::make_move_iterator(score), std::make_move_iterator(score + logits)});
        // Only errors of the first model are shown with what led to them; of thousands of examples
        // the contributions would fill the memory.
        if (m > 1 || verdict.predicted == judgement.truth) verdict.scores.clear();
        judgement.verdicts.push_back(std::move(verdict));
        score += logits;
    }
    return judgement;
}

WrongExample describe_error(Judgement&& judgement, const std::vector<std::string>& classes) {
    Verdict& verdict = judgement.verdicts.front();
    WrongExample error;
    error.id = std::move(judgement.id);
    error.origin = std::move(judgement.origin);
    error.outlet = std::move(judgement.label.outlet);
    error.truth = classes[*judgement.truth];
    error.predicted = classes[verdict.predicted];
    error.probability = verdict.probabilities[verdict.predicted];
    error.text = std::move(judgement.excerpt);
    error.score = std::move(verdict.scores[verdict.scores.size() == 1 ? 0 : verdict.predicted]);
    return error;
}

}  // namespace

JudgedExamples judge_examples(std::vector<Example> examples, const Resources& resources,
                              const JudgeOptions& options, const Progress& progress) {
    assert(resources.models().size() > 1);
    const std::vector<std::string>& classes = resources.models()[1].model.classes;
    std::vector<Judgement> judgements(examples.size());
    std::vector<Workspace> workspaces(std::max(options.threads, 1u));
    run_ordered(
        examples.size(), options.threads,
        [&](std::size_t index, std::size_t lane) {
            judgements[index] = judge(std::move(examples[index]), resources, workspaces[lane]);
        },
        [&](std::size_t index) {
            if (progress) progress(index + 1);
        });

    JudgedExamples result;
    result.of_model.resize(resources.models().size() - 1);
    for (Judged& judged : result.of_model) {
        judged.classes = classes;
        judged.classified.classes = classes.size();
    }
    std::vector<std::size_t> wrong;
    for (std::size_t i = 0; i < judgements.size(); ++i) {
        Judgement& one = judgements[i];
        if (one.reject) {
            result.rejects.push_back(std::move(*one.reject));
            continue;
        }
        if (!one.truth) {
            ++result.undecided;
            continue;
        }
        for (std::size_t m = 0; m < result.of_model.size(); ++m) {
            Judged& judged = result.of_model[m];
            const Verdict& verdict = one.verdicts[m];
            judged.classified.truth.push_back(*one.truth);
            judged.classified.predicted.push_back(verdict.predicted);
            judged.classified.probabilities.insert(judged.classified.probabilities.end(),
                                                   verdict.probabilities.begin(),
                                                   verdict.probabilities.end());
            judged.groups.push_back(group_of(one.label, options.kind));
            judged.outlets.push_back(one.label.outlet);
            judged.topics.push_back(one.label.topic);
        }
        if (one.verdicts.front().predicted != *one.truth) wrong.push_back(i);
    }
    std::sort(wrong.begin(), wrong.end(), [&](std::size_t a, std::size_t b) {
        const auto surety = [&](std::size_t i) {
            const Verdict& verdict = judgements[i].verdicts.front();
            return -verdict.probabilities[verdict.predicted];
        };
        return std::tuple(surety(a), std::string_view(judgements[a].label.text_key), a) <
               std::tuple(surety(b), std::string_view(judgements[b].label.text_key), b);
    });
    wrong.resize(std::min(wrong.size(), options.errors));
    for (const std::size_t i : wrong)
        result.errors.push_back(describe_error(std::move(judgements[i]), classes));
    return result;
}

}  // namespace parallax
