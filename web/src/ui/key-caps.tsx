const kIsApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** What opens the command list: "⌘ K" on Apple's machines. */
export const kListKeys: readonly string[] = [kIsApple ? "⌘" : "Ctrl", "K"];

/** Keys as they stand on a keyboard: pressed together, or one of them. */
export function KeyCaps({ keys, either = false }: { keys: readonly string[]; either?: boolean }) {
  return (
    <span class="keys">
      {keys.map((key, index) => (
        <>
          {index > 0 && <span class="keys-between">{either ? " or " : " "}</span>}
          <kbd>{key}</kbd>
        </>
      ))}
    </span>
  );
}
