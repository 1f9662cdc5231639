import { createContext } from "preact";

/** Shows only an interval: its start, and its end, which does not belong to it; RFC 3339. */
export type OnWeek = (from: string, to: string) => void;

/** Without a provider the dashboard cannot be narrowed to a week of a chart. */
export const WeekContext = createContext<OnWeek | null>(null);
