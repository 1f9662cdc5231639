#pragma once

#include <string>
#include <string_view>

namespace dora {

/// A name without what people write in different ways: capitals (of ASCII) and separators. "Checkout
/// API", "checkout-api" and "checkout_api" are all "checkoutapi". Empty when nothing is left.
std::string loose_name(std::string_view name);

}  // namespace dora
