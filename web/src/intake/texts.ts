/** The texts of sentences.ts, by stable id. */
import type { EngineError } from "../engine/outcome";
import { dataTexts } from "./data-texts";
import { modelTexts, withDetail } from "./model-texts";
import { packedTexts } from "./packed-texts";

/** Shapes that are read, for a person who has another one. */
export const knownShapes =
  "pull requests, runs, deployments, releases and incidents of some thirty tools, Port entities, and lists of deployments, incidents, or services with their teams";

const kExportAgain = "export it again";

/** After "file, line, column: ", before the full stop. */
export const errorTexts: Readonly<Record<string, (error: EngineError) => string>> = {
  "json-incomplete": () => `the file ends inside a value, so it was cut off; ${kExportAgain}`,
  "json-unexpected-end": () => `the file ends inside a value, so it was cut off; ${kExportAgain}`,
  "json-unexpected-character": ({ detail }) =>
    `${withDetail(`here stands a character that JSON does not allow`, detail)}; ${kExportAgain}`,
  "json-mismatched-bracket": () =>
    `a bracket is closed by one of another kind, so a part is missing or was edited; ${kExportAgain}`,
  "json-bad-string": () =>
    `a text holds a raw control character, such as a line break that JSON would write as \\n; ${kExportAgain}`,
  "json-bad-escape": () => `a text holds an escape that JSON does not have; ${kExportAgain}`,
  "json-bad-utf8": () => `these bytes are no UTF-8; save the file as UTF-8`,
  "json-bad-number": () => `a number is written as JSON does not allow; ${kExportAgain}`,
  "json-bad-literal": () => `this word is not true, false or null; ${kExportAgain}`,
  "json-too-deep": () => `values are nested more than 1,024 levels deep; is this the right file?`,
  "json-trailing-garbage": () =>
    `after the end of the JSON something else follows; remove it, or ${kExportAgain}`,
  "json-wrong-type": ({ detail }) =>
    `${withDetail("a value is of another type than expected", detail)}; ${kExportAgain}`,
  "input-empty": () => `the file is empty; check that the export wrote something`,
  "input-unknown-shape": ({ detail }) => {
    const keys = detail ? `its first record has the keys ${detail}` : "it has no records with keys";
    return `this is of no shape that is known: ${keys}; known are ${knownShapes}`;
  },
  "input-unknown-table": ({ detail }) =>
    `${withDetail("the columns of this table are of no list that is known", detail)}; say what ` +
    "they mean, or name them as docs/inputs.md does",
  "input-record-too-large": () =>
    `one record is larger than what is read at once; is this an export of one record per item?`,
  "input-not-json": () =>
    `this is no JSON; save what the tool's API answers, not its page or its log`,
  "yaml-syntax": () => "here the YAML breaks off or goes wrong; look just before this place",
  "codeowners-without-repository": () =>
    "a CODEOWNERS file does not name its repository; drop it with the repository's folder, or begin " +
    "it with a line such as “# repository: checkout”",
  ...modelTexts,
  ...packedTexts,
  ...dataTexts,
  "file-changed": () => `the file changed while it was being read; drop it again`,
  "file-unreadable": () =>
    `the browser could not read the file; check that it is still there, and drop it again`,
  "engine-crashed": ({ detail }) =>
    withDetail("the engine stopped while reading this file", detail) +
    "; it was started again, and your other files were read again",
  "engine-unavailable": ({ detail }) =>
    withDetail("the engine could not be started in this browser", detail) +
    "; reload the page, or try another browser",
  "engine-refused": ({ detail }) => withDetail("the engine could not read this file", detail),
  "port-incomplete": ({ detail }) =>
    withDetail("only a part of the entities could be read, so what is counted is too low", detail),
  "part-missing": () =>
    "this part of the page could not be fetched; reload the page, and try again",
  address: ({ detail }) => detail ?? "it cannot be understood",
  "sample-missing": ({ detail }) =>
    `${withDetail("the sample could not be fetched", detail)}; reload the page, and try again`,
};

