import { useState } from "preact/hooks";
import { partsOf } from "../embed/part";
import { checkDataAddress } from "../linked/data-address";
import { parseFragment } from "../state/fragment";
import type { Workspace } from "../state/workspace";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { elementSnippet, iframeSnippet, portWidget, type Shared, shareLink } from "./snippets";
import "../styles/share.css";

export interface ShareDialogProps {
  workspace: Workspace;
  onClose: () => void;
}

const kThemes = [
  ["auto", "As the reader's system"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const;

/** Writes what others need to see the same view: a link, and what embeds it into a page. */
export function ShareDialog({ workspace, onClose }: ShareDialogProps) {
  const [widget, setWidget] = useState("dashboard");
  const [theme, setTheme] = useState<Shared["theme"]>("auto");
  const [given, setGiven] = useState(() => parseFragment(location.hash).data.join(" "));

  const sample = workspace.files.sampleOnly.value;
  const { data, problem } = addressesIn(sample ? "" : given);
  const shared: Shared = {
    base: new URL("./", location.href).href,
    selection: workspace.selection.value,
    widget,
    theme,
    data,
    sample,
  };
  return (
    <Dialog title="Share this view" class="share" onClose={onClose}>
      {!sample && <DataField given={given} problem={problem} onChange={setGiven} />}
      <Snippet name="Link" text={shareLink(shared)} />
      <h3>In another page</h3>
      <div class="share-choices">
        <Choice
          label="Show"
          value={widget}
          options={partsOf(workspace.report.value)}
          onChange={setWidget}
        />
        <Choice
          label="Theme"
          value={theme}
          options={kThemes}
          onChange={(value) => setTheme(value as Shared["theme"])}
        />
      </div>
      <Snippet name="Element, as high as what it shows" text={elementSnippet(shared)} />
      <Snippet name="Frame, where scripts are not allowed" text={iframeSnippet(shared)} />
      <Snippet name="Widget of a Port dashboard" text={portWidget(shared)} />
    </Dialog>
  );
}

interface DataFieldProps {
  given: string;
  problem: string | null;
  onChange: (text: string) => void;
}

/** Where others get the data from: what was added here is on this machine only. */
function DataField({ given, problem, onChange }: DataFieldProps) {
  return (
    <div class="share-data">
      <label for="share-data">Address of the data, if others can read it by https</label>
      <input
        id="share-data"
        type="url"
        spellcheck={false}
        placeholder="https://example.com/exports.json"
        value={given}
        aria-invalid={problem !== null}
        aria-describedby="share-data-note"
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <p id="share-data-note" class={problem === null ? "" : "share-problem"}>
        {problem ??
          (given.trim() === ""
            ? "Your files are not in the link: whoever opens it sees this view of the data that they add."
            : "Whoever opens the link is asked before anything is read from there.")}
      </p>
    </div>
  );
}

function Snippet({ name, text }: { name: string; text: string }) {
  return (
    <section class="share-snippet" aria-label={name}>
      <div class="share-head">
        <span>{name}</span>
        <CopyButton text={text} label={`Copy: ${name}`} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it */}
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, title: string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map(([one, title]) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The addresses in a text, or why one of them is not used. */
function addressesIn(text: string): { data: string[]; problem: string | null } {
  const checked = text.split(/\s+/).filter(Boolean).map(checkDataAddress);
  const problem = checked.find((one) => !one.ok);
  return {
    data: checked.flatMap((one) => (one.ok ? [one.url.href] : [])),
    problem: problem && !problem.ok ? problem.sentence : null,
  };
}
