#pragma once

namespace dora {

/// A sum kept in two doubles (Knuth's two-sum): what the first cannot hold is in the second.
class ExactSum {
 public:
  void add(double value) {
    const double sum = high_ + value;
    const double rounded = sum - high_;
    low_ += (high_ - (sum - rounded)) + (value - rounded);
    high_ = sum;
  }
  double value() const { return high_ + low_; }

 private:
  double high_ = 0;
  double low_ = 0;
};

}  // namespace dora
