import { useMemo, useState } from "preact/hooks";
import "../styles/guides.css";
import { type ExportGuide, exportGuides, groups, type Step } from "../intake/export-guides";
import { CopyButton } from "./copy-button";
import { ScrollBox } from "./scroll-box";

/** How to get an export from each source that is read, by group, to be searched. */
export function AllExportGuides() {
  const guides = useMemo(exportGuides, []);
  const [sought, setSought] = useState("");
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const found = guides.filter((guide) => words.every((word) => textOf(guide).includes(word)));
  return (
    <section class="guides" aria-label="Exports of every source">
      <input
        type="search"
        class="guides-search"
        aria-label="Search the sources"
        placeholder="Search: GitLab, incidents, CSV …"
        value={sought}
        onInput={({ currentTarget }) => setSought(currentTarget.value)}
      />
      {groups.map((group) => {
        const own = found.filter((guide) => guide.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} aria-label={group}>
            <h2>{group}</h2>
            {own.map((guide) => (
              <details key={guide.source} open={words.length > 0 && found.length <= 3}>
                <summary>{guide.source}</summary>
                {guide.steps.map((step, index) => (
                  <GuideStep key={index} step={step} source={guide.source} />
                ))}
              </details>
            ))}
          </section>
        );
      })}
      {found.length === 0 && (
        <p>
          None of these. A table with a column for the service and one for the time will do: a list
          of deployments or of incidents, saved as CSV.
        </p>
      )}
    </section>
  );
}

function GuideStep({ step, source }: { step: Step; source: string }) {
  if ("text" in step) return <p>{step.text}</p>;
  return (
    <div class="guides-command">
      <ScrollBox class="command" label={`Command for ${source}`}>
        <pre>
          <code>{step.command}</code>
        </pre>
      </ScrollBox>
      <CopyButton text={step.command} label={`Copy the command for ${source}`} />
    </div>
  );
}

const textOf = ({ source, group }: ExportGuide) => `${source} ${group}`.toLowerCase();
