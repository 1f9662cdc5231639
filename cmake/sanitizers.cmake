# Which sanitizers a preset builds with, e.g. "address,undefined"; all of its code must agree.
set(DORA_SANITIZERS "" CACHE STRING "Sanitizers for every target, separated by commas")
option(DORA_FUZZ "Build tests/fuzz as libFuzzer targets (clang only)" OFF)

if(DORA_SANITIZERS)
  add_compile_options(-fsanitize=${DORA_SANITIZERS} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DORA_SANITIZERS})
endif()
if(DORA_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
