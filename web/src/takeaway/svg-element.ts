const kSvg = "http://www.w3.org/2000/svg";

export function svgElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
): SVGElement {
  const element = document.createElementNS(kSvg, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

export interface TextStyle {
  x: number;
  y: number;
  fill: string;
  size: number;
  bold?: boolean;
  anchor?: "start" | "end";
}

export function textElement(text: string, style: TextStyle): SVGElement {
  const { x, y, fill, size, bold = false, anchor = "start" } = style;
  const element = svgElement("text", {
    x,
    y,
    fill,
    "font-size": size,
    "font-weight": bold ? 600 : 400,
    "text-anchor": anchor,
  });
  element.textContent = text;
  return element;
}
