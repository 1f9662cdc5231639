#include "ingest/signatures.hpp"

#include <algorithm>

namespace dora {
namespace {

bool has(const jq::Value& record, const std::vector<std::string>& path) {
  const jq::Value* at = &record;
  for (const std::string& key : path) {
    at = at->find(key);
    if (!at) return false;
  }
  return true;
}

}  // namespace

Signatures::Signatures(const std::vector<Mapping>& mappings) : mappings_(mappings) {
  for (const Mapping& mapping : mappings) {
    for (const auto& path : mapping.signature) members_.add(path);
    for (const std::string& name : mapping.envelopes) envelopes_.add(name);
  }
}

const Mapping* Signatures::find(const jq::Value& record) const {
  const Mapping* best = nullptr;
  for (const Mapping& mapping : mappings_) {
    const std::size_t known = best ? best->signature.size() : 0;
    const bool longer = mapping.signature.size() > known;
    if (longer && std::all_of(mapping.signature.begin(), mapping.signature.end(),
                              [&](const auto& path) { return has(record, path); })) {
      best = &mapping;
    }
  }
  return best;
}

}  // namespace dora
