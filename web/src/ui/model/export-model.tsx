import type { ModelDocument } from "../../engine/model";
import { download } from "../../takeaway/download";

/** The model as files, as Port's API takes it. */
export function ExportModel({ documents }: { documents: readonly ModelDocument[] }) {
  const blueprints = documents.filter(({ kind }) => kind === "blueprint");
  const pages = documents.filter(({ kind }) => kind === "page");
  return (
    <div class="actions model-export">
      <p class="model-note">
        Blueprints, mappings or a page of your own: drop them, as JSON or YAML, anywhere on the
        page.
      </p>
      {blueprints.length > 0 && (
        <button
          type="button"
          class="button"
          onClick={() =>
            downloadJson(
              "blueprints.json",
              `[\n${blueprints.map(({ text }) => text).join(",\n")}\n]\n`,
            )
          }
        >
          Download the blueprints
        </button>
      )}
      {pages.map(({ identifier, text }) => (
        <button
          key={identifier}
          type="button"
          class="button"
          onClick={() => downloadJson(`${identifier || "page"}.json`, `${text}\n`)}
        >
          Download the page
        </button>
      ))}
    </div>
  );
}

function downloadJson(name: string, json: string): void {
  download(name, new Blob([json], { type: "application/json" }));
}
