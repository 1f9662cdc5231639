import { useEffect, useState } from "preact/hooks";
import { formatBytes } from "../format/bytes";
import type { Workspace } from "../state/workspace";
import { type Fetching, LinkReader } from "./link-reader";
import "../styles/linked.css";

/** Asks before anything is read from where a link says, and shows how far it has come. */
export function LinkedData({ workspace, fragment }: { workspace: Workspace; fragment: string }) {
  const [reader] = useState(() => new LinkReader(workspace));
  useEffect(() => void reader.follow(fragment), [reader, fragment]);
  const fetching = reader.fetching.value;
  return (
    <>
      {/* Always there: what comes together with its text is not read out. */}
      <p class={fetching ? "status" : "visually-hidden"} role="status">
        {fetching && progressOf(fetching)}
      </p>
      {!fetching && reader.asking.value.length > 0 && <Question reader={reader} />}
    </>
  );
}

function Question({ reader }: { reader: LinkReader }) {
  const urls = reader.asking.value;
  const one = urls.length === 1;
  return (
    <section class="card linked" aria-labelledby="linked-title">
      <h2 id="linked-title">This link brings data from elsewhere</h2>
      <ul class="linked-addresses">
        {urls.map(({ href, host }) => (
          <li key={href}>
            <b>{host}</b> <span>{href}</span>
          </li>
        ))}
      </ul>
      <p>
        If you agree, your browser asks{" "}
        {one ? "that server for the file" : "these servers for the files"}, without cookies, login,
        or the address of this page. {one ? "It is" : "They are"} read here like a file that you
        drop, and nothing is sent anywhere.
      </p>
      <div class="actions">
        <button type="button" class="button primary" onClick={() => void reader.agree()}>
          {one ? "Read the file" : `Read the ${urls.length} files`}
        </button>
        <button type="button" class="button" onClick={() => reader.decline()}>
          Do not read
        </button>
      </div>
    </section>
  );
}

function progressOf({ host, bytes }: Fetching): string {
  return bytes === 0 ? `Asking ${host} for the data` : `${formatBytes(bytes)} of ${host}`;
}
