# Finds the emcc on PATH and hands over to the toolchain file of that very installation, wherever a
# distribution, Homebrew or emsdk has put it.

find_program(DORA_EM_CONFIG em-config)
if(NOT DORA_EM_CONFIG)
  message(FATAL_ERROR "Emscripten (emcc) is not on PATH: run `node scripts/setup.mjs` first.")
endif()
execute_process(COMMAND "${DORA_EM_CONFIG}" EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE dora_emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)
include("${dora_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
