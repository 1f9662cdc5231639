import { possibleCommands } from "../../state/commands";
import { singleKeys } from "../../state/shortcuts";
import { Dialog } from "../dialog";
import { KeyCaps, kListKeys } from "../key-caps";
import "../../styles/commands.css";

/** What is done in a table once a cell of it has the focus. */
const kInTables: readonly (readonly [readonly string[], string])[] = [
  [["←", "→", "↑", "↓"], "Go from cell to cell"],
  [["Home", "End"], "First and last cell of the row"],
  [["Page Up", "Page Down"], "A screen of rows up or down"],
  [["Enter"], "Sort, fold, or open what the cell offers"],
  [["Shift", "Enter"], "Sort by one more column"],
];

/** The shortcuts, and a switch for those that are single keys. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const withKeys = possibleCommands().filter(({ keys = [] }) => keys.length > 0);
  return (
    <Dialog title="Keyboard shortcuts" class="help" onClose={onClose}>
      <dl class="help-keys">
        <div>
          <dt>Everything that can be done</dt>
          <dd>
            <KeyCaps keys={kListKeys} />
          </dd>
        </div>
        {withKeys.map(({ id, title, keys = [] }) => (
          <div key={id} data-shortcut={id}>
            <dt>{title}</dt>
            <dd>
              <KeyCaps keys={keys} either />
            </dd>
          </div>
        ))}
      </dl>
      <label class="help-switch">
        <input
          type="checkbox"
          checked={singleKeys.value}
          onChange={({ currentTarget }) => {
            singleKeys.value = currentTarget.checked;
          }}
        />
        Single keys are shortcuts, outside of text fields
      </label>
      <h3>In tables</h3>
      <dl class="help-keys">
        {kInTables.map(([keys, what]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <KeyCaps keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
