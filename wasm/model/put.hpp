#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/node.hpp"

namespace dora {

// JSON is put together with these, as an initializer list or an operator[] of the library's is
// hundreds of bytes each time. What they give back is good until its parent gets another member.

/// A number as JSON: an integer without ".0", null for NaN.
Json json_number(double value);

/// Sets a member of an object, which null becomes.
void put(Json& object, const char* key, Json&& value);
void put(Json& object, const char* key, const std::string& text);
void put(Json& object, const char* key, std::string_view text);
void put(Json& object, const char* key, const char* text);
void put(Json& object, const char* key, const std::vector<std::string>& texts);
void put(Json& object, const char* key, double number);  // see json_number()
void put(Json& object, const char* key, bool flag);
void put(Json& object, const char* key, const std::optional<std::string>& text);
void put(Json& object, const char* key, std::nullptr_t);
void put_integer(Json& object, const char* key, std::int64_t number);
template <std::integral Integer>
void put(Json& object, const char* key, Integer number) {
  put_integer(object, key, static_cast<std::int64_t>(number));
}

/// The member, null where it is new, or an empty array, to be filled.
Json& put(Json& object, const char* key);
Json& put_array(Json& object, const char* key);

/// Adds null to an array, which null becomes; to be filled.
Json& append(Json& array);

}  // namespace dora
