# One static library per folder of wasm/, so that a layer builds and is tested without the layers
# to its right. A folder that has no source yet is skipped. In the module a layer is made fast, unless
# it says COMPACT (nobody notices its speed) or BALANCED (it is large, and sees every record); of a fast
# layer the files after SMALL are made small, as they see names and not records.

add_library(dora_engine INTERFACE)
target_include_directories(dora_engine INTERFACE "${PROJECT_SOURCE_DIR}/wasm")
target_link_libraries(dora_engine INTERFACE dora_third_party)

function(dora_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "COMPACT;BALANCED" "" "DEPENDS;SMALL")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/wasm/${name}/*.cpp")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/wasm/${name}/*.hpp")
  if(NOT sources AND NOT headers)
    return()
  endif()

  # Dependencies may be declared later or be absent still; they are settled at generation.
  list(TRANSFORM arg_DEPENDS REPLACE "(.+)" "$<TARGET_NAME_IF_EXISTS:dora_\\1>")
  if(sources)
    add_library(dora_${name} STATIC ${sources})
    target_link_libraries(dora_${name} PUBLIC dora_engine ${arg_DEPENDS} PRIVATE dora_warnings)
    target_compile_options(dora_${name} PRIVATE -fno-exceptions)
    if(arg_COMPACT AND EMSCRIPTEN)
      target_compile_options(dora_${name} PRIVATE -Oz)
    elseif(arg_BALANCED AND EMSCRIPTEN)
      target_compile_options(dora_${name} PRIVATE -Os)
    endif()
    if(arg_SMALL AND EMSCRIPTEN)
      list(TRANSFORM arg_SMALL PREPEND "${PROJECT_SOURCE_DIR}/wasm/${name}/")
      set_source_files_properties(${arg_SMALL} PROPERTIES COMPILE_OPTIONS -Oz)
    endif()
  else()
    add_library(dora_${name} INTERFACE)
    target_link_libraries(dora_${name} INTERFACE dora_engine ${arg_DEPENDS})
  endif()
endfunction()
