import { useRef } from "preact/hooks";
import type { PortConnection } from "../../state/port-connection";

/** Blueprints that the account does not have, at least not by that name: a person says which is meant. */
export function ChooseBlueprints({ connection }: { connection: PortConnection }) {
  const form = useRef<HTMLFormElement>(null);
  const missing = connection.missing.value;
  const submit = (event: Event) => {
    event.preventDefault();
    const chosen = missing.map(({ identifier }): [string, string] => {
      const field = form.current?.elements.namedItem(`port-${identifier}`);
      return [identifier, field instanceof HTMLSelectElement ? field.value : ""];
    });
    void connection.choose(new Map(chosen));
  };
  return (
    <form ref={form} class="port-form" onSubmit={submit}>
      <p>
        The dashboard needs blueprints that your account does not have by that name. Which of yours
        are meant?
      </p>
      {missing.map(({ identifier, title, candidates }) => (
        <div key={identifier}>
          <label for={`port-${identifier}`}>
            {title} <code>{identifier}</code>
          </label>
          <select id={`port-${identifier}`} name={`port-${identifier}`}>
            {candidates.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
            <option value="">none: do without</option>
          </select>
        </div>
      ))}
      <div class="actions">
        <button type="submit" class="button primary">
          Read the entities
        </button>
        <button type="button" class="button" onClick={() => connection.disconnect()}>
          Cancel
        </button>
      </div>
    </form>
  );
}
