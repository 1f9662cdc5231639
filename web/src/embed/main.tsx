import { effect } from "@preact/signals";
import { render } from "preact";
import { startEngine } from "../engine/start-engine";
import { showUnseen } from "../safety/visible-text";
import { Workspace } from "../state/workspace";
import "../styles/embed.css";
import { converse } from "./converse";
import { readEmbedAddress } from "./embed-address";
import { EmbedApp } from "./embed-app";
import { putTheme } from "./themes";
import { WidgetState } from "./widget-state";

const workspace = new Workspace({ startEngine, clock: Date.now });
const state = new WidgetState(workspace, readEmbedAddress(location));
effect(() => putTheme(state.address.value.theme));
effect(() => {
  document.title = state.address.value.title ?? "DORA metrics";
});

const root = document.getElementById("app");
if (root) {
  showUnseen();
  render(<EmbedApp state={state} />, root);
  converse(state, root);
}
addEventListener("hashchange", () => void state.follow(readEmbedAddress(location)));
workspace.warmUp();
void state.begin();
