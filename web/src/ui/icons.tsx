/** Drawn marks. All are decoration: what they say stands beside them as text or label. */

export function ThemeIcon() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
    </svg>
  );
}

export function KeyboardIcon() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <rect
        x="1"
        y="3.25"
        width="14"
        height="9.5"
        rx="2"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
      />
      <path
        d="M4 6.5h1m2.5 0h1m2.5 0h1M5.5 9.75h5"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
      />
    </svg>
  );
}

export function CrossIcon() {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true">
      <path d="m1.5 1.5 7 7m0-7-7 7" fill="none" />
    </svg>
  );
}

/** Points up; turned round by a style where it stands for something that points down. */
export function TriangleIcon({ class: name }: { class?: string }) {
  return (
    <svg viewBox="0 0 8 8" aria-hidden="true" class={name}>
      <path d="M4 1 8 7H0z" />
    </svg>
  );
}

export function CaretIcon() {
  return (
    <svg viewBox="0 0 8 8" aria-hidden="true">
      <path d="M4 7 0 1h8z" />
    </svg>
  );
}

export function StopIcon() {
  return (
    <svg viewBox="0 0 18 18" aria-hidden="true">
      <path
        d="M5.6 1h6.8L17 5.6v6.8L12.4 17H5.6L1 12.4V5.6z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
      />
      <path d="M9 4.8v5" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
      <circle cx="9" cy="12.8" r="1.1" fill="currentColor" />
    </svg>
  );
}
