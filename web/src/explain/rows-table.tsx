import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { TriangleIcon } from "../ui/icons";
import type { Measure } from "./measure";
import { ExplainedRowLine } from "./row-line";
import { type ListedRow, type RowOrder, sortRows } from "./rows";
import { useWindow } from "./use-window";

/** From this many rows on only those in sight are drawn, all of one height. */
const kMany = 100;
const kRowHeight = 58;

export interface RowsTableProps {
  label: string;
  rows: readonly ListedRow[];
  /** Heads of the columns; null for a column that there is not. */
  time: string;
  value: string | null;
  /** What the values are measured in. */
  measure: Measure;
  order: RowOrder | null;
  onOrder: (order: RowOrder | null) => void;
  isOut: (row: ListedRow) => boolean;
  onToggle: (row: ListedRow) => void;
  /** Explains the value of a row, where that is computed itself. */
  onExplain?: ((row: ListedRow) => void) | undefined;
}

/** The entities behind a number, sorted by a click on a head, each of which can be left out. */
export function RowsTable(props: RowsTableProps) {
  const { label, rows, order, measure, value } = props;
  const box = useRef<HTMLElement>(null);
  const many = rows.length > kMany;
  const { from, to, above, below } = useWindow(box, rows.length, kRowHeight);
  const sorted = useMemo(() => sortRows(rows, order), [rows, order]);
  const shown = many ? sorted.slice(from, to) : sorted;
  const toggle = useToggleWithFocus(box, rows, props.onToggle);
  const reasons = rows.some(({ reason }) => reason !== null);
  const times = rows.some(({ time }) => time !== undefined); // teams and services have none
  return (
    <section
      ref={box}
      class={many ? "table-scroll rows rows-many" : "table-scroll rows"}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it
      tabIndex={0}
    >
      <table class="table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {times && <Head {...props} by="time" name={props.time} />}
            <Head {...props} by="title" name="What" />
            {reasons && <Head {...props} by="reason" name="Why not" />}
            {value !== null && <Head {...props} by="value" name={value} numeric />}
            <th scope="col">
              <span class="visually-hidden">Leave out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {many && above > 0 && <Spacer height={above} />}
          {shown.map((row, index) => (
            <ExplainedRowLine
              key={row.identifier}
              row={row}
              index={(many ? from : 0) + index + 2}
              hasTime={times}
              hasValue={value !== null}
              hasReason={reasons}
              measure={measure}
              out={props.isOut(row)}
              onToggle={() => toggle(row)}
              onExplain={props.onExplain && (() => props.onExplain?.(row))}
            />
          ))}
          {many && below > 0 && <Spacer height={below} />}
        </tbody>
      </table>
    </section>
  );
}

function Spacer({ height }: { height: number }) {
  return <tr class="rows-spacer" style={{ height: `${height}px` }} />;
}

interface HeadProps {
  by: RowOrder["by"];
  name: string;
  numeric?: boolean;
  order: RowOrder | null;
  onOrder: (order: RowOrder | null) => void;
}

/** A third click brings the order of the engine back: the newest first. */
function Head({ by, name, numeric = false, order, onOrder }: HeadProps) {
  const mine = order?.by === by ? order : null;
  const sort = mine ? (mine.descending ? "descending" : "ascending") : "none";
  const first = numeric || by === "time";
  const next = () => {
    if (!mine) onOrder({ by, descending: first });
    else if (mine.descending === first) onOrder({ by, descending: !first });
    else onOrder(null);
  };
  return (
    <th scope="col" class={numeric ? "numeric" : undefined} aria-sort={sort}>
      <button type="button" class={`sort sort-${sort}`} onClick={next}>
        <span>{name}</span>
        <TriangleIcon class="sort-mark" />
      </button>
    </th>
  );
}

/** When a row has gone because it was left out, the focus stays at its place in the list. */
function useToggleWithFocus(
  box: { current: HTMLElement | null },
  rows: readonly ListedRow[],
  onToggle: (row: ListedRow) => void,
): (row: ListedRow) => void {
  const [place, setPlace] = useState<number | null>(null);
  // The rows are what changes when the engine has answered.
  useEffect(() => {
    if (place === null) return;
    const lost = document.activeElement === null || document.activeElement === document.body;
    const buttons = box.current?.querySelectorAll<HTMLElement>("[data-toggle]") ?? [];
    if (lost) (buttons[Math.min(place, buttons.length - 1)] ?? box.current)?.focus();
    setPlace(null);
  }, [rows]);
  return (row) => {
    const buttons = [...(box.current?.querySelectorAll("[data-toggle]") ?? [])];
    setPlace(buttons.findIndex((one) => one.getAttribute("data-toggle") === row.identifier));
    onToggle(row);
  };
}
