import { computed, effect, signal } from "@preact/signals";

export type Theme = "light" | "dark";

const kKey = "dora-lens.theme";

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const system = signal<Theme>(systemDark.matches ? "dark" : "light");
systemDark.addEventListener("change", () => {
  system.value = systemDark.matches ? "dark" : "light";
});

const chosen = signal<Theme | null>(recall());

/** The theme in force: the person's choice, else the system's. */
export const theme = computed<Theme>(() => chosen.value ?? system.value);

/** Switches to the other theme; choosing the system's own theme follows the system again. */
export function toggleTheme(): void {
  const next: Theme = theme.value === "dark" ? "light" : "dark";
  chosen.value = next === system.value ? null : next;
}

/** Puts the theme on the document and remembers the choice. Call once. */
export function applyTheme(): void {
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
  effect(() => remember(chosen.value));
}

function recall(): Theme | null {
  try {
    const value = localStorage.getItem(kKey);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    return null; // a frame of opaque origin has no storage
  }
}

function remember(value: Theme | null): void {
  try {
    if (value) localStorage.setItem(kKey, value);
    else localStorage.removeItem(kKey);
  } catch {
    // no storage, no memory: the theme still holds for this visit
  }
}
