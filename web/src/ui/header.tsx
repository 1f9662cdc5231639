import { theme, toggleTheme } from "../state/theme";
import { ThemeIcon } from "./icons";

export interface HeaderProps {
  onAdd: () => void;
  onPort: () => void;
  onModel: () => void;
  /** Left out while there is nothing to share. */
  onShare?: (() => void) | undefined;
}

export function Header({ onAdd, onPort, onModel, onShare }: HeaderProps) {
  const next = theme.value === "dark" ? "light" : "dark";
  return (
    <header class="header">
      <div class="header-bar">
        <div class="brand">dora-lens</div>
        <button type="button" class="button" onClick={onAdd}>
          Add data
        </button>
        <button type="button" class="button" onClick={onPort}>
          Port
        </button>
        <button type="button" class="button" onClick={onModel}>
          Model
        </button>
        {onShare && (
          <button type="button" class="button" onClick={onShare}>
            Share
          </button>
        )}
        <button
          type="button"
          class="button icon"
          aria-label={`Switch to the ${next} theme`}
          title={`Switch to the ${next} theme`}
          onClick={toggleTheme}
        >
          <ThemeIcon />
        </button>
      </div>
    </header>
  );
}
