import { useEffect, useState } from "preact/hooks";

/** Milliseconds: what is over sooner need not be seen to be under way. */
const kPatience = 400;

/**
 * True once something has been so for a while. A delay in the style sheet would have the browser make
 * ready to change the whole dashboard at once, though most changes are over before.
 */
export function useLate(so: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!so) return;
    const timer = setTimeout(() => setLate(true), kPatience);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [so]);
  return so && late;
}
