#include "model/put.hpp"

#include <cmath>
#include <utility>

namespace dora {

Json json_number(double value) {
  if (std::isnan(value)) return nullptr;
  if (std::fabs(value) < 9e15 && value == std::floor(value)) {
    return static_cast<std::int64_t>(value);
  }
  return value;
}

[[gnu::noinline]] Json& put(Json& object, const char* key) { return object[key]; }

[[gnu::noinline]] void put(Json& object, const char* key, Json&& value) {
  put(object, key) = std::move(value);
}

[[gnu::noinline]] void put(Json& object, const char* key, const std::string& text) {
  put(object, key) = text;
}

[[gnu::noinline]] void put(Json& object, const char* key, std::string_view text) {
  put(object, key) = text;
}

[[gnu::noinline]] void put(Json& object, const char* key, const char* text) {
  put(object, key) = text;
}

[[gnu::noinline]] void put(Json& object, const char* key, const std::vector<std::string>& texts) {
  Json& array = put_array(object, key);
  for (const std::string& text : texts) append(array) = text;
}

[[gnu::noinline]] void put(Json& object, const char* key, double number) {
  put(object, key) = json_number(number);
}

[[gnu::noinline]] void put(Json& object, const char* key, bool flag) { put(object, key) = flag; }

[[gnu::noinline]] void put(Json& object, const char* key, std::nullptr_t) {
  put(object, key) = nullptr;
}

[[gnu::noinline]] void put(Json& object, const char* key, const std::optional<std::string>& text) {
  put(object, key) = text ? Json(*text) : Json();
}

[[gnu::noinline]] void put_integer(Json& object, const char* key, std::int64_t number) {
  put(object, key) = number;
}

[[gnu::noinline]] Json& put_array(Json& object, const char* key) {
  return put(object, key) = Json::array();
}

[[gnu::noinline]] Json& append(Json& array) {
  array.push_back(Json());
  return array.back();
}

}  // namespace dora
