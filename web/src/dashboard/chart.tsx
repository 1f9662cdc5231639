import { useEffect, useRef, useState } from "preact/hooks";
import type { LineWidget } from "../engine/report";

/** Fetches what draws charts, the largest part of the page, which an empty page does not need. */
export const loadDrawing = () => import("./chart-svg");

export interface ChartProps {
  widget: LineWidget;
  /** The library could not be fetched: the page has gone offline, or was replaced on its server. */
  onFailure: () => void;
}

/** A line chart, drawn for the room that the style sheet gives it, and again when that changes. */
export function Chart({ widget, onFailure }: ChartProps) {
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
    loadDrawing().then(
      ({ drawChart }) => {
        if (wanted) box.current?.replaceChildren(drawChart(widget, { width, height }));
      },
      () => wanted && onFailure(),
    );
    return () => {
      wanted = false;
    };
  }, [widget, width, height, onFailure]);

  return <div ref={box} class="chart" />;
}
