import { useMemo, useState } from "preact/hooks";
import type { Question } from "../engine/explanation";
import { formatCount } from "../format/numbers";
import type { Workspace } from "../state/workspace";
import { csvBlob } from "../takeaway/csv";
import { download } from "../takeaway/download";
import type { Asked } from "./ask";
import { isLeftOut, leaveOut, putBack } from "./left-out-view";
import type { Measure } from "./measure";
import { type ListedRow, listedRows, type RowOrder, rowsTable, timeHeader } from "./rows";
import { RowsTable } from "./rows-table";
import type { Answer } from "./use-explanation";
import { many } from "./words";

export interface RowsPartProps {
  workspace: Workspace;
  answer: Answer;
  title: string;
  measure: Measure;
  orderBy?: Asked["orderBy"];
  onQuestion: (question: Question) => void;
}

/** What counted, what did not, and both as a file for a spreadsheet. */
export function RowsPart({ workspace, answer, title, ...props }: RowsPartProps) {
  const [counted, setCounted] = useState(true);
  const [order, setOrder] = useState<RowOrder | null>(
    props.orderBy ? { by: props.orderBy, descending: true } : null,
  );
  const { explanation, names } = answer;
  const { rows, aggregate } = explanation;
  const { blueprint = "" } = rows ?? {};
  const titleOf = (property: string) => names.property(blueprint, property);
  const listed = useMemo(
    () => (rows ? listedRows(rows, explanation, counted, titleOf) : []),
    [answer, counted],
  );
  if (!rows || rows.total + rows.totalOthers === 0) return null;
  const view = workspace.view.value;
  const isOut = (row: ListedRow) => isLeftOut(view, blueprint, row.identifier);
  const total = counted ? rows.total : rows.totalOthers;
  const property = aggregate?.property;
  const value = property === undefined ? null : titleOf(property);
  const explains = property !== undefined && names.isComputed(blueprint, property);
  const save = () => {
    const all = [true, false].flatMap((did) => listedRows(rows, explanation, did, titleOf));
    const table = rowsTable(all, value ?? "value");
    download(`${title}.csv`, csvBlob(table.header, table.rows));
  };
  return (
    <section class="explain-rows" aria-label="Rows">
      <div class="rows-head">
        <fieldset class="segments">
          <legend class="visually-hidden">Which rows</legend>
          <Segment on={counted} onClick={() => setCounted(true)}>
            Counted {formatCount(rows.total)}
          </Segment>
          <Segment on={!counted} onClick={() => setCounted(false)}>
            Not counted {formatCount(rows.totalOthers)}
          </Segment>
        </fieldset>
        <button type="button" class="link" onClick={save}>
          CSV
        </button>
      </div>
      {listed.length === 0 ? (
        <p class="rows-none">
          {counted ? `No ${many(blueprint)} counted.` : "Everything counted."}
        </p>
      ) : (
        <RowsTable
          label={`${many(blueprint)} that ${counted ? "counted" : "did not count"}`}
          rows={listed}
          time={timeHeader(explanation, titleOf)}
          value={value === null ? null : value.replace(/\s*\([^()]*\)$/, "")}
          measure={props.measure}
          order={order}
          onOrder={setOrder}
          isOut={isOut}
          onToggle={(row) => {
            const change = isOut(row) ? putBack : leaveOut;
            void workspace.look(change(workspace.view.value, blueprint, row.identifier));
          }}
          onExplain={
            explains
              ? ({ identifier }) =>
                  props.onQuestion({ kind: "property", blueprint, identifier, property })
              : undefined
          }
        />
      )}
      {listed.length < total && (
        <p class="rows-none">
          The first {formatCount(listed.length)} of {formatCount(total)} are listed.
        </p>
      )}
    </section>
  );
}

interface SegmentProps {
  on: boolean;
  onClick: () => void;
  children: preact.ComponentChildren;
}

function Segment({ on, onClick, children }: SegmentProps) {
  return (
    <button type="button" class="segment" aria-pressed={on} onClick={onClick}>
      {children}
    </button>
  );
}
