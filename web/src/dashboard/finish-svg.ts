import { visibleText } from "../safety/visible-text";

/** Makes a drawing of the library fit for the page: one picture with one label, and no style of its own. */
export function finish(svg: SVGSVGElement): SVGSVGElement {
  svg.setAttribute("role", "img");
  // Preact sees to the texts that it draws itself.
  const label = svg.getAttribute("aria-label");
  if (label !== null) svg.setAttribute("aria-label", visibleText(label));
  for (const text of svg.querySelectorAll("text, tspan")) {
    for (const node of text.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) node.nodeValue = visibleText(node.nodeValue ?? "");
    }
  }
  for (const group of svg.querySelectorAll("g[aria-label]")) {
    // Inside one picture with one label, the library's names of its parts say nothing to anybody.
    group.setAttribute("data-mark", group.getAttribute("aria-label") ?? "");
    group.removeAttribute("aria-label");
  }
  svg.querySelector("style")?.remove(); // refused by the CSP; the style sheet says the same
  return svg;
}
