import { useEffect, useState } from "preact/hooks";
import { kPortHosts } from "../../port/address";
import { curlScript, kScriptOutput } from "../../port/curl-script";
import { modelParts, planOf } from "../../port/plan";
import type { Workspace } from "../../state/workspace";
import { download } from "../../takeaway/download";
import { CopyButton } from "../copy-button";
import { ScrollBox } from "../scroll-box";

export interface OtherWaysProps {
  workspace: Workspace;
  base: string;
}

/** Where the browser is not let through: a script, or a relay on this machine. */
export function OtherWays({ workspace, base }: OtherWaysProps) {
  const [script, setScript] = useState("");
  useEffect(() => {
    void workspace.model.ask().then((inForce) => {
      if (!inForce) return;
      const model = modelParts(inForce.documents);
      // The account is not known; what the model asks for is.
      const plan = planOf({ model, account: model.blueprints, page: null });
      setScript(curlScript(base, plan));
    });
  }, [workspace, base]);
  const save = () => {
    download("read-port.sh", new Blob([script], { type: "text/x-shellscript" }));
  };
  const region = kPortHosts.findIndex(({ url }) => url === base);
  const command = `npm run proxy -- ${region === 0 ? "eu" : region === 1 ? "us" : base}`;
  return (
    <section class="port-ways" aria-label="Other ways">
      <h3>Two ways on</h3>
      <p>
        Run this script where you have a shell, with <code>PORT_TOKEN</code> in the environment, and
        drop the <code>{kScriptOutput}</code> that it writes on this page.
      </p>
      <ScrollBox class="port-script" label="The script">
        <pre>{script}</pre>
      </ScrollBox>
      <div class="actions">
        <button type="button" class="button" disabled={script === ""} onClick={save}>
          Download the script
        </button>
        <CopyButton text={script} label="Copy the script" />
      </div>
      <p>
        Or run <code>{command}</code> in a copy of this project: it serves this page on your machine
        and passes on to Port what that page asks.
      </p>
    </section>
  );
}
