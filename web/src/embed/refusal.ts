import type { ErrorCode } from "./messages";

/** Thrown while a message is read. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** A member of the object itself: what it inherits was not sent. */
export function own(data: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(data, name) ? data[name] : undefined;
}

export function malformed(what: string): Refusal {
  return new Refusal("malformed", `${what}.`);
}

export function tooLarge(most: string): Refusal {
  return new Refusal("too-large", `One message brings no more than ${most}.`);
}
