import { useEffect, useState } from "preact/hooks";

/** The fragment of the page's address, and of the one that it gets when a person changes it. */
export function useFragment(): string {
  const [fragment, setFragment] = useState(location.hash);
  useEffect(() => {
    const follow = () => setFragment(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return fragment;
}

/** True for a fragment that says where data is: only then is linked-data.tsx fetched. */
export function bringsData(fragment: string): boolean {
  return /[#&](data=|sample(&|=|$))/.test(fragment);
}
