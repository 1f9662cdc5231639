import { memberTitle } from "../../columns/lists";
import { ScrollBox } from "../scroll-box";
import type { Columns } from "./use-columns";

/** The first rows, what each column means, and what comes of each row. */
export function ColumnsTable({ columns }: { columns: Columns }) {
  const { table, list, members, effects, mean } = columns;
  return (
    <ScrollBox class="columns-scroll" label="First rows">
      <table class="columns-table">
        <thead>
          <tr>
            {table.header.map((name, at) => (
              <th key={at} scope="col">
                <span>{name}</span>
                {list && (
                  <select
                    aria-label={`${name} means`}
                    class={members[at] ? undefined : "unused"}
                    value={members[at] ?? ""}
                    onChange={({ currentTarget: { value } }) => mean(at, value)}
                  >
                    <option value="">not used</option>
                    {list.members.map((member) => (
                      <option key={member} value={member}>
                        {memberTitle(member)}
                        {list.needed.includes(member) ? " (needed)" : ""}
                      </option>
                    ))}
                  </select>
                )}
              </th>
            ))}
            {list && <th scope="col">Becomes</th>}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => {
            const effect = effects?.[index];
            return (
              <tr key={index}>
                {table.header.map((name, at) => (
                  <td key={`${name} ${at}`} class={list && !members[at] ? "unused" : undefined}>
                    {row[at]}
                  </td>
                ))}
                {list && (
                  <td class={effect && "leftOut" in effect ? "columns-out" : "columns-effect"}>
                    {effect && ("leftOut" in effect ? effect.leftOut : effect.facts)}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
