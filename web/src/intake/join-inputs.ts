import type { InputReport, Skipped, SkippedExample, TimeSpan } from "../engine/report";
import { counted } from "../format/numbers";
import { warningSentence } from "./health-sentences";

/** So many examples are shown of several files together, as the engine gives of each. */
const kExamples = 3;

/** What came of several files of one source, as if it were one. Of one file, that of the file. */
export function joinInputs(inputs: readonly InputReport[]): Omit<InputReport, "warnings" | "name"> {
  const entities: Record<string, number> = {};
  const spans: Record<string, TimeSpan> = {};
  for (const input of inputs) {
    for (const [blueprint, count] of Object.entries(input.entities)) {
      entities[blueprint] = (entities[blueprint] ?? 0) + count;
    }
    for (const [blueprint, span] of Object.entries(input.spans ?? {})) {
      spans[blueprint] = around(spans[blueprint], span);
    }
  }
  return {
    source: inputs[0]?.source ?? null,
    bytes: inputs.reduce((sum, { bytes }) => sum + bytes, 0),
    records: inputs.reduce((sum, { records }) => sum + records, 0),
    entities,
    spans,
    span: inputs.reduce<TimeSpan | null>(
      (all, { span }) => (span ? around(all ?? undefined, span) : all),
      null,
    ),
    skipped: joinSkipped(inputs),
  };
}

/** What there is to know of the files, each warning once, with the first file that has it. */
export function warningLines(inputs: readonly InputReport[]): string[] {
  if (inputs.length === 1) return (inputs[0]?.warnings ?? []).map(warningSentence);
  const lines = new Map<string, { first: string; more: number }>();
  for (const { name, warnings } of inputs) {
    for (const warning of warnings) {
      const known = lines.get(warning.id);
      if (known) known.more += 1;
      else lines.set(warning.id, { first: `${name}: ${warningSentence(warning)}`, more: 0 });
    }
  }
  return [...lines.values()].map(({ first, more }) =>
    more === 0 ? first : `${first} The same is to be said of ${counted(more, "more file")}.`,
  );
}

function joinSkipped(inputs: readonly InputReport[]): Skipped[] {
  const reasons = new Map<string, Skipped & { examples: SkippedExample[] }>();
  for (const { name, skipped } of inputs) {
    for (const one of skipped) {
      const known = reasons.get(one.reason) ?? { ...one, count: 0, examples: [] };
      const examples = one.examples ?? [];
      known.examples.push(
        ...(inputs.length === 1
          ? examples
          : examples.map((example) => ({ ...example, file: name }))),
      );
      known.count += one.count;
      reasons.set(one.reason, known);
    }
  }
  return [...reasons.values()].map((one) => ({
    ...one,
    examples: one.examples.slice(0, kExamples),
  }));
}

function around(known: TimeSpan | undefined, span: TimeSpan): TimeSpan {
  if (!known) return span;
  const at = (moment: string) => new Date(moment).getTime();
  return {
    from: at(span.from) < at(known.from) ? span.from : known.from,
    to: at(span.to) > at(known.to) ? span.to : known.to,
  };
}
