import type { Signal } from "@preact/signals";
import type { Report, TableWidget } from "../engine/report";
import { Popup } from "../ui/popup";
import { tableColumns } from "./table-columns";
import { groupChoices } from "./table-groups";
import type { TableView } from "./table-views";
import { type Trend, trendId } from "./use-trends";

export interface TableToolsProps {
  widget: TableWidget;
  report: Report;
  view: Signal<TableView>;
  /** Identifiers of all columns that can be shown, and of those that are. */
  choosable: readonly string[];
  chosen: readonly string[];
  trends: readonly Trend[];
  onCsv: () => void;
}

/** What can be done with a table, beside its title. */
export function TableTools(props: TableToolsProps) {
  const { widget, view, onCsv } = props;
  const { title } = widget;
  return (
    <div class="table-tools">
      <input
        type="search"
        class="table-filter"
        aria-label={`Filter ${title}`}
        placeholder="Filter"
        value={view.value.filter}
        onInput={({ currentTarget }) => {
          view.value = { ...view.value, filter: currentTarget.value };
        }}
      />
      <GroupChoice {...props} />
      <ColumnChoice {...props} />
      <button type="button" class="link" aria-label={`${title} as CSV`} onClick={onCsv}>
        CSV
      </button>
    </div>
  );
}

/** Goes to the filter of the table that has the focus, else of the first. */
export function focusTableFilter(): void {
  const own = document.activeElement?.closest(".card-table") ?? document;
  own.querySelector<HTMLInputElement>(".table-filter")?.select();
}

/** The value of the option for the dashboard's own groups, and for none. */
const kOwn = "$own";
const kNone = "$none";

function GroupChoice({ widget, report, view }: TableToolsProps) {
  const choices = groupChoices(widget, report);
  const grouped = widget.groups.some(({ value }) => value !== null);
  if (choices.length === 0 && !grouped) return null;
  const { groupBy } = view.value;
  const infos = report.properties[widget.blueprint] ?? {};
  const title = (id: string) => infos[id]?.title ?? "Team";
  return (
    <select
      class="table-groups"
      aria-label={`Group ${widget.title}`}
      value={groupBy === undefined ? kOwn : (groupBy ?? kNone)}
      onChange={({ currentTarget: { value } }) => {
        const { groupBy: _, ...rest } = view.value;
        const by = value === kNone ? null : value;
        view.value = { ...rest, closed: new Set(), ...(by === kOwn ? null : { groupBy: by }) };
      }}
    >
      {grouped && (
        <option value={kOwn}>By {(widget.groupBy ?? ["team"]).map(title).join(", ")}</option>
      )}
      <option value={grouped ? kNone : kOwn}>Not grouped</option>
      {choices.map((id) => (
        <option key={id} value={id}>
          By {title(id)}
        </option>
      ))}
    </select>
  );
}

function ColumnChoice({ widget, report, view, choosable, chosen, trends }: TableToolsProps) {
  const columns = tableColumns(widget, report, choosable, null).filter(
    ({ kind }) => kind !== "title",
  );
  const options = [
    ...columns.map(({ id, title }) => ({ id, title })),
    ...trends.map((trend) => ({ id: trendId(trend), title: `${trend.title}, by week` })),
  ];
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    const order = [...choosable, ...trends.map(trendId)];
    view.value = { ...view.value, columns: order.filter((one) => next.includes(one)) };
  };
  const { columns: _, ...usual } = view.value;
  return (
    <Popup text="Columns" label={`Columns of ${widget.title}`}>
      <fieldset class="table-columns">
        <legend class="visually-hidden">Columns of {widget.title}</legend>
        {options.map(({ id, title }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {title}
          </label>
        ))}
      </fieldset>
      {view.value.columns && (
        <button
          type="button"
          class="link"
          onClick={() => {
            view.value = usual;
          }}
        >
          The dashboard's own
        </button>
      )}
    </Popup>
  );
}
