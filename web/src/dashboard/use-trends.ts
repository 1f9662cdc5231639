import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Metric, Report, Sparklines } from "../engine/report";
import type { TableColumn } from "./table-columns";

/** Asks for the weeks of every entity of a blueprint. */
export type AskSparklines = (blueprint: string) => Promise<Sparklines[]>;

/** The weeks of a metric, of every entity of a table. */
export interface Trend {
  metric: string;
  title: string;
  unit: Metric["unit"];
  labels: string[];
  values: Sparklines["values"];
  /** The last week is not over. */
  partial: boolean;
  /** The columns that tell of the same metric. */
  beside: readonly string[];
}

/**
 * The trends of a table's entities, asked for when the table is on screen, and again with each report;
 * until they are there those of the report before. Without them there is no column for them.
 */
export function useTrends(
  box: RefObject<HTMLElement | null>,
  report: Report,
  blueprint: string,
  ask: AskSparklines | undefined,
): readonly Trend[] {
  const [seen, setSeen] = useState(false);
  const [trends, setTrends] = useState<readonly Trend[]>([]);

  useEffect(() => {
    const element = box.current;
    if (!element || seen || !ask) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, seen, ask]);

  useEffect(() => {
    if (!seen || !ask) return;
    let wanted = true;
    ask(blueprint).then(
      (all) => wanted && setTrends(all.map((one) => trendOf(one, report, blueprint))),
      () => undefined, // the engine is gone, or the report is another by now
    );
    return () => {
      wanted = false;
    };
  }, [seen, report, blueprint, ask]);
  return trends;
}

function trendOf({ metric, labels, values }: Sparklines, report: Report, blueprint: string): Trend {
  const known = report.trends?.find(({ identifier }) => identifier === metric);
  return {
    metric,
    title: known?.title ?? metric,
    unit: known?.unit ?? "count",
    labels,
    values,
    partial: known?.points.at(-1)?.partial ?? false,
    beside: known?.properties[blueprint] ?? [],
  };
}

/** What the rows are sorted by: the last week that is over. Undefined where it has no value. */
export function lastWhole({ values, partial }: Trend, identifier: string): number | undefined {
  return values[identifier]?.at(partial ? -2 : -1) ?? undefined;
}

const kPrefix = "$trend ";
export const trendId = ({ metric }: Trend) => kPrefix + metric;

/** The trend that a column is of. */
export function trendOfColumn(id: string, trends: readonly Trend[]): Trend | undefined {
  return trends.find((trend) => trendId(trend) === id);
}

/** The column of a trend, behind those that tell of the same metric, else at the end. */
export function withTrendColumn(columns: readonly TableColumn[], trend: Trend): TableColumn[] {
  const beside = columns.findLastIndex(({ id }) => trend.beside.includes(id));
  const at = beside < 0 ? columns.length : beside + 1;
  const title = `${trend.title}, by week`;
  const own: TableColumn = {
    id: trendId(trend),
    kind: "trend",
    header: beside < 0 ? title : "By week",
    title,
    unit: "none",
    decimals: 0,
    colors: {},
  };
  return [...columns.slice(0, at), own, ...columns.slice(at)];
}
