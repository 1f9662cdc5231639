import { writeSync } from "node:fs";

/** Gathers text into large writes, so that a file of any size is written in constant memory. */
export class Writer {
  /** Written or waiting. */
  bytes = 0;
  records = 0;
  private waiting: string[] = [];
  private waitingLength = 0;

  constructor(private readonly file: number) {}

  write(...texts: string[]): void {
    for (const text of texts) {
      this.waiting.push(text);
      this.waitingLength += text.length;
      this.bytes += text.length; // of ASCII; exact after each flush
    }
    if (this.waitingLength > 4 << 20) this.flush();
  }

  flush(): void {
    const bytes = Buffer.from(this.waiting.join(""));
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at);
    this.bytes += bytes.length - this.waitingLength;
    this.waiting = [];
    this.waitingLength = 0;
  }
}
