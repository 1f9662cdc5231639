/** What the page tells the service worker. */

/** To one that waits: take the place of the one in force. */
export const kTakeOver = "take-over";

/** A page of the newest version has begun. */
export const kTidy = "tidy";
