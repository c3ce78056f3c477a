#include "engine/report/style_findings.hpp"

#include "engine/report/terminal_text.hpp"

#include <fmt/format.h>

namespace parallax {

std::string render_findings(std::span<const StyleFinding> findings) {
    std::string text;
    for (const StyleFinding& finding : findings) {
        if (finding.accepted) continue;
        const StyleUse& use = finding.breach.use;
        const StyleRule& rule = finding.style->rules[use.rule];
        text += fmt::format("{}:{}:{}: {}/{}: \"{}\" (voice {}, wording {}",
                            terminal_text(finding.path), finding.begin.line, finding.begin.column,
                            finding.style->id, rule.id, terminal_text(finding.breach.surface),
                            name_of(use.voice), name_of(use.wording));
        if (!finding.breach.speaker.empty()) {
            text += fmt::format(", speaker {}", terminal_text(finding.breach.speaker));
        }
        text += fmt::format("): {}", terminal_text(rule.message));
        if (!rule.instead.empty()) {
            text += fmt::format("; can be written: {}",
                                terminal_text(fmt::format("{}", fmt::join(rule.instead, ", "))));
        }
        text += fmt::format(" [{}]\n", terminal_text(rule.reference));
    }
    return text;
}

}  // namespace parallax
