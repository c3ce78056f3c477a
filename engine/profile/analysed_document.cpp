#include "engine/profile/analysed_document.hpp"

namespace parallax {

std::array<AnnotatedField, 2> fields_of(const AnalysedDocument& analysed) {
    return {AnnotatedField{Field::title, &analysed.title, &analysed.title_annotation},
            AnnotatedField{Field::text, &analysed.text, &analysed.text_annotation}};
}

}  // namespace parallax
