import type { EngineError } from "../engine/outcome";
import { grouped } from "../intake/amounts";
import type { EntityPage, PagesWanted, PortClient } from "./client";
import { PortFault } from "./fault";

const kNothing = '{"ok":true,"entities":[]}';

/**
 * The pages of a blueprint up to the first that cannot be had. What came before it is kept: the
 * fault is told and the pages end, with one that is empty where none came at all. Rejects when the
 * signal aborts.
 */
export async function* wholePages(
  client: PortClient,
  wanted: PagesWanted,
  signal: AbortSignal,
  onFault: (fault: PortFault) => void,
): AsyncGenerator<EntityPage, void> {
  let any = false;
  try {
    for await (const page of client.pages(wanted, signal)) {
      any = true;
      yield page;
    }
  } catch (fault) {
    if (!(fault instanceof PortFault)) throw fault;
    onFault(fault);
    if (!any) yield { bytes: new TextEncoder().encode(kNothing), entities: 0, newest: "" };
  }
}

/** What an input of the report is called that holds a blueprint's entities. */
export const nameOfBlueprint = (identifier: string) => `Port: ${identifier}`;

/** The error of a blueprint of which only the first pages could be had. */
export function incompleteError(entities: number, fault: PortFault): EngineError {
  const have = `${grouped(entities)} were read; ${fault.reason}`;
  return { id: "port-incomplete", detail: have };
}
