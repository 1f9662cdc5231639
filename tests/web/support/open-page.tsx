import { act } from "preact/test-utils";
import { PageClient } from "../../../web/src/engine/page-client";
import { Workspace } from "../../../web/src/state/workspace";
import { App } from "../../../web/src/ui/app";
import { FakeSession } from "./fake-session";
import type { ReportOptions } from "./make-report";
import { render } from "./render";

/** The moment at which the page is opened. */
const kNow = Date.UTC(2026, 10, 22, 10, 14);

/** The whole page over a session that gives reports of the options. */
export async function openPage(options: ReportOptions = {}) {
  const workspace = new Workspace({
    startEngine: async () => new PageClient(Promise.resolve(new FakeSession(options))),
    clock: () => kNow,
  });
  const page = await render(<App workspace={workspace} />);
  const add = (name: string, text = "[1]") =>
    act(async () => workspace.add([{ name, blob: new Blob([text]) }]));
  return { page, workspace, add };
}
