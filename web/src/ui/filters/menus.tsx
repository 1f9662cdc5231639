import { counted, formatCount } from "../../format/numbers";
import type { Workspace } from "../../state/workspace";
import { LeavingOut } from "../counting";
import { type Pick, PickList } from "./pick-list";
import { environmentChoices, titleOf } from "./words";

export { TimeMenu } from "./time-menu";

interface Props {
  workspace: Workspace;
}

export function TeamMenu({ workspace }: Props) {
  const { teams } = workspace.selection.value;
  const choices = workspace.choices.value;
  const known = choices?.entities._team ?? [];
  const services = choices?.entities.service ?? [];
  const sizes = new Map<string, number>();
  for (const { team = [] } of services) {
    for (const one of team.length > 0 ? team : [""]) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  }
  const picks = known.map(({ identifier, title }) => ({ identifier, title: title || identifier }));
  if (sizes.has("") || teams.includes("")) {
    picks.push({ identifier: "", title: titleOf("", choices, "_team") });
  }
  return (
    <PickList
      what="teams"
      picks={picks.map((pick) => ({
        ...pick,
        note: counted(sizes.get(pick.identifier) ?? 0, "service"),
      }))}
      chosen={teams}
      onChoose={(chosen) => void workspace.select({ teams: chosen })}
    />
  );
}

/** Of the teams that are chosen only. */
export function ServiceMenu({ workspace }: Props) {
  const { services, teams } = workspace.selection.value;
  const choices = workspace.choices.value;
  const ofTeams = (team: readonly string[] = []) =>
    teams.length === 0 ||
    teams.some((one) => (one === "" ? team.length === 0 : team.includes(one)));
  const picks: Pick[] = (choices?.entities.service ?? [])
    .filter(({ identifier, team }) => ofTeams(team) || services.includes(identifier))
    .map(({ identifier, title }) => ({ identifier, title: title || identifier }));
  return (
    <PickList
      what="services"
      picks={picks}
      chosen={services}
      onChoose={(chosen) => void workspace.select({ services: chosen })}
    />
  );
}

export function EnvironmentMenu({ workspace }: Props) {
  const { environments } = workspace.selection.value;
  const known = environmentChoices(workspace.choices.value);
  const choose = (values: readonly string[] | null) =>
    void workspace.select({ environments: values });
  const only = environments ?? [];
  const names = new Set([...(known?.values.map(({ value }) => value) ?? []), ...only]);
  const counts = new Map(known?.values.map(({ value, count }) => [value, count]));
  return (
    <fieldset class="choices">
      <legend>Deployments to</legend>
      <label class="choice">
        <input
          type="radio"
          name="environment"
          checked={environments === null}
          onChange={() => choose(null)}
        />{" "}
        {known?.usual.join(", ") || "production"}, as the model has it
      </label>
      <label class="choice">
        <input
          type="radio"
          name="environment"
          checked={environments?.length === 0}
          onChange={() => choose([])}
        />{" "}
        any environment
      </label>
      {[...names].map((name) => (
        <label key={name} class="choice">
          <input
            type="checkbox"
            checked={only.includes(name)}
            onChange={({ currentTarget: { checked } }) => {
              const next = checked ? [...only, name] : only.filter((one) => one !== name);
              choose(next.length > 0 ? next : null);
            }}
          />{" "}
          {name || "without one"}
          <span class="pick-note">{formatCount(counts.get(name) ?? 0)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What does not count, as data health has it. */
export function LeaveOutMenu({ workspace }: Props) {
  const facets = workspace.report.value?.facets ?? [];
  return (
    <div class="choices">
      {facets.map((facet) => (
        <LeavingOut key={facet.identifier} facet={facet} model={workspace.model} />
      ))}
    </div>
  );
}
