import { useRef, useState } from "preact/hooks";
import { kPortHosts } from "../../port/address";
import type { Credentials } from "../../port/token-keeper";
import type { PortConnection } from "../../state/port-connection";
import type { Workspace } from "../../state/workspace";
import { OtherWays } from "./other-ways";

export interface ConnectFormProps {
  workspace: Workspace;
  connection: PortConnection;
}

const kOwn = "own";
/** Where `npm run proxy` may have served this page from. */
const kHere = /^(127\.0\.0\.1|localhost)$/.test(location.hostname) ? location.origin : null;

/** Where to, and with which secrets. Those stay in the fields, and leave them with the form. */
export function ConnectForm({ workspace, connection }: ConnectFormProps) {
  const [host, setHost] = useState(kPortHosts[0]?.url ?? kOwn);
  const [own, setOwn] = useState("");
  const [by, setBy] = useState<"token" | "secret">("token");
  const form = useRef<HTMLFormElement>(null);
  const fault = connection.fault.value;
  const address = host === kOwn ? own : host;
  const submit = (event: Event) => {
    event.preventDefault();
    const field = (name: string) =>
      (form.current?.elements.namedItem(name) as HTMLInputElement | null)?.value.trim() ?? "";
    const credentials: Credentials =
      by === "token"
        ? { token: field("port-token") }
        : { clientId: field("port-client-id"), clientSecret: field("port-client-secret") };
    form.current?.reset();
    void connection.connect(address, credentials);
  };
  const barred = fault && ["refused-by-browser", "unreachable", "not-allowed"].includes(fault.id);
  return (
    <>
      {fault && (
        <p class="port-fault" role="alert" data-port-fault={fault.id}>
          {fault.message}
        </p>
      )}
      {barred && <OtherWays workspace={workspace} base={connection.base.value || address} />}
      <form ref={form} class="port-form" autocomplete="off" onSubmit={submit}>
        <label for="port-host">Where your organisation is</label>
        <select
          id="port-host"
          value={host}
          onChange={({ currentTarget }) => setHost(currentTarget.value)}
        >
          {kPortHosts.map(({ url, title }) => (
            <option key={url} value={url}>
              {title}: {url.replace("https://", "")}
            </option>
          ))}
          {kHere !== null && <option value={kHere}>This page's own address</option>}
          <option value={kOwn}>Another address</option>
        </select>
        {host === kOwn && (
          <>
            <label for="port-address">Address</label>
            <input
              id="port-address"
              type="url"
              required
              spellcheck={false}
              placeholder="https://port.example.com"
              value={own}
              onInput={({ currentTarget }) => setOwn(currentTarget.value)}
            />
          </>
        )}
        <fieldset>
          <legend>Sign in with</legend>
          <Way name="token" by={by} onChoose={setBy} title="A token" />
          <Way name="secret" by={by} onChoose={setBy} title="Client ID and secret" />
        </fieldset>
        {by === "token" ? (
          <Secret name="port-token" title="Token" />
        ) : (
          <>
            <Secret name="port-client-id" title="Client ID" />
            <Secret name="port-client-secret" title="Client secret" />
          </>
        )}
        <p class="port-note">
          In Port they are under your picture, <b>Credentials</b>. They stay in the memory of this
          page, go to that address and nowhere else, and are forgotten when you disconnect or close
          the page.
        </p>
        <div class="actions">
          <button type="submit" class="button primary">
            Connect
          </button>
        </div>
      </form>
    </>
  );
}

interface WayProps {
  name: "token" | "secret";
  by: "token" | "secret";
  onChoose: (name: "token" | "secret") => void;
  title: string;
}

function Way({ name, by, onChoose, title }: WayProps) {
  return (
    <label class="port-way">
      <input type="radio" name="port-by" checked={by === name} onChange={() => onChoose(name)} />
      {title}
    </label>
  );
}

/** A field that neither the browser nor a manager of passwords is to keep. */
function Secret({ name, title }: { name: string; title: string }) {
  return (
    <>
      <label for={name}>{title}</label>
      <input
        id={name}
        name={name}
        type="password"
        required
        autocomplete="off"
        spellcheck={false}
        data-1p-ignore
        data-lpignore="true"
      />
    </>
  );
}
