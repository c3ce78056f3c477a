#include "engine/profile/analysed_document.hpp"

namespace parallax {

std::array<AnnotatedField, 2> fields_of(const AnalysedDocument& analysed) {
    return {AnnotatedField{Field::title, &analysed.title, &analysed.title_annotation,
                           analysed.document.title},
            AnnotatedField{Field::text, &analysed.text, &analysed.text_annotation,
                           analysed.document.text}};
}

}  // namespace parallax
