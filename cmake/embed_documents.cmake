# Writes OUTPUT, the C++ source behind defaults/defaults.hpp, from the JSON files below DIRECTORY.
# A script of CMake's own, so that the build needs no other language.

file(GLOB_RECURSE paths RELATIVE "${DIRECTORY}" "${DIRECTORY}/*.json")
list(SORT paths)

set(entries "")
foreach(path IN LISTS paths)
  file(READ "${DIRECTORY}/${path}" text)
  # No JSON string holds a raw line break, so a break and the indentation after it mean nothing.
  string(REGEX REPLACE "[\r\n]+[ \t]*" "" text "${text}")
  # Hex escapes carry every byte, whatever the document quotes or escapes.
  string(HEX "${text}" hex)
  string(REGEX REPLACE "(..)" "\\\\x\\1" literal "${hex}")
  string(LENGTH "${text}" bytes)
  string(APPEND entries "    {\"${path}\", {\"${literal}\", ${bytes}}},\n")
endforeach()

file(WRITE "${OUTPUT}" "#include \"defaults/defaults.hpp\"

namespace dora::defaults {
namespace {

constexpr Document kDocuments[] = {
${entries}};

}  // namespace

std::span<const Document> documents() { return kDocuments; }

std::string_view document(std::string_view path) {
  for (const Document& candidate : kDocuments) {
    if (candidate.path == path) return candidate.text;
  }
  return {};
}

}  // namespace dora::defaults
")
