/**
 * True where the browser may keep the page: a built page, by https or on this machine, in a tab of its
 * own. In a frame it would be another site that causes the keeping.
 */
export function mayKeepOffline(): boolean {
  return (
    import.meta.env.PROD && isSecureContext && window.top === window && "serviceWorker" in navigator
  );
}
