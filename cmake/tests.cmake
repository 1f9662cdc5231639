# The suites of the engine: tests/cpp/<layer>/*.cpp make one executable test_<layer>. Natively all of
# them; under Emscripten, for Node, that of the layer json, which has code of its own for WebAssembly.

enable_testing()
set(tests_dir "${PROJECT_SOURCE_DIR}/tests")

add_library(dora_test INTERFACE)
target_include_directories(dora_test INTERFACE "${tests_dir}/cpp/support")
target_link_libraries(dora_test INTERFACE dora_test_warnings dora_engine dora_defaults)
target_compile_definitions(dora_test INTERFACE
  DORA_FIXTURES_DIR="${tests_dir}/fixtures"
  DORA_SHARED_DATA_DIR="${PROJECT_SOURCE_DIR}/../shared/data")  # real exports; absent elsewhere

# Catch2's main is slow to compile: once for all suites, and plainly, since it is not what we test.
file(WRITE "${PROJECT_BINARY_DIR}/generated/catch_main.cpp"
  "#define CATCH_CONFIG_MAIN\n#include <catch2/catch.hpp>\n")
add_library(dora_catch_main OBJECT "${PROJECT_BINARY_DIR}/generated/catch_main.cpp")
target_link_libraries(dora_catch_main PRIVATE dora_third_party)
target_compile_options(dora_catch_main PRIVATE -O0 -g0 -fno-sanitize=all)

if(EMSCRIPTEN)
  file(GLOB sources CONFIGURE_DEPENDS "${tests_dir}/cpp/json/*.cpp")
  add_executable(test_json EXCLUDE_FROM_ALL ${sources})
  set_target_properties(dora_catch_main PROPERTIES EXCLUDE_FROM_ALL ON)
  set_target_properties(test_json PROPERTIES SUFFIX ".cjs")
  target_compile_options(test_json PRIVATE -O1)
  target_link_libraries(test_json PRIVATE dora_test dora_catch_main dora_json)
  target_link_options(test_json PRIVATE
    -O1 -flto -msimd128 -sENVIRONMENT=node -sNODERAWFS -sEXIT_RUNTIME -sALLOW_MEMORY_GROWTH
    -sSINGLE_FILE)  # the loader would fetch() its module by path, which Node refuses
  return()
endif()

file(GLOB suites CONFIGURE_DEPENDS LIST_DIRECTORIES true RELATIVE "${tests_dir}/cpp"
  "${tests_dir}/cpp/*")
foreach(suite IN LISTS suites)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${tests_dir}/cpp/${suite}/*.cpp")
  if(NOT sources)
    continue()
  endif()
  add_executable(test_${suite} ${sources})
  target_link_libraries(test_${suite} PRIVATE
    dora_test dora_catch_main $<TARGET_NAME_IF_EXISTS:dora_${suite}>)
  add_test(NAME ${suite} COMMAND test_${suite})
  # Half a day away from UTC and on the far side of the date line: a slip into local time shows.
  set_tests_properties(${suite} PROPERTIES ENVIRONMENT "TZ=Pacific/Auckland")
endforeach()

# A fuzzer or benchmark is named after the layer it drives: json.cpp or json_cursor.cpp uses
# dora_json. This finds that layer.
function(dora_link_layer target name)
  string(REGEX MATCH "^[^_]+" layer "${name}")
  target_link_libraries(${target} PRIVATE dora_test $<TARGET_NAME_IF_EXISTS:dora_${layer}>)
endfunction()

# tests/fuzz/<name>.cpp: a libFuzzer target under the preset fuzz; elsewhere a plain test that
# replays tests/fuzz/corpus/<name>, so that what a fuzzer once found stays found.
file(GLOB fuzzers CONFIGURE_DEPENDS "${tests_dir}/fuzz/*.cpp")
foreach(source IN LISTS fuzzers)
  cmake_path(GET source STEM name)
  add_executable(fuzz_${name} "${source}")
  dora_link_layer(fuzz_${name} ${name})
  if(DORA_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(fuzz_${name} PRIVATE "${tests_dir}/fuzz/support/replay.cpp")
    add_test(NAME fuzz_${name} COMMAND fuzz_${name} "${tests_dir}/fuzz/corpus/${name}")
  endif()
endforeach()

# tests/bench/<name>.cpp: micro-benchmarks, where Google Benchmark is installed.
file(GLOB benches CONFIGURE_DEPENDS "${tests_dir}/bench/*.cpp")
find_package(benchmark QUIET)
if(benchmark_FOUND AND NOT DORA_SANITIZERS)
  foreach(source IN LISTS benches)
    cmake_path(GET source STEM name)
    add_executable(bench_${name} "${source}")
    dora_link_layer(bench_${name} ${name})
    target_link_libraries(bench_${name} PRIVATE benchmark::benchmark_main)
  endforeach()
endif()
