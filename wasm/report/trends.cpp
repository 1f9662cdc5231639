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
    if (there) widgets.push_back(id);
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
      if (catalog.blueprints()[*index].property(name)) there.push_back(name);
    }
    if (!there.empty()) all[blueprint] = std::move(there);
  }
  return all;
}

void add_percentiles(const Percentiles& percentiles, Json& json) {
  json["median"] = json_number(percentiles.median);
  json["p75"] = json_number(percentiles.p75);
  json["p90"] = json_number(percentiles.p90);
}

Json json_points(const Trend& trend, const Timeline& timeline) {
  Json points = Json::array();
  for (std::size_t i = 0; i < trend.points.size(); ++i) {
    const Timeline::Slot& slot = timeline[i];
    Json point = {{"from", format_time(slot.from)},
                  {"to", format_time(slot.to)},
                  {"label", timeline.label(i)},
                  {"partial", slot.partial},
                  {"value", json_number(trend.points[i].value)},
                  {"count", trend.points[i].count}};
    if (trend.values) add_percentiles(trend.points[i].percentiles, point);
    points.push_back(std::move(point));
  }
  return points;
}

Json json_outliers(const Trend& trend, const Catalog& catalog) {
  const Spread& spread = *trend.spread;
  const SourceLinks links(catalog, trend.target);
  Json first = Json::array();
  for (const RowId row : spread.largest) {
    Json one = {{"blueprint", catalog.blueprints()[trend.target].identifier},
                {"identifier", catalog.identifier(trend.target, row)},
                {"title", catalog.title(trend.target, row)}};
    if (const std::string_view link = links.of(row); !link.empty()) one["link"] = link;
    one["value"] = json_number(trend.values->number(row));
    one["time"] = format_time(trend.times->time(row));
    first.push_back(std::move(one));
  }
  return {{"above", json_number(spread.fence)},
          {"count", spread.outliers},
          {"first", std::move(first)}};
}

Json json_spread(const Trend& trend, const TimeRange& range, const Catalog& catalog) {
  const Spread& spread = *trend.spread;
  Json json = {{"from", format_time(range.from)},
               {"to", format_time(range.to)},
               {"count", spread.count},
               {"mean", json_number(spread.mean)},
               {"min", json_number(spread.min)}};
  add_percentiles(spread.percentiles, json);
  json["max"] = json_number(spread.max);
  json["bins"] = Json::array();
  for (const Spread::Bin& bin : spread.bins) {
    json["bins"].push_back(
        {{"from", json_number(bin.from)}, {"to", json_number(bin.to)}, {"count", bin.count}});
  }
  json["outliers"] = json_outliers(trend, catalog);
  return json;
}

}  // namespace

Json json_trends(const Trends& trends, const Dashboard& dashboard, const Catalog& catalog) {
  Json all = Json::array();
  for (const Trend& trend : trends.metrics) {
    const Metric& metric = *trend.metric;
    Json json = {{"identifier", metric.identifier},
                 {"title", metric.title},
                 {"unit", metric.unit},
                 {"better", metric.higher_is_better ? "higher" : "lower"},
                 {"widgets", widgets_of(metric, dashboard)},
                 {"properties", properties_of(metric, catalog)},
                 {"points", json_points(trend, trends.timeline)}};
    if (trend.spread) json["spread"] = json_spread(trend, trends.timeline.range(), catalog);
    all.push_back(std::move(json));
  }
  return all;
}

Json json_sparklines(const Sparklines& sparklines, std::size_t blueprint, Evaluation& evaluation) {
  const Timeline& timeline = sparklines.timeline;
  Json labels = Json::array();
  for (std::size_t i = 0; i < timeline.size(); ++i) labels.push_back(timeline.label(i));
  const std::vector<RowId> rows =
      rows_by_identifier(evaluation.existing(blueprint), blueprint, evaluation.catalog());
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
    all.push_back(
        {{"metric", sparks.metric->identifier}, {"labels", labels}, {"values", std::move(values)}});
  }
  return all;
}

}  // namespace dora
