import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  addCommands,
  type Command,
  commandOf,
  findCommands,
  possibleCommands,
} from "../../web/src/state/commands";
import { listenForShortcuts, singleKeys } from "../../web/src/state/shortcuts";

const command = (id: string, more: Partial<Command> = {}): Command => ({
  id,
  title: id,
  group: "Data",
  run: () => undefined,
  ...more,
});

let undo: (() => void)[] = [];
const add = (...commands: Command[]) => undo.push(addCommands(() => commands));
afterEach(() => {
  for (const one of undo) one();
  undo = [];
});

describe("the registry", () => {
  test("has what was added, until it is taken away", () => {
    const remove = addCommands(() => [command("a")]);
    expect(possibleCommands().map(({ id }) => id)).toEqual(["a"]);
    remove();
    expect(possibleCommands()).toEqual([]);
  });

  test("leaves out what cannot be done, and its key with it", () => {
    add(command("a", { keys: ["a"], possible: false }), command("b"));
    expect(possibleCommands().map(({ id }) => id)).toEqual(["b"]);
    expect(commandOf("a")).toBeNull();
  });

  test("gives the id and the key to the one that was added last", () => {
    add(command("a", { keys: ["f"], title: "first" }), command("b", { keys: ["/"] }));
    add(command("a", { keys: ["f"], title: "second" }), command("c", { keys: ["/"] }));
    expect(commandOf("f")?.title).toBe("second");
    expect(commandOf("F")?.title).toBe("second");
    expect(commandOf("/")?.id).toBe("c");
    expect(possibleCommands()).toHaveLength(3);
  });

  test("is asked whenever it matters", () => {
    let title = "dark";
    undo.push(addCommands(() => [command("theme", { title })]));
    title = "light";
    expect(possibleCommands()[0]?.title).toBe("light");
  });
});

describe("a search", () => {
  const all = [
    command("port", { title: "Connect to Port" }),
    command("print", { title: "Print, or save as PDF", group: "Take away", words: "paper" }),
    command("sample", { title: "Try sample data" }),
  ];
  const ids = (asked: string) => findCommands(asked, all).map(({ id }) => id);

  test.each([
    ["", ["port", "print", "sample"]],
    ["p", ["print", "port", "sample"]],
    ["TAKE pdf", ["print"]],
    ["paper", ["print"]],
    ["nothing", []],
  ])("for %j finds %j", (asked, expected) => expect(ids(asked)).toEqual(expected));
});

describe("keys", () => {
  const run = vi.fn();
  const openList = vi.fn();
  beforeEach(() => {
    run.mockClear();
    openList.mockClear();
    singleKeys.value = true;
    add(command("open", { keys: ["o"], run }));
    undo.push(listenForShortcuts(openList));
  });
  const press = (key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) =>
    target.dispatchEvent(
      new KeyboardEvent("keydown", {
        key,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...more,
      }),
    );
  const inPage = (html: string) => {
    const place = document.createElement("div");
    place.innerHTML = html;
    document.body.append(place);
    undo.push(() => place.remove());
    return place.querySelector("[data-here]") ?? place;
  };

  test("carry out their command, and are used up", () => {
    expect(press("o")).toBe(false);
    expect(run).toHaveBeenCalledOnce();
    expect(press("x")).toBe(true);
  });

  test.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])(
    "do nothing with %j",
    (more) => {
      press("o", more);
      expect(run).not.toHaveBeenCalled();
    },
  );

  test.each([
    "<input data-here>",
    "<textarea data-here></textarea>",
    "<select data-here></select>",
    '<p contenteditable="true" data-here></p>',
    "<dialog open></dialog>",
  ])("do nothing in %s", (html) => {
    const target = inPage(html);
    press("o", {}, target);
    press("k", { ctrlKey: true }, target);
    expect(run).not.toHaveBeenCalled();
    expect(openList).not.toHaveBeenCalled();
  });

  test("work beside a drawer, which leaves the page in use", () => {
    press("o", {}, inPage('<dialog open class="explain"></dialog>'));
    expect(run).toHaveBeenCalledOnce();
  });

  test("can be switched off, and the list still opens", () => {
    singleKeys.value = false;
    press("o");
    expect(run).not.toHaveBeenCalled();
    expect(localStorage.getItem("dora-lens.single-keys")).toBe("off");
    press("k", { metaKey: true });
    press("K", { ctrlKey: true });
    expect(openList).toHaveBeenCalledTimes(2);
  });
});
