import { tierColor } from "../dashboard/named-color";
import { tierShape } from "../dashboard/tier-badge";
import type { NumberWidget } from "../engine/report";
import { xmlText } from "./xml-text";

/** Grounds on which white text passes AA, whatever page the badge stands on. */
const kGrounds: Readonly<Record<string, string>> = {
  lime: "#3f6a0a",
  blue: "#1d4ed8",
  orange: "#a34a06",
  red: "#b91c1c",
};
const kNone = "#5f6672";
const kLabel = "#31353d";

const kHeight = 20;
const kRadius = 4;
const kSide = 8;
const kShape = 8;

/** A metric and its tier as a small picture for a README, with its text as its name. */
export function badgeSvg({ title, display, value, tier }: NumberWidget): string {
  const shown = value === null ? "no value" : (display ?? String(value));
  const judged = tier?.name ? `${shown}, ${tier.name}` : shown;
  const color = tier ? tierColor(tier.color) : null;
  const ground = (color && kGrounds[color]) || kNone;
  const [left, right] = [textWidth(title), textWidth(judged)];
  const mark = tier?.name ? kShape + 6 : 0;
  const split = left + 2 * kSide;
  const width = split + mark + right + 2 * kSide;
  const name = xmlText(`${title}: ${judged}`);
  const text = (x: number, length: number, content: string) =>
    `<text x="${x}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${xmlText(content)}</text>`;
  const shape = `<path transform="translate(${split + kSide} 6)" d="${tierShape(color)}"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${kHeight}" viewBox="0 0 ${width} ${kHeight}" role="img" aria-label="${name}">`,
    `<title>${name}</title>`,
    `<path d="M${kRadius} 0H${split}V${kHeight}H${kRadius}a${kRadius} ${kRadius} 0 0 1-${kRadius}-${kRadius}V${kRadius}a${kRadius} ${kRadius} 0 0 1 ${kRadius}-${kRadius}z" fill="${kLabel}"/>`,
    `<path d="M${split} 0H${width - kRadius}a${kRadius} ${kRadius} 0 0 1 ${kRadius} ${kRadius}V${kHeight - kRadius}a${kRadius} ${kRadius} 0 0 1-${kRadius} ${kRadius}H${split}z" fill="${ground}"/>`,
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">`,
    text(kSide, left, title),
    tier?.name ? shape : "",
    text(split + kSide + mark, right, judged),
    "</g></svg>\n",
  ].join("");
}

/** Pixels that a text takes in Verdana of 11; others are made as wide. */
function textWidth(text: string): number {
  let width = 0;
  for (const char of text) {
    if (/[\u1100-\uffff]|[\u{10000}-\u{10ffff}]/u.test(char)) width += 11;
    else if (/[iIjl.,:;'|! ]/.test(char)) width += 4;
    else if (/[frt()[\]/-]/.test(char)) width += 4.9;
    else if (/[mwMW@%]/.test(char)) width += 10.5;
    else if (/[A-Z]/.test(char)) width += 7.8;
    else width += 6.8;
  }
  return Math.ceil(width);
}
