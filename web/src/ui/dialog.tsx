import type { ComponentChildren, RefObject } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

export interface DialogProps {
  title: string;
  class?: string;
  onClose: () => void;
  children: ComponentChildren | ((close: () => void) => ComponentChildren);
}

/** A dialog that has the page to itself while it lives; Escape and its button close it. */
export function Dialog({ title, class: name, onClose, children }: DialogProps) {
  const dialog = useModal();
  const id = useId();
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class={name ? `dialog ${name}` : "dialog"}
      aria-labelledby={id}
      onClose={onClose}
    >
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="button" onClick={close}>
          Close
        </button>
      </div>
      {typeof children === "function" ? children(close) : children}
    </dialog>
  );
}

/** Opens a dialog over the page as soon as it is there, so that the next key is the dialog's. */
export function useModal(): RefObject<HTMLDialogElement> {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return dialog as RefObject<HTMLDialogElement>;
}
