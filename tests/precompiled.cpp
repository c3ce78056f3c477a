// The headers that all tests read stand in a precompiled header; this is the file it is made for.
#include "tests/catch.hpp"
