import { effect } from "@preact/signals";
import { Channel } from "./channel";
import type { HostMessage, WidgetMessage } from "./messages";
import { putTheme } from "./themes";
import type { WidgetState } from "./widget-state";

/**
 * Lets the page around the widget send messages, and tells it the height. Does nothing where there is
 * no such page.
 */
export function converse(state: WidgetState, root: HTMLElement): void {
  if (window.parent === window) return;
  const channel = new Channel({
    parent: window.parent,
    allowed: () => state.address.value.parents,
    onMessage: (message) => void answer(state, channel, message),
  });
  addEventListener("message", (event) => channel.receive(event));
  let told = 0;
  const tellHeight = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    channel.send({ type: "height", height });
  };
  new ResizeObserver(tellHeight).observe(root);
  const tellProblems = () => {
    if (state.problems.value.length === 0) return;
    channel.send(notShown(state, state.problems.value));
  };
  channel.onOpen = () => {
    told = 0;
    tellHeight();
    tellProblems(); // those of the address were there before anybody listened
  };
  effect(tellProblems);
  channel.announce();
}

async function answer(state: WidgetState, channel: Channel, message: HostMessage): Promise<void> {
  const id = message.id === undefined ? null : { id: message.id };
  switch (message.type) {
    case "hello":
      document.documentElement.toggleAttribute("data-follow", message.follow);
      return;
    case "load": {
      const files = await state.load(message.files, message.replace);
      channel.send({ ...id, type: "loaded", files });
      return;
    }
    case "filter": {
      const sentences = await state.show(message.selection);
      channel.send(
        sentences.length === 0
          ? { ...id, type: "done", of: "filter" }
          : { ...id, ...notShown(state, sentences) },
      );
      return;
    }
    case "theme":
      putTheme(message.theme);
      channel.send({ ...id, type: "done", of: "theme" });
      return;
    case "report":
      await state.settled();
      channel.send({ ...id, ...reportOf(state) });
  }
}

/**
 * Data from an address may be such that its server lets this site read it and not the page around the
 * widget: that page can have it shown, but not read it through us, neither numbers nor names.
 */
function reportOf(state: WidgetState): WidgetMessage {
  if (!state.hasFetched) return { type: "report", report: state.report.value };
  const message =
    "The data came from its address, where the page can read it if its server lets it.";
  return { type: "error", code: "by-address", message };
}

function notShown(state: WidgetState, sentences: readonly string[]): WidgetMessage {
  const message = state.hasFetched ? "That is not in the data." : sentences.join(" ");
  return { type: "error", code: "not-shown", message };
}
