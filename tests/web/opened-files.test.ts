import { expect, test } from "vitest";
import { takeOpenedFiles } from "../../web/src/offline/opened-files";
import type { Offering } from "../../web/src/state/loaded-file";
import type { Workspace } from "../../web/src/state/workspace";

type Launch = { files?: readonly FileSystemFileHandle[] };

const handle = (name: string, file: Promise<File>) =>
  ({ name, getFile: () => file }) as FileSystemFileHandle;

test("files opened from the system are added in their order, and one that cannot be read is said", async () => {
  let open: (launch: Launch) => void = () => undefined;
  const added = new Promise<readonly Offering[]>((resolve) => {
    const workspace = { add: async (offers: readonly Offering[]) => resolve(offers) };
    takeOpenedFiles(workspace as unknown as Workspace, {
      launchQueue: {
        setConsumer: (take) => {
          open = take;
        },
      },
    });
  });
  open({
    files: [
      handle("gone.json", Promise.reject(new DOMException("", "NotFoundError"))),
      handle("prs.json", Promise.resolve(new File(["[]"], "prs.json"))),
    ],
  });
  const offers = await added;
  expect(offers.map(({ name, error }) => [name, error?.id])).toEqual([
    ["gone.json", "file-unreadable"],
    ["prs.json", undefined],
  ]);
  expect(await offers[1]?.blob.text()).toBe("[]");
});

test("a browser without such a list is none the worse", () => {
  expect(() => takeOpenedFiles({} as Workspace, {})).not.toThrow();
});
