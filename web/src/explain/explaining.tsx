import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { type OnWeek, WeekContext } from "../dashboard/week-context";
import type { Workspace } from "../state/workspace";
import { LazyPart } from "../ui/lazy-part";
import { type Ask, AskContext, type Asked } from "./ask";

const load = () => import("./explain-drawer");

export interface ExplainingProps {
  workspace: Workspace;
  /** Narrows the dashboard to a week of a chart. */
  onWeek: OnWeek;
  children: ComponentChildren;
}

/** Lets the numbers within explain themselves, in a drawer that stands beside them. */
export function Explaining({ workspace, onWeek, children }: ExplainingProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask: Ask = useCallback((question, opener, orderBy) => {
    setAsked({ question, opener, orderBy });
  }, []);
  const close = useCallback(() => setAsked(null), []);
  const loaded = workspace.phase.value === "loaded";
  // What comes later is not what was asked about.
  useEffect(() => {
    if (!loaded) setAsked(null);
  }, [loaded]);
  return (
    <AskContext.Provider value={ask}>
      <WeekContext.Provider value={onWeek}>
        {children}
        {asked && loaded && (
          <LazyPart workspace={workspace} name="The explanation" load={load} onFail={close}>
            {({ ExplainDrawer }) => (
              <ExplainDrawer workspace={workspace} asked={asked} onClose={close} />
            )}
          </LazyPart>
        )}
      </WeekContext.Provider>
    </AskContext.Provider>
  );
}
