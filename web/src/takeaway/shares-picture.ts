import { ring } from "../dashboard/ring";
import { shareColor } from "../dashboard/share-color";
import type { Share, SharesWidget } from "../engine/report";
import { formatCount, percentText } from "../format/numbers";
import type { PictureContent } from "./picture";
import { svgElement, textElement } from "./svg-element";

const kLine = 26;
const kRing = 200;

/** A pie or bars as a picture, the numbers beside it. */
export function sharesPicture(widget: SharesWidget, width: number): PictureContent {
  const { shares } = widget;
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const isPie = widget.type === "entities-pie-chart";
  const most = Math.max(...shares.map(({ count }) => count));
  const left = isPie ? kRing + 48 : 0;
  const elements = shares.flatMap((share, index) => {
    const y = index * kLine + 18;
    const color = shareColor(share, isPie ? index : 0);
    const bar = isPie
      ? { x: left, y: y - 10, width: 10, height: 10 }
      : { x: 200, y: y - 9, width: ((width - 320) * share.count) / most, height: 10 };
    return [
      svgElement("rect", { ...bar, rx: 2, fill: color }),
      textElement(nameOf(share), { x: isPie ? left + 18 : 0, y, fill: "var(--ink)", size: 13 }),
      textElement(`${formatCount(share.count)}  ${percentText(share.count / total)}`, {
        x: isPie ? Math.min(width, left + 400) : width,
        y,
        fill: "var(--ink-2)",
        size: 13,
        anchor: "end",
      }),
    ];
  });
  if (isPie) elements.push(ringElement(shares, total));
  return { elements, height: Math.max(shares.length * kLine, isPie ? kRing : 0) };
}

function ringElement(shares: readonly Share[], total: number): SVGElement {
  const group = svgElement("g", {
    transform: `translate(${kRing / 2} ${kRing / 2}) scale(${kRing / 100})`,
    stroke: "var(--card)",
  });
  for (const [index, path] of ring(shares.map(({ count }) => count / total)).entries()) {
    const share = shares[index];
    if (share) group.append(svgElement("path", { d: path, fill: shareColor(share, index) }));
  }
  return group;
}

function nameOf({ value, other, title }: Share): string {
  const name = value === null && !other ? "none" : title;
  return name.length > 26 ? `${name.slice(0, 25)}…` : name;
}
