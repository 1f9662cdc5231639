import { formatMoment } from "../../format/dates";
import { formatCount } from "../../format/numbers";
import type { PortConnection, Reading } from "../../state/port-connection";

/** How far each blueprint has come, and what can be done when all are there. */
export function Connected({ connection }: { connection: PortConnection }) {
  const reading = connection.stage.value === "reading";
  const fault = connection.fault.value;
  const at = connection.readAt.value;
  return (
    <>
      <p role="status">
        {reading ? "Reading from " : "Connected to "}
        <b>{connection.base.value}</b>
        {!reading && at !== null && `, read at ${formatMoment(new Date(at).toISOString())}`}
      </p>
      {fault && (
        <p class="port-fault" role="alert" data-port-fault={fault.id}>
          {fault.message}
        </p>
      )}
      <ul class="port-readings">
        {connection.readings.value.map((one) => (
          <Row key={one.identifier} reading={one} />
        ))}
      </ul>
      {reading ? (
        <div class="actions">
          <button type="button" class="button" onClick={() => connection.cancel()}>
            Cancel
          </button>
        </div>
      ) : (
        <>
          <div class="actions">
            <button
              type="button"
              class="button primary"
              onClick={() => void connection.refresh(false)}
            >
              Read what changed
            </button>
            <button type="button" class="button" onClick={() => void connection.refresh(true)}>
              Read everything again
            </button>
            <button type="button" class="button" onClick={() => connection.disconnect()}>
              Disconnect
            </button>
          </div>
          <p class="port-note">
            What was deleted in Port, and changes of its blueprints, are seen only when everything
            is read again. What Port itself shows is compared under <b>Data health</b>. Disconnect
            forgets the token; what was read stays on the page.
          </p>
        </>
      )}
    </>
  );
}

function Row({ reading }: { reading: Reading }) {
  const { identifier, title, entities, total, state } = reading;
  const share = state === "complete" ? 1 : total === null ? 0 : Math.min(1, entities / total);
  const count = formatCount(entities) + (total === null ? "" : ` of ${formatCount(total)}`);
  return (
    <li data-port-blueprint={identifier} data-state={state}>
      <span class="port-title">{title}</span>
      <span class="port-count">
        {count}
        {state === "incomplete" && ", incomplete"}
      </span>
      <div
        class="progress"
        role="progressbar"
        aria-label={`Reading ${title}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <div class="progress-fill" style={{ transform: `scaleX(${share})` }} />
      </div>
    </li>
  );
}
