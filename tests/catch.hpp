#pragma once

// Debian ships Catch2 2; newer systems ship 3. Tests include this header and nothing of Catch2.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
