import { useState } from "preact/hooks";
import { addSample } from "../intake/sample";
import type { Workspace } from "../state/workspace";
import { ExportGuides } from "./export-guides";
import { LazyPart } from "./lazy-part";
import { WhatYouSee } from "./what-you-see";

const loadGuides = () => import("./all-export-guides");

export interface IntroProps {
  workspace: Workspace;
  onChoose: () => void;
  onPaste: () => void;
  onPort: () => void;
}

/** The empty page: what to do, the ways in, the promise, and where exports come from. */
export function Intro({ workspace, onChoose, onPaste, onPort }: IntroProps) {
  const [all, showAll] = useState(false);
  const [fetching, setFetching] = useState(false);
  const trySample = async () => {
    setFetching(true);
    await addSample(workspace);
    setFetching(false);
  };
  return (
    <>
      <section class="intro" aria-labelledby="intro-title">
        <h1 id="intro-title">Drop your exports. See your DORA metrics.</h1>
        <p>
          How often you deploy, how long changes take, how often they fail and how fast you recover:
          by service and by team, from the exports of thirty tools or from Port. Any mix, as the
          tools give them.
        </p>
        <div class="actions">
          <button type="button" class="button primary" onClick={onChoose}>
            Choose files
          </button>
          <button type="button" class="button" onClick={onPaste}>
            Paste
          </button>
          <button type="button" class="button" onClick={onPort}>
            Connect to Port
          </button>
          <button type="button" class="button" disabled={fetching} onClick={() => void trySample()}>
            Try sample data
          </button>
        </div>
        <p class="privacy">
          Everything is computed in this page, and nothing leaves the browser. The sample is
          synthetic.
        </p>
      </section>
      <WhatYouSee />
      <h2 class="ways-title">Get an export</h2>
      <ExportGuides />
      {all ? (
        <LazyPart workspace={workspace} name="The guides" load={loadGuides}>
          {({ AllExportGuides }) => <AllExportGuides />}
        </LazyPart>
      ) : (
        <p class="more-guides">
          <button type="button" class="button" onClick={() => showAll(true)}>
            Exports of all other tools
          </button>
        </p>
      )}
    </>
  );
}
