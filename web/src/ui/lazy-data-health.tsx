import type { DataHealthProps } from "./data-health";
import { usePart } from "./use-part";

const fetchPanel = () => import("./data-health");

/** Fetches data health, with all its sentences, when it is first opened. */
export function LazyDataHealth(props: DataHealthProps) {
  const part = usePart(props.workspace, "Data health", fetchPanel);
  return part && <part.DataHealth {...props} />;
}
