// Uses the installed library: analyses one sentence with the installed lexicons.
#include <cstdio>

#include <engine/pipeline.hpp>

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const std::filesystem::path data = argv[1];
    const parallax::Resources resources({data / "lexicons/style",
                                         {data / "lexicons/conflict"},
                                         {},
                                         data / "models/voice/voice.model"});
    parallax::Workspace workspace;
    parallax::Document document;
    document.id = "one";
    document.outlet = "An outlet";
    document.text =
        "The army called the raid a precise strike, and the mayor said it was a massacre.";
    const parallax::Analysis analysis = parallax::analyse(document, resources, workspace);
    if (analysis.reject) return 1;
    for (const parallax::Hit& hit : analysis.analysed.text_annotation.hits) {
        std::printf("%.*s\t%.*s\n", static_cast<int>(hit.span.size()),
                    document.text.data() + hit.span.begin,
                    static_cast<int>(parallax::name_of(hit.wording).size()),
                    parallax::name_of(hit.wording).data());
    }
    return analysis.analysed.text_annotation.hits.empty() ? 1 : 0;
}
