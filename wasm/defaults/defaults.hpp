#pragma once

#include <span>
#include <string_view>

/// The guide's documents, compiled into the module: what the engine computes with until a user
/// brings documents of their own. Its source is written by cmake/embed_documents.cmake from the
/// JSON files of this folder.
namespace dora::defaults {

struct Document {
  std::string_view path;  ///< relative to wasm/defaults, e.g. "blueprints/service.json"
  std::string_view text;  ///< the JSON text as UTF-8, without line breaks
};

/// Every document, sorted by path. The memory is static.
std::span<const Document> documents();

/// The text of one document, or an empty view where no document has that path.
std::string_view document(std::string_view path);

}  // namespace dora::defaults
