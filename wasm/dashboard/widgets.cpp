#include "dashboard/widgets.hpp"

#include "dashboard/lines.hpp"
#include "dashboard/numbers.hpp"
#include "dashboard/shares.hpp"
#include "dashboard/tables.hpp"
#include "dashboard/texts.hpp"

namespace dora {
namespace {

template <typename Content>
WidgetResult finish(const Widget& widget, Result<Content> content) {
  if (!content) return {&widget, {}, content.error()};
  return {&widget, std::move(content).value(), {}};
}

}  // namespace

WidgetResult compute_widget(const Widget& widget, Evaluation& evaluation) {
  if (const auto* number = std::get_if<NumberChart>(&widget.content)) {
    return finish(widget, compute_number(*number, evaluation));
  }
  if (const auto* lines = std::get_if<LineChart>(&widget.content)) {
    return finish(widget, compute_lines(*lines, evaluation));
  }
  if (const auto* shares = std::get_if<ShareChart>(&widget.content)) {
    return finish(widget, compute_shares(*shares, evaluation));
  }
  if (const auto* table = std::get_if<TableWidget>(&widget.content)) {
    return finish(widget, compute_table(*table, evaluation));
  }
  if (const auto* text = std::get_if<TextWidget>(&widget.content)) {
    return finish(widget, compute_text(*text, evaluation));
  }
  if (const auto* links = std::get_if<std::vector<Link>>(&widget.content)) {
    return {&widget, LinksResult{links}, {}};
  }
  return {&widget, {}, {}};
}

std::vector<WidgetResult> compute_widgets(const Dashboard& dashboard, Evaluation& evaluation) {
  std::vector<WidgetResult> results;
  for (const Widget& widget : dashboard.widgets) {
    results.push_back(compute_widget(widget, evaluation));
  }
  return results;
}

}  // namespace dora
