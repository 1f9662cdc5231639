import { exportCommands } from "../intake/export-commands";
import { CopyButton } from "./copy-button";
import { ScrollBox } from "./scroll-box";

/** How to get an export from each tool, ready to copy. */
export function ExportGuides() {
  return (
    <section class="ways" aria-label="How to get an export">
      {exportCommands.map(({ tool, gives, command }) => (
        <article key={tool} class="card">
          <div class="card-head">
            <h3 class="card-title">{tool}</h3>
            <CopyButton text={command} label={`Copy the command for ${tool}`} />
          </div>
          <p class="card-description">{gives}</p>
          <ScrollBox class="command" label={`Command for ${tool}`}>
            <pre>
              <code>{command}</code>
            </pre>
          </ScrollBox>
        </article>
      ))}
    </section>
  );
}
