import { formatDay, formatMoment } from "../format/dates";
import { type Measure, quantity } from "./measure";
import { type ListedRow, safeLink } from "./rows";

export interface RowLineProps {
  row: ListedRow;
  /** Counted from 1, the head included. */
  index: number;
  hasTime: boolean;
  hasValue: boolean;
  hasReason: boolean;
  measure: Measure;
  out: boolean;
  onToggle: () => void;
  onExplain?: (() => void) | undefined;
}

/** One entity: when, what with a link to its tool, its value, and a button that leaves it out. */
export function ExplainedRowLine(props: RowLineProps) {
  const { row, index, out } = props;
  const { time } = row;
  return (
    <tr aria-rowindex={index} data-row={row.identifier} class={out ? "row-out" : undefined}>
      {props.hasTime && (
        <td class="row-time" title={time === undefined ? undefined : formatMoment(time)}>
          {time === undefined ? <span class="absent">no date</span> : formatDay(time)}
          {time !== undefined && <small>{formatMoment(time).split(", ")[1]}</small>}
        </td>
      )}
      <td class="row-title">
        <RowTitle row={row} onExplain={props.onExplain} />
        {row.service !== undefined && row.service !== row.title && <small>{row.service}</small>}
      </td>
      {props.hasReason && <td class="row-reason">{row.reason}</td>}
      {props.hasValue && <RowValue row={row} measure={props.measure} />}
      <td class="row-action">
        <button
          type="button"
          class="link"
          data-toggle={row.identifier}
          aria-label={`${out ? "Put back" : "Leave out"} ${row.title}`}
          title={out ? "Let it count again" : "Do not count it, nor what is made of it"}
          onClick={props.onToggle}
        >
          {out ? "Put back" : "Leave out"}
        </button>
      </td>
    </tr>
  );
}

function RowTitle({ row, onExplain }: { row: ListedRow; onExplain?: (() => void) | undefined }) {
  const link = safeLink(row);
  if (onExplain) {
    return (
      <button type="button" class="link row-link" onClick={onExplain}>
        {row.title}
      </button>
    );
  }
  if (link === null) return <span>{row.title}</span>;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer">
      {row.title}
    </a>
  );
}

function RowValue({ row, measure }: { row: ListedRow; measure: Measure }) {
  const { value } = row;
  if (value === undefined || value === null) return <td class="numeric absent">no value</td>;
  if (typeof value !== "number") return <td class="numeric">{String(value)}</td>;
  const { text, exact } = quantity(value, measure);
  return (
    <td class="numeric" title={exact}>
      {text}
    </td>
  );
}
