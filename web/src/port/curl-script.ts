import type { Plan } from "./plan";

/** What the script writes, to be dropped on the page. */
export const kScriptOutput = "port-entities.json";

/**
 * A shell script that reads the entities of a plan, for where the browser is not let through. It
 * holds no secret: those are in its environment, and go to curl in a file that only its owner reads.
 */
export function curlScript(base: string, { blueprints }: Pick<Plan, "blueprints">): string {
  const reads = blueprints.map(({ identifier, include }) => {
    const body = JSON.stringify({ limit: 1000, ...(include && { include }) });
    return `read_all ${quoted(encodeURIComponent(identifier))} ${quoted(body)}`;
  });
  return `#!/bin/sh
# Reads from Port the entities of this model, and writes them to ${kScriptOutput}: drop it on the page.
# Needs curl and jq, and in the environment PORT_TOKEN, or PORT_CLIENT_ID and PORT_CLIENT_SECRET.
set -eu
umask 077
base=${quoted(base)}
headers=$(mktemp)
trap 'rm -f "$headers"' EXIT

if [ -z "\${PORT_TOKEN:-}" ]; then
  PORT_TOKEN=$(jq -n '{clientId: env.PORT_CLIENT_ID, clientSecret: env.PORT_CLIENT_SECRET}' |
    curl -sSf -H 'Content-Type: application/json' --data-binary @- "$base/v1/auth/access_token" |
    jq -er .accessToken)
fi
printf 'Authorization: Bearer %s\\nContent-Type: application/json\\n' "$PORT_TOKEN" > "$headers"
: > ${kScriptOutput}

read_all() {
  next=
  while :; do
    page=$(printf '%s' "$2" |
      jq -c --arg next "$next" 'if $next == "" then . else . + {from: $next} end' |
      curl -sSf --retry 5 -H @"$headers" --data-binary @- "$base/v1/blueprints/$1/entities/search")
    printf '%s\\n' "$page" >> ${kScriptOutput}
    next=$(printf '%s' "$page" | jq -r '.next // ""')
    [ -n "$next" ] || break
  done
  echo "$1: done" >&2
}

${reads.join("\n")}
`;
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
