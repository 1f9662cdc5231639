#include "dashboard/widgets.hpp"

#include <cmath>

#include "dashboard/charts.hpp"
#include "dashboard/tables.hpp"

namespace dora {
namespace {

template <typename Content>
WidgetResult finish(const Widget& widget, Result<Content> content) {
  if (!content) return {&widget, {}, content.error()};
  return {&widget, std::move(content).value(), {}};
}

WidgetResult compute(const Widget& widget, Evaluation& evaluation) {
  if (widget.number) return finish(widget, compute_number(*widget.number, evaluation));
  if (widget.line) return finish(widget, compute_lines(*widget.line, evaluation));
  if (widget.table) return finish(widget, compute_table(*widget.table, evaluation));
  return {&widget, {}, {}};
}

}  // namespace

std::vector<WidgetResult> compute_widgets(const Dashboard& dashboard, Evaluation& evaluation) {
  std::vector<WidgetResult> results;
  for (const Widget& widget : dashboard.widgets) results.push_back(compute(widget, evaluation));
  return results;
}

}  // namespace dora
