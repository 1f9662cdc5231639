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

/// Whether the record has every member of the mapping's signature, or holds one that has.
bool has_signature(const jq::Value& record, const Mapping& mapping) {
  const auto in = [&](const jq::Value& object) {
    return std::all_of(mapping.signature.begin(), mapping.signature.end(),
                       [&](const auto& path) { return has(object, path); });
  };
  if (in(record)) return true;
  const jq::Value* inner = mapping.within.empty() ? nullptr : record.find(mapping.within);
  return inner && in(*inner);
}

}  // namespace

Signatures::Signatures(const std::vector<Mapping>& mappings) : mappings_(mappings) {
  for (const Mapping& mapping : mappings) {
    for (std::vector<std::string> path : mapping.signature) {
      members_.add(path);
      if (mapping.within.empty()) continue;
      path.insert(path.begin(), mapping.within);
      members_.add(path);
    }
    for (const std::string& name : mapping.envelopes) envelopes_.add(name);
  }
}

const Mapping* Signatures::find(const jq::Value& record) const {
  const Mapping* best = nullptr;
  for (const Mapping& mapping : mappings_) {
    const std::size_t known = best ? best->signature.size() : 0;
    if (mapping.signature.size() > known && has_signature(record, mapping)) best = &mapping;
  }
  return best;
}

}  // namespace dora
