import { render } from "preact";
import { startEngine } from "./engine/start-engine";
import { followAddress } from "./state/address-bar";
import { applyTheme } from "./state/theme";
import { Workspace } from "./state/workspace";
import "./styles/index.css";
import { App } from "./ui/app";

applyTheme();
const workspace = new Workspace({ startEngine, clock: Date.now });
followAddress(workspace);
const root = document.getElementById("app");
if (root) render(<App workspace={workspace} />, root);
workspace.warmUp();
