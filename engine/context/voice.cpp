#include "engine/context/voice.hpp"

#include "engine/context/annotation.hpp"

namespace parallax {

int rank_of(Voice voice) {
    switch (voice) {
        case Voice::scare:
            return 0;
        case Voice::quoted:
            return 1;
        case Voice::reported:
            return 2;
        case Voice::borrowed:
            return 3;
        case Voice::own:
            return 4;
    }
    return 4;
}

Wording wording_of_name(Voice voice) {
    return voice == Voice::reported ? Wording::outlet : wording_of_predicate(voice);
}

Wording wording_of_predicate(Voice voice) {
    switch (voice) {
        case Voice::own:
            return Wording::outlet;
        case Voice::quoted:
        case Voice::borrowed:
            return Wording::source;
        case Voice::reported:
            return Wording::uncertain;
        case Voice::scare:
            return Wording::scare;
    }
    return Wording::outlet;
}

std::string_view name_of(Voice voice) {
    switch (voice) {
        case Voice::own:
            return "own";
        case Voice::quoted:
            return "quoted";
        case Voice::reported:
            return "reported";
        case Voice::scare:
            return "scare";
        case Voice::borrowed:
            return "borrowed";
    }
    return "own";
}

std::string_view name_of(Wording wording) {
    switch (wording) {
        case Wording::outlet:
            return "outlet";
        case Wording::source:
            return "source";
        case Wording::uncertain:
            return "uncertain";
        case Wording::scare:
            return "scare";
    }
    return "outlet";
}

std::string_view name_of(Endorsement endorsement) {
    switch (endorsement) {
        case Endorsement::neutral:
            return "neutral";
        case Endorsement::factive:
            return "factive";
        case Endorsement::doubtful:
            return "doubtful";
    }
    return "neutral";
}

std::string_view name_of(Link link) {
    switch (link) {
        case Link::none:
            return "none";
        case Link::fixed:
            return "fixed";
        case Link::apposition:
            return "apposition";
        case Link::genitive:
            return "genitive";
        case Link::copula:
            return "copula";
        case Link::modifier:
            return "modifier";
        case Link::relative:
            return "relative";
        case Link::subject:
            return "subject";
        case Link::object:
            return "object";
        case Link::clause:
            return "clause";
        case Link::anaphora:
            return "anaphora";
    }
    return "none";
}

std::string_view name_of(OpportunityKind kind) {
    switch (kind) {
        case OpportunityKind::label:
            return "label";
        case OpportunityKind::bare:
            return "bare";
        case OpportunityKind::generic:
            return "generic";
    }
    return "bare";
}

}  // namespace parallax
