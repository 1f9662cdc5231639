import type { Effect } from "../../columns/effect";
import { memberTitle } from "../../columns/lists";
import { ScrollBox } from "../scroll-box";
import type { Columns } from "./use-columns";

/** The first rows, and what each column means. */
export function ColumnsTable({ columns }: { columns: Columns }) {
  const { table, list, members, mean } = columns;
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
                      </option>
                    ))}
                  </select>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {table.header.map((name, at) => (
                <td key={`${name} ${at}`} class={list && !members[at] ? "unused" : undefined}>
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** What comes of the first rows, beneath them: beside them it would be out of sight. */
export function ColumnsEffects({ effects }: { effects: readonly Effect[] }) {
  return (
    <section class="columns-effects" aria-label="What comes of the first rows">
      <h3>What comes of these rows</h3>
      <ol>
        {effects.map((effect, index) => (
          <li key={index} class={"leftOut" in effect ? "columns-out" : undefined}>
            {"leftOut" in effect ? effect.leftOut : effect.facts}
          </li>
        ))}
      </ol>
    </section>
  );
}
