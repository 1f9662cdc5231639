import { useEffect, useRef, useState } from "preact/hooks";
import type { LineWidget } from "../engine/report";

/** Loaded with the first chart: the library is the largest part of the page. */
const drawing = () => import("./chart-svg");

/** A line chart, drawn for the room that the style sheet gives it, and again when that changes. */
export function Chart({ widget }: { widget: LineWidget }) {
  const box = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (width === 0) return;
    let wanted = true;
    void drawing().then(({ drawChart }) => {
      if (wanted) box.current?.replaceChildren(drawChart(widget, { width, height }));
    });
    return () => {
      wanted = false;
    };
  }, [widget, width, height]);

  return <div ref={box} class="chart" />;
}
