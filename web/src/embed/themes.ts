/** `auto` follows the system, and the page that embeds where the browser lets it decide. */
export const kThemes = ["auto", "light", "dark"] as const;

export type ThemeChoice = (typeof kThemes)[number];

export function isTheme(value: unknown): value is ThemeChoice {
  return kThemes.some((theme) => theme === value);
}

const systemDark = matchMedia("(prefers-color-scheme: dark)");
let chosen: ThemeChoice = "auto";

/** Puts a theme on the document. Nothing is remembered: whoever embeds says it anew. */
export function putTheme(choice: ThemeChoice): void {
  chosen = choice;
  const system = systemDark.matches ? "dark" : "light";
  document.documentElement.dataset.theme = choice === "auto" ? system : choice;
}

systemDark.addEventListener("change", () => putTheme(chosen));
