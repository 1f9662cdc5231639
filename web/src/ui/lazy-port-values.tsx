import { useEffect, useState } from "preact/hooks";
import type { PortValues, PortValuesProps } from "./port/port-values";

/** Fetches the comparison when there is one to show. */
export function LazyPortValues(props: PortValuesProps) {
  const [fetched, setFetched] = useState<{ Values: typeof PortValues } | null>(null);
  useEffect(() => {
    import("./port/port-values").then(
      (module) => setFetched({ Values: module.PortValues }),
      () => undefined, // the figures of the dashboard do without it
    );
  }, []);
  return fetched && <fetched.Values {...props} />;
}
