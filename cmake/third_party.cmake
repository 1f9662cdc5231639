# Header-only libraries: nlohmann/json, date and, for tests, Catch2 2.
#
# Emscripten's toolchain file hides /usr/include from find_package, and adding all of /usr/include
# would put the host's libc in front of the WebAssembly one. So each library's own folder is linked
# into the build tree, and only that place becomes an include directory - the same way natively.
# Where a system does not have the headers, the pinned release is fetched instead.

include(FetchContent)
set(dora_headers "${PROJECT_BINARY_DIR}/third_party")
file(MAKE_DIRECTORY "${dora_headers}")

function(dora_header folder header url sha256)
  find_path(DORA_${folder}_DIR "${folder}/${header}"
    PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)
  if(NOT DORA_${folder}_DIR)
    message(STATUS "${folder}/${header} is not installed: fetching ${url}")
    # The missing sub-folder keeps the library's own CMakeLists.txt out of this build.
    FetchContent_Declare(${folder} URL "${url}" URL_HASH SHA256=${sha256}
      DOWNLOAD_EXTRACT_TIMESTAMP ON SOURCE_SUBDIR headers-only)
    FetchContent_MakeAvailable(${folder})
    find_path(DORA_${folder}_DIR "${folder}/${header}" REQUIRED NO_CMAKE_FIND_ROOT_PATH
      PATHS "${${folder}_SOURCE_DIR}" PATH_SUFFIXES include single_include)
  endif()
  file(CREATE_LINK "${DORA_${folder}_DIR}/${folder}" "${dora_headers}/${folder}"
    SYMBOLIC COPY_ON_ERROR)
endfunction()

dora_header(nlohmann json.hpp
  https://github.com/nlohmann/json/releases/download/v3.11.3/include.zip
  a22461d13119ac5c78f205d3df1db13403e58ce1bb1794edc9313677313f4a9d)
dora_header(date date.h
  https://github.com/HowardHinnant/date/archive/refs/tags/v3.0.1.tar.gz
  7a390f200f0ccd207e8cff6757e04817c1a0aec3e327b006b7eb451c57ee3538)
if(BUILD_TESTING)
  dora_header(catch2 catch.hpp
    https://github.com/catchorg/Catch2/archive/refs/tags/v2.13.10.tar.gz
    d54a712b7b1d7708bc7a819a8e6e47b2fde9536f487b89ccbca295072a7d9943)
endif()

add_library(dora_third_party INTERFACE)
target_include_directories(dora_third_party SYSTEM INTERFACE "${dora_headers}")
# The engine has no exceptions. Tests do, but must see the very same templates of nlohmann/json.
target_compile_definitions(dora_third_party INTERFACE JSON_NOEXCEPTION)
