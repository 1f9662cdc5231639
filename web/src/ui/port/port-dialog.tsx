import { useEffect, useRef } from "preact/hooks";
import "../../styles/port.css";
import { PortConnection } from "../../state/port-connection";
import type { Workspace } from "../../state/workspace";
import { Dialog } from "../dialog";
import { ChooseBlueprints } from "./choose-blueprints";
import { ConnectForm } from "./connect-form";
import { Connected } from "./connected";

export interface PortDialogProps {
  workspace: Workspace;
  connection: PortConnection;
  onClose: () => void;
}

/** The dialog, and the connection that it shows, which outlives it. */
export function openPort(workspace: Workspace) {
  return { Dialog: PortDialog, connection: new PortConnection(workspace) };
}

/** The way to a Port account: secrets, then which blueprints, then how far the reading has come. */
function PortDialog({ onClose, ...parts }: PortDialogProps) {
  return (
    <Dialog title="Connect to Port" class="port" onClose={onClose}>
      {(close) => <Stage {...parts} close={close} />}
    </Dialog>
  );
}

interface StageProps extends Pick<PortDialogProps, "workspace" | "connection"> {
  close: () => void;
}

function Stage({ workspace, connection, close }: StageProps) {
  const stage = connection.stage.value;
  const whole = connection.readings.value.every(({ state }) => state === "complete");
  const before = useRef(stage);

  useEffect(() => {
    // Read to the end, and nothing to tell: the dashboard is there.
    if (before.current === "reading" && stage === "together" && whole) close();
    before.current = stage;
  }, [stage, whole]);

  return (
    <div data-stage={stage}>
      {stage === "apart" && <ConnectForm workspace={workspace} connection={connection} />}
      {stage === "asking" && (
        <div role="status">
          <p>Looking at the blueprints of {connection.base.value}</p>
          <div class="actions">
            <button type="button" class="button" onClick={() => connection.cancel()}>
              Cancel
            </button>
          </div>
        </div>
      )}
      {stage === "choosing" && <ChooseBlueprints connection={connection} />}
      {(stage === "reading" || stage === "together") && <Connected connection={connection} />}
    </div>
  );
}
