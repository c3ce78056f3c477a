#pragma once

#include "engine/context/annotation.hpp"
#include "engine/corpus/document.hpp"
#include "engine/model/features.hpp"
#include "engine/model/score.hpp"
#include "engine/text/parsed_text.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace parallax {

/// What the document holds in that field.
[[nodiscard]] inline std::string_view field_bytes(const Document& document, Field field) {
    return field == Field::title ? document.title : document.text;
}

/// A document with all that the engine found in it. Tokens' word ids are meaningless outside the
/// thread that parsed it; everything else stands alone.
struct AnalysedDocument {
    Document document;
    ParsedText title;
    ParsedText text;
    Annotation title_annotation;
    Annotation text_annotation;
    std::vector<Score> scores;

    [[nodiscard]] std::string_view bytes(Field field) const { return field_bytes(document, field); }
    [[nodiscard]] const ParsedText& parsed(Field field) const {
        return field == Field::title ? title : text;
    }
    [[nodiscard]] const Annotation& annotation(Field field) const {
        return field == Field::title ? title_annotation : text_annotation;
    }
};

inline constexpr std::array all_fields{Field::title, Field::text};

/// Title and text as the model reads them. The document must outlive the result.
[[nodiscard]] std::array<AnnotatedField, 2> fields_of(const AnalysedDocument& analysed);

}  // namespace parallax
