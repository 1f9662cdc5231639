import { vi } from "vitest";

/**
 * Until mocks are restored every iframe that is made is a plain element, which loads nothing.
 * @param contentWindow stands for the window in it
 */
export function emptyFrames(contentWindow: () => unknown = () => null): void {
  const make = document.createElement.bind(document);
  vi.spyOn(document, "createElement").mockImplementation((name: string) => {
    if (name !== "iframe") return make(name);
    return Object.defineProperty(make("div"), "contentWindow", { get: contentWindow });
  });
}
