import { useEffect, useRef, useState } from "preact/hooks";
import type { LineWidget } from "../engine/report";

/** Loaded with the first chart: the library is the largest part of the page. */
const drawing = () => import("./chart-svg");

/** Below this width a chart is drawn in the proportions of a phone. */
const kNarrow = 480;

/** A line chart, drawn for the width that it gets, and again when that changes. */
export function Chart({ widget }: { widget: LineWidget }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (width === 0) return;
    let wanted = true;
    void drawing().then(({ drawChart }) => {
      if (!wanted) return;
      const height = width < kNarrow ? Math.round(width * 0.66) : 212;
      box.current?.replaceChildren(drawChart(widget, { width, height }));
    });
    return () => {
      wanted = false;
    };
  }, [widget, width]);

  return <div ref={box} class="chart" />;
}
