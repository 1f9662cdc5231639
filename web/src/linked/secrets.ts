/**
 * What looks like a secret. Addresses end up in histories and logs, and messages come from other
 * pages: neither is a place for one, so what looks like one is refused before anybody reads it.
 */

/** Names of parameters and members that carry secrets, such as `access_token` or `X-Amz-Signature`. */
const kNames =
  /(^|[-_.])(token|secret|password|passwd|pwd|authori[sz]ation|bearer|jwt|credentials?|signature|sig|(api|access|private|client)[-_]?(key|secret))$/;

/** JSON web tokens, and the forms by which GitHub, GitLab, Slack, AWS and others mark theirs. */
const kValues =
  /\beyJ[\w-]{8,}\.[\w-]{8,}|\bBearer\s+\S{8,}|\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_|ATATT3)[\w-]{8,}|\bAKIA[0-9A-Z]{16}\b/i;

/** True for a name under which secrets are handed over. Capitals in `accessToken` begin a word. */
export function namesSecret(name: string): boolean {
  return kNames.test(name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase());
}

/** True for a text that holds a secret by its form. */
export function holdsSecret(text: string): boolean {
  return kValues.test(text);
}
