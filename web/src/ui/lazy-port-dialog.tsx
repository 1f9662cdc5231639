import { useEffect, useState } from "preact/hooks";
import type { Workspace } from "../state/workspace";
import type { openPort, PortDialogProps } from "./port/port-dialog";

type Opened = ReturnType<typeof openPort>;

/** Fetches the connection to Port when it is first asked for, and keeps it while the page lives. */
export function LazyPortDialog(props: Omit<PortDialogProps, "connection"> & { open: boolean }) {
  const { workspace, open, onClose } = props;
  const [port, setPort] = useState<Opened | null>(null);
  useEffect(() => {
    if (open && !port) void fetchPort(workspace, onClose).then(setPort);
  }, [open, port, workspace, onClose]);
  return open && port ? (
    <port.Dialog workspace={workspace} connection={port.connection} onClose={onClose} />
  ) : null;
}

async function fetchPort(workspace: Workspace, onClose: () => void): Promise<Opened | null> {
  try {
    return (await import("./port/port-dialog")).openPort(workspace);
  } catch (error) {
    workspace.fail("Port", "part-missing", String(error));
    onClose();
    return null;
  }
}
