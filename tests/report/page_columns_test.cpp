#include "engine/report/page_columns.hpp"

#include "tests/catch.hpp"

namespace parallax {

TEST_CASE("lists are written by columns") {
    struct Case {
        const char* name;
        const char* json;
        const char* columns;
    };
    const Case cases[] = {
        {"scalars stay", R"({"a":1,"b":null,"c":"x"})", R"({"a":1,"b":null,"c":"x"})"},
        {"short lists stay", R"([{"a":1},{"a":2}])", R"([{"a":1},{"a":2}])"},
        {"different values stay", R"([1,2,3])", R"([1,2,3])"},
        {"one value in all rows", R"([0,0,0,0])", R"({"$":[4,{"same":0}]})"},
        {"empty lists in all rows", R"([[],[],[]])", R"({"$":[3,{"same":[]}]})"},
        {"keys stand once", R"([{"a":1,"b":4},{"a":2,"b":4},{"a":3,"b":4}])",
         R"({"$":[3,{"of":{"a":[1,2,3],"b":{"same":4}}}]})"},
        {"other keys, or another order, stay", R"([{"a":1,"b":1},{"b":1,"a":1},{"a":1,"b":1}])",
         R"([{"a":1,"b":1},{"b":1,"a":1},{"a":1,"b":1}])"},
        {"most rows alike: steps to the others", R"([0,7,0,0,8,0,0])",
         R"({"$":[7,{"most":0,"at":[1,3],"is":[7,8]}]})"},
        {"no value in most rows", R"([0,7,0,8])", R"([0,7,0,8])"},
        {"null beside objects", R"([{"a":1},null,{"a":2},{"a":3}])",
         R"({"$":[4,{"most":null,"at":[0,2,1],"is":{"of":{"a":[1,2,3]}}}]})"},
        {"lists one after the other", R"([[1,2],[],[3]])",
         R"({"$":[3,{"sizes":[2,0,1],"all":[1,2,3]}]})"},
        {"words that return",
         R"(["some sentence","another one","some sentence","another one","some sentence","another one"])",
         R"({"$":[6,{"words":["some sentence","another one"],"pick":[0,1,0,1,0,1]}]})"},
        {"words that return too seldom", R"(["ab","cd","ab","cd"])", R"(["ab","cd","ab","cd"])"},
        {"lists in objects in lists", R"({"a":[{"b":[1,1,1]},{"b":[1]},{"b":[]}]})",
         R"({"a":{"$":[3,{"of":{"b":{"sizes":[3,1,0],"all":{"same":1}}}}]}})"},
    };
    for (const Case& each : cases) {
        INFO(each.name);
        CHECK(write_by_columns(each.json) == each.columns);
    }
}

}  // namespace parallax
