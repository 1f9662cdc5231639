import { useEffect, useRef, useState } from "preact/hooks";
import { ChartReader, type PointAction } from "./chart-reader";

/** Fetches what draws charts, the largest part of the page, which an empty page does not need. */
export const loadDrawing = () => import("./drawings");

export interface Size {
  width: number;
  height: number;
}

/** A picture, and where its points stand in it. */
export interface Drawn {
  svg: SVGSVGElement;
  places: number[];
}

export interface DrawingProps {
  /** Draws anew; another function for other data. */
  draw: (library: Awaited<ReturnType<typeof loadDrawing>>, size: Size) => Drawn;
  /** What is read point by point. */
  label: string;
  linesOf: (index: number) => string[];
  actionsOf?: ((index: number) => PointAction[]) | undefined;
  /** The library could not be fetched: the page has gone offline, or was replaced on its server. */
  onFailure: () => void;
}

/** A chart, drawn for the room that the style sheet gives it, and again when that changes. */
export function Drawing({ draw, label, linesOf, actionsOf, onFailure }: DrawingProps) {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState<Size>({ width: 0, height: 0 });
  const [places, setPlaces] = useState<readonly number[]>([]);

  useEffect(() => {
    const element = frame.current;
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
      (library) => {
        if (!wanted) return;
        const drawn = draw(library, { width, height });
        picture.current?.replaceChildren(drawn.svg);
        setPlaces(drawn.places);
      },
      () => wanted && onFailure(),
    );
    return () => {
      wanted = false;
    };
  }, [draw, width, height, onFailure]);

  return (
    <div ref={frame} class="chart">
      <div ref={picture} class="chart-picture" />
      <ChartReader
        label={label}
        places={places}
        linesOf={linesOf}
        {...(actionsOf ? { actionsOf } : null)}
      />
    </div>
  );
}
