#include "report/trends.hpp"

#include <algorithm>

#include "evaluate/source_link.hpp"

namespace dora {
namespace {

Json widgets_of(const Metric& metric, const Dashboard& dashboard) {
  Json widgets = Json::array();
  for (const std::string& id : metric.widgets) {
    const bool there = std::any_of(dashboard.widgets.begin(), dashboard.widgets.end(),
                                   [&](const Widget& widget) { return widget.id == id; });
    if (there) append(widgets) = id;
  }
  return widgets;
}

Json properties_of(const Metric& metric, const Catalog& catalog) {
  Json all = Json::object();
  for (const auto& [blueprint, names] : metric.properties) {
    const auto index = catalog.blueprint_index(blueprint);
    if (!index) continue;
    Json there = Json::array();
    for (const std::string& name : names) {
      if (catalog.blueprints()[*index].property(name)) append(there) = name;
    }
    if (!there.empty()) all[blueprint] = std::move(there);
  }
  return all;
}

void add_percentiles(const Percentiles& percentiles, Json& json) {
  put(json, "median", percentiles.median);
  put(json, "p75", percentiles.p75);
  put(json, "p90", percentiles.p90);
}

Json json_points(const Trend& trend, const Timeline& timeline) {
  Json points = Json::array();
  for (std::size_t i = 0; i < trend.points.size(); ++i) {
    const Timeline::Slot& slot = timeline[i];
    Json& point = append(points);
    put_span(point, slot.from, slot.to);
    put(point, "label", timeline.label(i));
    put(point, "partial", slot.partial);
    put(point, "value", trend.points[i].value);
    put(point, "count", trend.points[i].count);
    if (trend.values) add_percentiles(trend.points[i].percentiles, point);
  }
  return points;
}

Json json_outliers(const Trend& trend, const Catalog& catalog) {
  const Spread& spread = *trend.spread;
  const SourceLinks links(catalog, trend.target);
  Json json;
  put(json, "above", spread.fence);
  put(json, "count", spread.outliers);
  Json& first = put_array(json, "first");
  for (const RowId row : spread.largest) {
    Json& one = append(first);
    put(one, "blueprint", catalog.blueprints()[trend.target].identifier);
    put(one, "identifier", catalog.identifier(trend.target, row));
    put(one, "title", catalog.title(trend.target, row));
    if (const std::string_view link = links.of(row); !link.empty()) put(one, "link", link);
    put(one, "value", trend.values->number(row));
    put_time(one, "time", trend.times->time(row));
  }
  return json;
}

Json json_spread(const Trend& trend, const TimeRange& range, const Catalog& catalog) {
  const Spread& spread = *trend.spread;
  Json json;
  put_span(json, range.from, range.to);
  put(json, "count", spread.count);
  put(json, "mean", spread.mean);
  put(json, "min", spread.min);
  add_percentiles(spread.percentiles, json);
  put(json, "max", spread.max);
  Json& bins = put_array(json, "bins");
  for (const Spread::Bin& bin : spread.bins) {
    Json& item = append(bins);
    put(item, "from", bin.from);
    put(item, "to", bin.to);
    put(item, "count", bin.count);
  }
  put(json, "outliers", json_outliers(trend, catalog));
  return json;
}

}  // namespace

Json json_trends(const Trends& trends, const Dashboard& dashboard, const Catalog& catalog) {
  Json all = Json::array();
  for (const Trend& trend : trends.metrics) {
    const Metric& metric = *trend.metric;
    Json& json = append(all);
    put(json, "identifier", metric.identifier);
    put(json, "title", metric.title);
    put(json, "unit", metric.unit);
    put(json, "better", metric.higher_is_better ? "higher" : "lower");
    put(json, "widgets", widgets_of(metric, dashboard));
    put(json, "properties", properties_of(metric, catalog));
    put(json, "points", json_points(trend, trends.timeline));
    if (trend.spread) put(json, "spread", json_spread(trend, trends.timeline.range(), catalog));
  }
  return all;
}

Json json_sparklines(const Sparklines& sparklines, std::size_t blueprint, Evaluation& evaluation) {
  const Timeline& timeline = sparklines.timeline;
  Json labels = Json::array();
  for (std::size_t i = 0; i < timeline.size(); ++i) append(labels) = timeline.label(i);
  const std::vector<RowId> rows =
      rows_by_identifier(evaluation.in_view(blueprint), blueprint, evaluation.catalog());
  Json all = Json::array();
  for (const Sparks& sparks : sparklines.metrics) {
    Json::object_t values;
    for (const RowId row : rows) {
      Json numbers = Json::array();
      for (std::size_t i = 0; i < timeline.size(); ++i) {
        numbers.push_back(json_number(sparks.values[row * timeline.size() + i]));
      }
      // Identifiers are unique: looking for each among those before it would take the square of
      // them.
      values.emplace_back(std::string(evaluation.catalog().identifier(blueprint, row)),
                          std::move(numbers));
    }
    Json& one = append(all);
    put(one, "metric", sparks.metric->identifier);
    put(one, "labels", Json(labels));
    put(one, "values", Json(std::move(values)));
  }
  return all;
}

}  // namespace dora
