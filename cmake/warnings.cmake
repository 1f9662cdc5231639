# Warnings are errors, in our own code only: third-party headers come in as SYSTEM.

add_library(dora_warnings INTERFACE)
target_compile_options(dora_warnings INTERFACE
  -Werror -Wall -Wextra -Wpedantic
  -Wconversion -Wsign-conversion  # clang's -Wconversion holds the latter, gcc's does not
  -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
  -Wdouble-promotion -Wimplicit-fallthrough
  # gcc guesses wrongly about std::optional once sanitizers have rewritten the code.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)

# Tests compare literals of every type with Catch2's macros: conversions there say nothing.
add_library(dora_test_warnings INTERFACE)
target_compile_options(dora_test_warnings INTERFACE
  -Werror -Wall -Wextra -Wshadow
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
