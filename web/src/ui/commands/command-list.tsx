import { useEffect, useMemo, useState } from "preact/hooks";
import { type Command, findCommands, possibleCommands } from "../../state/commands";
import { useModal } from "../dialog";
import { KeyCaps } from "../key-caps";
import "../../styles/commands.css";

/** Everything that can be done, to be searched: a combobox whose list is always open. */
export function CommandList({ onClose }: { onClose: () => void }) {
  const dialog = useModal();
  const [asked, setAsked] = useState("");
  const [at, setAt] = useState(0);
  const commands = useMemo(byGroup, []);
  const found = findCommands(asked, commands);
  const active = found[at];

  useEffect(() => {
    const option = active && document.getElementById(optionId(active));
    option?.scrollIntoView?.({ block: "nearest" });
  }, [active]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    dialog.current?.close();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1;
    const to: Partial<Record<string, number>> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    if (event.isComposing) return;
    if (event.key === "Enter") run(active);
    else if (to[event.key] === undefined) return;
    else setAt(to[event.key] ?? 0);
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, too
    <dialog
      ref={dialog}
      class="dialog commands"
      aria-label="Commands"
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <input
        type="text"
        class="commands-search"
        role="combobox"
        aria-label="Search commands"
        aria-expanded="true"
        aria-controls="commands-list"
        aria-autocomplete="list"
        aria-activedescendant={active ? optionId(active) : undefined}
        placeholder="What do you want to do?"
        autocomplete="off"
        spellcheck={false}
        value={asked}
        onInput={({ currentTarget }) => {
          setAsked(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="commands-list" class="commands-list" role="listbox" aria-label="Commands">
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={command.id}
            id={optionId(command)}
            class="commands-option"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            data-command={command.id}
            onMouseMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            <span>{command.title}</span>
            <span class="commands-group">{command.group}</span>
            {command.keys && <KeyCaps keys={command.keys} either />}
          </div>
        ))}
      </div>
      <p class="commands-none" role="status">
        {found.length === 0 && "Nothing like that can be done here."}
      </p>
    </dialog>
  );
}

const kGroups: readonly Command["group"][] = ["Data", "Look", "Explain", "Take away", "Help"];

function byGroup(): Command[] {
  const all = possibleCommands();
  return kGroups.flatMap((group) => all.filter((command) => command.group === group));
}

const optionId = ({ id }: Command) => `command-${id}`;
