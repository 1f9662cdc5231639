import { render } from "preact";
import { startEngine } from "./engine/start-engine";
import { mayKeepOffline } from "./offline/may-keep";
import { takeOpenedFiles } from "./offline/opened-files";
import { showUnseen } from "./safety/visible-text";
import { followAddress } from "./state/address-bar";
import { applyTheme } from "./state/theme";
import { Workspace } from "./state/workspace";
import "./styles/index.css";
import { App } from "./ui/app";

applyTheme();
showUnseen();
const workspace = new Workspace({ startEngine, clock: Date.now });
followAddress(workspace);
const root = document.getElementById("app");
if (root) render(<App workspace={workspace} />, root);
workspace.warmUp();
takeOpenedFiles(workspace);

// Only when the page and its engine are there: what is kept for later must not hold up this visit.
if (mayKeepOffline()) {
  workspace.engine
    .started()
    .then(() => import("./offline/keep-offline"))
    .then(({ keepOffline }) => keepOffline())
    .catch(() => undefined); // no engine, or no part: the page has said so, or does without
}
