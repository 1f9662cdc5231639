# The guide's blueprints, mappings and dashboards, compiled into the engine as text.

set(documents_dir "${PROJECT_SOURCE_DIR}/wasm/defaults")
set(documents_cpp "${PROJECT_BINARY_DIR}/generated/defaults.cpp")
file(GLOB_RECURSE documents CONFIGURE_DEPENDS "${documents_dir}/*.json")

add_custom_command(
  OUTPUT "${documents_cpp}"
  COMMAND "${CMAKE_COMMAND}" "-DDIRECTORY=${documents_dir}" "-DOUTPUT=${documents_cpp}"
          -P "${PROJECT_SOURCE_DIR}/cmake/embed_documents.cmake"
  DEPENDS ${documents} "${PROJECT_SOURCE_DIR}/cmake/embed_documents.cmake"
  COMMENT "Embedding wasm/defaults"
  VERBATIM)

# No warnings here: the literals are longer than -Wpedantic allows, and no person reads them.
add_library(dora_defaults STATIC "${documents_cpp}")
target_link_libraries(dora_defaults PUBLIC dora_engine)
target_compile_options(dora_defaults PRIVATE -fno-exceptions)
