import { type Overlay, overlay } from "../state/overlay";
import { theme, toggleTheme } from "../state/theme";
import { KeyboardIcon, ThemeIcon } from "./icons";

export interface HeaderProps {
  /** There is something to take away. */
  loaded: boolean;
  onAdd: () => void;
  onPort: () => void;
  onModel: () => void;
  /** Left out while there is nothing to share. */
  onShare?: (() => void) | undefined;
}

export function Header({ loaded, onAdd, onPort, onModel, onShare }: HeaderProps) {
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
        {loaded && (
          <button type="button" class="button" onClick={() => open("takeaway")}>
            Take away
          </button>
        )}
        <button
          type="button"
          class="button icon keys-button"
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
          onClick={() => open("help")}
        >
          <KeyboardIcon />
        </button>
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

function open(which: Overlay): void {
  overlay.value = which;
}
