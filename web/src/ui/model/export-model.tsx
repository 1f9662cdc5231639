import type { ModelDocument } from "../../engine/model";

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
            download("blueprints.json", `[\n${blueprints.map(({ text }) => text).join(",\n")}\n]\n`)
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
          onClick={() => download(`${identifier || "page"}.json`, `${text}\n`)}
        >
          Download the page
        </button>
      ))}
    </div>
  );
}

function download(name: string, json: string): void {
  const url = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000); // the browser has begun by then
}
