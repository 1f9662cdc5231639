import type { Report } from "../engine/report";
import { Explained } from "../explain/explained";
import { absentProperty } from "../format/absent";
import { formatMoment } from "../format/dates";
import { formatQuantity } from "../format/units";
import type { TableColumn } from "./table-columns";
import { cellValue, type TableRow } from "./table-rows";
import { NoTier, TierBadge } from "./tier-badge";

export interface TableCellProps {
  column: TableColumn;
  row: TableRow;
  report: Report;
}

/** One cell. A missing value is a sentence; the exact number stands in the title and in data-value. */
export function TableCell({ column, row, report }: TableCellProps) {
  const value = cellValue(row, column.id, report);
  const { entity } = row;
  if (column.kind === "title") {
    return (
      <th scope="row" title={entity.identifier}>
        {String(value)}
      </th>
    );
  }
  const { id: property, blueprint } = column;
  const { identifier } = entity;
  const question =
    blueprint === undefined
      ? null
      : ({ kind: "property", blueprint, identifier, property } as const);
  if (value === undefined) {
    const why = absentProperty(column.id, entity);
    if (column.kind === "tier") {
      return (
        <td data-property={column.id} data-value="">
          <Explained question={question} aside>
            <NoTier why={why} />
          </Explained>
        </td>
      );
    }
    const name = column.kind === "number" ? "numeric absent" : "absent";
    return (
      <td class={name} data-property={column.id} data-value="">
        {column.kind === "number" ? (
          <Explained question={question} aside>
            {why}
          </Explained>
        ) : (
          why
        )}
      </td>
    );
  }
  if (column.kind === "tier") {
    return (
      <td data-property={column.id} data-value={String(value)}>
        <Explained question={question} aside>
          <TierBadge name={String(value)} color={column.colors[String(value)]} />
        </Explained>
      </td>
    );
  }
  if (typeof value === "number") {
    const { text, exact } = formatQuantity(value, column.unit, column.decimals);
    return (
      <td class="numeric" title={exact} data-property={column.id} data-value={String(value)}>
        <Explained question={question} title={exact} aside>
          {text}
        </Explained>
      </td>
    );
  }
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return (
    <td data-property={column.id} data-value={text}>
      {column.kind === "time" ? formatMoment(text) : text}
    </td>
  );
}