/** What a file was recognised as: one of it, and many. */
export const sourceNames: Readonly<Record<string, readonly [string, string]>> = {
  "github-pull-requests": ["GitHub pull request", "GitHub pull requests"],
  "pagerduty-incidents": ["PagerDuty incident", "PagerDuty incidents"],
  "port-entities": ["Port entity", "Port entities"],
  "service-teams": ["service with its team", "services with their teams"],
  codeowners: ["line of CODEOWNERS", "lines of CODEOWNERS"],
  "backstage-entities": ["Backstage entity", "Backstage entities"],
  "firehydrant-incidents": ["FireHydrant incident", "FireHydrant incidents"],
  "github-issues": ["GitHub issue", "GitHub issues"],
  "github-issues-cli": ["GitHub issue", "GitHub issues"],
  "github-team-repositories": [
    "repository with its GitHub team",
    "repositories with their GitHub teams",
  ],
  "grafana-alerts": ["Grafana alert", "Grafana alerts"],
  "grafana-incidents": ["Grafana incident", "Grafana incidents"],
  "incident-io-incidents": ["incident.io incident", "incident.io incidents"],
  "incident-list": ["incident", "incidents"],
  "jira-issues": ["Jira issue", "Jira issues"],
  "opsgenie-alerts": ["Opsgenie alert", "Opsgenie alerts"],
  "opsgenie-incidents": ["Opsgenie incident", "Opsgenie incidents"],
  "opsgenie-services": ["Opsgenie service", "Opsgenie services"],
  "pagerduty-analytics": ["PagerDuty incident", "PagerDuty incidents"],
  "pagerduty-webhooks": ["PagerDuty event", "PagerDuty events"],
  "rootly-webhooks": ["Rootly event", "Rootly events"],
  "rootly-incidents": ["Rootly incident", "Rootly incidents"],
  "servicenow-incidents": ["ServiceNow incident", "ServiceNow incidents"],
  "statuspage-incidents": ["Statuspage incident", "Statuspage incidents"],
  "gitlab-merge-requests": ["GitLab merge request", "GitLab merge requests"],
  "gitlab-graphql-merge-requests": ["GitLab merge request", "GitLab merge requests"],
  "azure-devops-pull-requests": ["Azure Repos pull request", "Azure Repos pull requests"],
  "bitbucket-pull-requests": ["Bitbucket pull request", "Bitbucket pull requests"],
  "github-graphql-pull-requests": ["GitHub pull request", "GitHub pull requests"],
  "github-search-pull-requests": ["GitHub search result", "GitHub search results"],
  "github-pull-request-events": ["GitHub pull request event", "GitHub pull request events"],
  "github-workflow-runs": ["GitHub workflow run", "GitHub workflow runs"],
  "github-deployments": ["GitHub deployment", "GitHub deployments"],
  "github-graphql-deployments": ["GitHub deployment", "GitHub deployments"],
  "github-releases": ["GitHub release", "GitHub releases"],
  "github-runs-cli": ["GitHub workflow run", "GitHub workflow runs"],
  "github-releases-cli": ["GitHub release", "GitHub releases"],
  "github-tags": ["GitHub tag", "GitHub tags"],
  "github-graphql-tags": ["GitHub tag", "GitHub tags"],
  "github-deployment-events": ["GitHub deployment event", "GitHub deployment events"],
  "gitlab-deployments": ["GitLab deployment", "GitLab deployments"],
  "gitlab-pipelines": ["GitLab pipeline", "GitLab pipelines"],
  "gitlab-jobs": ["GitLab job", "GitLab jobs"],
  "gitlab-releases": ["GitLab release", "GitLab releases"],
  "gitlab-tags": ["GitLab tag", "GitLab tags"],
  "azure-devops-builds": ["Azure DevOps build", "Azure DevOps builds"],
  "azure-devops-pipeline-runs": ["Azure DevOps pipeline run", "Azure DevOps pipeline runs"],
  "azure-devops-releases": ["Azure DevOps release deployment", "Azure DevOps release deployments"],
  "azure-devops-release-environments": ["Azure DevOps release", "Azure DevOps releases"],
  "jenkins-builds": ["Jenkins build", "Jenkins builds"],
  "circleci-workflows": ["CircleCI workflow", "CircleCI workflows"],
  "circleci-pipelines": ["CircleCI pipeline", "CircleCI pipelines"],
  "deployment-list": ["listed deployment", "listed deployments"],
  "deployment-entities": ["deployment entity", "deployment entities"],
};
