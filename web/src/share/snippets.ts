import { formatFragment, formatView } from "../state/fragment";
import { isEverything, type Selection } from "../state/selection";

/** What is to be shared. */
export interface Shared {
  /** The folder of the page, with a slash at its end. */
  base: string;
  selection: Selection;
  /** `dashboard`, a widget, or a metric. */
  widget: string;
  theme: "auto" | "light" | "dark";
  /** Addresses of the data; without any, and without the sample, whoever opens it adds their own. */
  data: readonly string[];
  sample: boolean;
}

/** The full page with the same view. */
export function shareLink({ base, selection, data, sample }: Shared): string {
  const fragment = formatFragment({ selection, data, sample, others: [] });
  return fragment === "" ? base : `${base}#${fragment}`;
}

/** The element of embed.js, which follows the height of the widget. */
export function elementSnippet(shared: Shared): string {
  const { base, selection, widget, theme, data, sample } = shared;
  const attributes = [
    `src="${inAttribute(base)}"`,
    `widget="${inAttribute(widget)}"`,
    ...(isEverything(selection) ? [] : [`view="${inAttribute(formatView(selection))}"`]),
    ...(theme === "auto" ? [] : [`theme="${theme}"`]),
    ...(data.length > 0 ? [`data="${inAttribute(data.join(" "))}"`] : []),
    ...(sample ? ["sample"] : []),
  ];
  return [
    `<script type="module" src="${inAttribute(base)}embed.js"></script>`,
    `<dora-lens ${attributes.join(" ")}></dora-lens>`,
  ].join("\n");
}

/** Where no script can be added: a frame of a fixed height. */
export function iframeSnippet(shared: Shared): string {
  const height = shared.widget === "dashboard" ? 900 : 320;
  const src = inAttribute(`${shared.base}embed.html#${parameters(shared)}`);
  return `<iframe src="${src}" title="DORA metrics" loading="lazy" width="100%" height="${height}" style="border: 0"></iframe>`;
}

/** Port's iframe widget. Port adds the entity of the page to the query, so all stands in the query. */
export function portWidget(shared: Shared): string {
  const widget = {
    id: "doraLens",
    type: "iframe-widget",
    title: "DORA metrics",
    icon: "Metric",
    url: `${shared.base}embed.html?${parameters(shared)}`,
    urlType: "public",
  };
  return JSON.stringify(widget, null, 2);
}

function parameters({ selection, widget, theme, data, sample }: Shared): string {
  const view = formatFragment({ selection, data, sample, others: [] });
  return [
    `widget=${encodeURIComponent(widget)}`,
    ...(theme === "auto" ? [] : [`theme=${theme}`]),
    ...(view === "" ? [] : [view]),
  ].join("&");
}

/** A text as the value of an attribute between double quotes. */
function inAttribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
