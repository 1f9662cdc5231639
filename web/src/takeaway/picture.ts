import { svgElement, textElement } from "./svg-element";

/** A chart that can stand for itself. */
export interface Picture {
  id: string;
  title: string;
  description?: string | null | undefined;
  /** What it shows, for those who cannot see it. */
  words: string;
  draw: (width: number) => PictureContent;
}

/** Below title and description, from the top left; pixels. */
export interface PictureContent {
  elements: Element[];
  height: number;
}

/** Pixels: as wide as a column of text on most pages. */
const kWidth = 800;
const kEdge = 24;
export const kChartHeight = 300;

/**
 * A chart as a picture that stands for itself: with its title, its legend and a ground, in the colours
 * of the theme in force, and with nothing that is elsewhere.
 */
function drawn({ title, description, words, draw }: Picture): SVGSVGElement {
  const content = draw(kWidth - 2 * kEdge);
  const top = kEdge + 24 + (description ? 20 : 0);
  const height = top + content.height + kEdge;
  const root = svgElement("svg", {
    viewBox: `0 0 ${kWidth} ${height}`,
    width: kWidth,
    height,
    role: "img",
    "aria-label": `${title}. ${words}`,
    color: "var(--ink-3)",
    "font-family": "var(--sans)",
    "font-size": 12,
  });
  const about = svgElement("title", {});
  about.textContent = title;
  root.append(
    about,
    svgElement("rect", { width: kWidth, height, fill: "var(--card)" }),
    textElement(title, { x: kEdge, y: kEdge + 12, fill: "var(--ink)", size: 15, bold: true }),
  );
  if (description) {
    root.append(
      textElement(description, { x: kEdge, y: kEdge + 32, fill: "var(--ink-3)", size: 13 }),
    );
  }
  const place = svgElement("g", { transform: `translate(${kEdge} ${top})` });
  place.append(...content.elements);
  root.append(place);
  resolve(root);
  return root as SVGSVGElement;
}

/** A chart of the page without what it has of the page: hints, and a label of its own. */
export function plain(chart: SVGSVGElement): SVGSVGElement {
  chart.querySelector('[data-mark="tip"]')?.remove();
  for (const name of ["class", "role", "aria-label", "font-family"]) chart.removeAttribute(name);
  return chart;
}

/** Puts the values of the theme in the place of their names: a picture has no style sheet. */
function resolve(root: Element): void {
  const theme = getComputedStyle(document.documentElement);
  const inForce = (text: string): string =>
    text.replace(/var\((--[\w-]+)\)/g, (_, name: string) =>
      inForce(theme.getPropertyValue(name).trim() || "none"),
    );
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("var(")) element.setAttribute(name, inForce(value));
      if (name.startsWith("data-")) element.removeAttribute(name);
    }
  }
}

/** The picture as a file of SVG. */
export function svgText(picture: Picture): string {
  return `${new XMLSerializer().serializeToString(drawn(picture))}\n`;
}
