import inputs from "../../../docs/inputs.md?raw";

/** How to get an export from one source. */
export interface ExportGuide {
  source: string;
  group: Group;
  /** Texts and commands, one after the other. */
  steps: Step[];
}

export type Step = { text: string } | { command: string };

export const groups = [
  "Port",
  "Source control",
  "CI and CD",
  "Incidents",
  "Teams",
  "Lists",
] as const;
export type Group = (typeof groups)[number];

/** A code with a space in it is to be run; a shorter one is a name. */
const kShortestCommand = 20;

/** The first table of docs/inputs.md, which is where a source is described. */
export function guidesOf(markdown: string): ExportGuide[] {
  const lines = markdown.split("\n");
  const first = lines.findIndex((line) => /^\|-/.test(line)) + 1;
  const rows = lines.slice(first, lines.indexOf("", first)).map(cellsOf);
  let group: Group = groups[0];
  return rows.flatMap(([source = "", , becomes = "", exported = ""]) => {
    if (becomes.startsWith("no data")) return [];
    group = groupOf(source, becomes) ?? group; // "the same" as the row above, it may say
    const section = /^see \*(.+)\*$/.exec(exported)?.[1];
    const steps = section ? [{ command: codeOf(lines, section) }] : stepsOf(exported);
    return [{ source: plain(source), group, steps }];
  });
}

export const exportGuides = (): ExportGuide[] => guidesOf(inputs);

function cellsOf(row: string): string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.replaceAll("\\|", "|").trim());
}

/** By what comes of it; null where it does not say. */
function groupOf(source: string, becomes: string): Group | null {
  if (/\bPort\b/.test(source)) return "Port";
  if (source.startsWith("a list")) return "Lists";
  if (becomes.includes("`team`")) return "Teams";
  if (/incident/i.test(becomes)) return "Incidents";
  if (becomes.includes("githubPullRequest")) return "Source control";
  return becomes.includes("deployment") ? "CI and CD" : null;
}

function stepsOf(cell: string): Step[] {
  const steps: Step[] = [];
  let text = "";
  const flush = () => {
    const words = text.replace(/^[\s,;:]+|[\s,;:]+$/g, "");
    if (words !== "") steps.push({ text: words });
    text = "";
  };
  for (const [index, part] of cell.split("`").entries()) {
    if (index % 2 === 1 && part.length >= kShortestCommand && part.includes(" ")) {
      flush();
      steps.push({ command: part });
    } else {
      text += part;
    }
  }
  flush();
  return steps;
}

/** The indented code of a section. */
function codeOf(lines: readonly string[], section: string): string {
  const from = lines.indexOf(`## ${section}`) + 1;
  const next = lines.findIndex((line, at) => at >= from && line.startsWith("## "));
  return lines
    .slice(from, next === -1 ? undefined : next)
    .filter((line) => line.startsWith("    "))
    .map((line) => line.slice(4))
    .join("\n");
}

const plain = (text: string) => text.replaceAll("`", "");
