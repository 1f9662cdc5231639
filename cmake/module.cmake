# The WebAssembly module: build/wasm/dora.mjs and dora.wasm; and in two parts, for the page.

file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/wasm/bindings/*.cpp")
if(NOT sources)
  message(STATUS "wasm/bindings is empty: no module to build yet")
  return()
endif()

add_executable(dora ${sources})
# Emscripten's toolchain would name it .js, and the name decides what the glue exports.
set_target_properties(dora PROPERTIES SUFFIX ".mjs")
target_link_libraries(dora PRIVATE dora_session dora_warnings)
# Of an inline function that several layers have, the linker keeps the first: it must be one of a layer
# that is made fast, or small code ends up in the loops over records (three times slower).
set(fast_first)
foreach(layer IN ITEMS base json catalog ingest evaluate)
  list(APPEND fast_first $<TARGET_FILE:dora_${layer}>)
endforeach()
target_link_options(dora PRIVATE ${dora_wasm_link}
  "SHELL:-Wl,--whole-archive $<JOIN:${fast_first}, > -Wl,--no-whole-archive")

find_program(dora_wasm_split wasm-split HINTS "${EMSCRIPTEN_ROOT_PATH}/../bin" REQUIRED)
add_custom_command(TARGET dora POST_BUILD
  COMMAND ${CMAKE_CROSSCOMPILING_EMULATOR} "${PROJECT_SOURCE_DIR}/scripts/split-module.mjs"
          "${dora_wasm_split}" "$<TARGET_FILE_DIR:dora>"
  COMMENT "Splitting the module for the page" VERBATIM)
