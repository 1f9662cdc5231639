#include "base/error.hpp"

namespace dora {

std::string_view error_id(ErrorCode code) {
  switch (code) {
#define DORA_CASE(name, id) \
  case ErrorCode::name:     \
    return id;
    DORA_ERROR_CODES(DORA_CASE)
#undef DORA_CASE
  }
  return "none";
}

}  // namespace dora
