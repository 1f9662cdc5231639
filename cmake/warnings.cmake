# Warnings are errors, in our own code only: third-party headers come in as SYSTEM.

# gcc 12 is wrong about std::optional under sanitizers and about std::string::insert under -O3
# (https://gcc.gnu.org/PR105651).
set(dora_false_alarms
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>")

add_library(dora_warnings INTERFACE)
target_compile_options(dora_warnings INTERFACE
  -Werror -Wall -Wextra -Wpedantic
  -Wconversion -Wsign-conversion  # clang's -Wconversion holds the latter, gcc's does not
  -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
  -Wdouble-promotion -Wimplicit-fallthrough
  ${dora_false_alarms})

# Tests compare literals of every type with Catch2's macros: conversions there say nothing.
add_library(dora_test_warnings INTERFACE)
target_compile_options(dora_test_warnings INTERFACE
  -Werror -Wall -Wextra -Wshadow
  ${dora_false_alarms})
