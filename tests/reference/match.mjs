// How an expected.json is compared with a report: what it says must hold, what it leaves out is free.
//
// - objects: every member of the expected one must be there and match; others may be
// - arrays: same length, element by element; only `widgets` is matched by `id`, so that a case may
//   speak of one widget. Elements of `inputs` and `entities` come in the report's order.
// - numbers: equal within a relative 1e-9; null matches null only, never a missing member

const close = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const show = (value) => (value === undefined ? "nothing" : JSON.stringify(value));

/** The differences, as sentences; empty when all that is expected holds. */
export function differences(expected, actual, path = "") {
  if (typeof expected === "number" && typeof actual === "number") {
    return close(expected, actual) ? [] : [`${path}: expected ${expected}, got ${actual}`];
  }
  if (Array.isArray(expected)) return arrayDifferences(expected, actual, path);
  if (expected !== null && typeof expected === "object") {
    if (actual === null || typeof actual !== "object") {
      return [`${path}: expected an object, got ${show(actual)}`];
    }
    return Object.entries(expected).flatMap(([name, value]) =>
      differences(value, actual[name], `${path}/${name}`),
    );
  }
  return expected === actual ? [] : [`${path}: expected ${show(expected)}, got ${show(actual)}`];
}

function arrayDifferences(expected, actual, path) {
  if (!Array.isArray(actual)) return [`${path}: expected a list, got ${show(actual)}`];
  if (path === "/widgets") {
    return expected.flatMap((widget) =>
      differences(
        widget,
        actual.find(({ id }) => id === widget.id),
        `${path}/${widget.id}`,
      ),
    );
  }
  if (expected.length !== actual.length) {
    return [`${path}: expected ${expected.length} elements, got ${actual.length}: ${show(actual)}`];
  }
  return expected.flatMap((value, i) => differences(value, actual[i], `${path}/${i}`));
}
