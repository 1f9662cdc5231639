import type { Workspace } from "../state/workspace";
import { Dialog } from "../ui/dialog";

export function TakeawayDialog({ onClose }: { workspace: Workspace; onClose: () => void }) {
  return (
    <Dialog title="Take away" onClose={onClose}>
      <p />
    </Dialog>
  );
}
