// What must hold between reports of the same files in different views, for every golden case.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import type { Choices } from "../../web/src/engine/choices";
import type { Session } from "../../web/src/engine/dora.d.mts";
import type { Report } from "../../web/src/engine/report";
import { settingsText, type View } from "../../web/src/engine/settings";
import { type Case, casesIn } from "./support/cases";
import { load, openModule } from "./support/module";

const module = await openModule();

function withCase(test: Case, check: (textOf: (view: View) => string, choices: Choices) => void) {
  const session: Session = new module.Session();
  for (const document of test.model) session.addModel(readFileSync(document, "utf8"));
  for (const file of test.files) load(session, basename(file), readFileSync(file));
  const nowMs = Date.parse(test.now);
  const textOf = (view: View) => {
    const text = session.report(settingsText({ nowMs, divisor: test.frequencyDivisor, view }));
    expect(JSON.parse(text)).toMatchObject({ version: 1 });
    return text;
  };
  check(textOf, JSON.parse(session.choices()) as Choices);
  session.delete();
}

const identifiersOf = (choices: Choices, blueprint: string): string[] =>
  choices.entities[blueprint]?.map(({ identifier }) => identifier) ?? [];

const numbersOf = ({ entities, widgets }: Report) => ({ entities, widgets });
const numbersIn = (text: string) => numbersOf(JSON.parse(text) as Report);

describe.each(casesIn("tests/fixtures"))("$name", (test) => {
  it("is the same in a view of every team and service, and of none", () => {
    withCase(test, (textOf, choices) => {
      const whole = numbersIn(textOf({}));
      for (const blueprint of ["_team", "service"]) {
        const identifiers = ["", ...identifiersOf(choices, blueprint)];
        const only = [{ blueprint, identifiers }];
        const { entities, widgets } = numbersIn(textOf({ only }));
        // A team without services is above none of them.
        if (blueprint === "_team") expect(entities).toEqual(whole.entities);
        expect(entities.service).toEqual(whole.entities.service);
        if (blueprint === "_team") expect(widgets).toEqual(whole.widgets);
      }
      const without = [{ blueprint: "deployment", identifiers: [] }];
      expect(numbersIn(textOf({ without }))).toEqual(whole);
    });
  });

  it("gives each service alone what it has among all", () => {
    withCase(test, (textOf, choices) => {
      const all = numbersIn(textOf({})).entities.service ?? [];
      for (const identifier of identifiersOf(choices, "service").slice(0, 5)) {
        const only = [{ blueprint: "service", identifiers: [identifier] }];
        expect(numbersIn(textOf({ only })).entities.service).toEqual(
          all.filter((service) => service.identifier === identifier),
        );
      }
    });
  });

  it("is the same text once a view is taken back, and when it comes again", () => {
    withCase(test, (textOf, choices) => {
      const whole = textOf({});
      const to = Date.parse(test.now) - 30 * 24 * 3_600_000;
      const views: View[] = [
        {
          only: [{ blueprint: "_team", identifiers: identifiersOf(choices, "_team").slice(0, 1) }],
        },
        { to },
        { from: to - 1_000_000_000, to },
        { instead: [{ blueprint: "deployment", property: "environment", values: [] }] },
      ];
      const first = views.map(textOf);
      expect(textOf({})).toBe(whole);
      expect(views.map(textOf)).toEqual(first);
      expect(textOf({})).toBe(whole);
    });
  });
});
