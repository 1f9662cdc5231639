// A pull request as GitHub's REST API gives it: 36 members, most of them links, two repositories.

const kUserLinks =
  "html followers following gists starred subscriptions organizations repos events received_events";
const kRepositoryLinks =
  "forks keys collaborators teams hooks issue_events events assignees branches tags blobs git_tags " +
  "git_refs trees statuses languages stargazers contributors subscribers subscription commits " +
  "git_commits comments issue_comment contents compare merges archive downloads issues pulls " +
  "milestones notifications labels releases deployments git ssh clone svn";
const kApi = "https://api.github.com";

function links(names: string, base: string): Record<string, string> {
  const entries = names.split(" ").map((name) => [`${name}_url`, `${base}/${name}{/sha}`]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function user(login: string) {
  return {
    login,
    id: 16658738,
    node_id: "MDQ6VXNlcjE2NjU4NzM4",
    avatar_url: "https://avatars.githubusercontent.com/u/16658738?v=4",
    gravatar_id: "",
    url: `${kApi}/users/${login}`,
    ...links(kUserLinks, `${kApi}/users/${login}`),
    type: "User",
    site_admin: false,
  };
}

function repository(name: string) {
  const full = `octo-org/${name}`;
  return {
    id: 134018330,
    node_id: "MDEwOlJlcG9zaXRvcnkxMzQwMTgzMzA=",
    name,
    full_name: full,
    private: false,
    owner: user("octo-org"),
    html_url: `https://github.com/${full}`,
    description: 'A service of "octo-org" \u{1F419}, one of many\nwith {braces} and [brackets]',
    fork: false,
    url: `${kApi}/repos/${full}`,
    ...links(kRepositoryLinks, `${kApi}/repos/${full}`),
    created_at: "2018-05-19T01:13:38Z",
    updated_at: "2026-10-08T12:51:35Z",
    pushed_at: "2026-10-07T14:39:48Z",
    homepage: "",
    size: 386,
    stargazers_count: 8914,
    watchers_count: 8914,
    language: "Go",
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    forks_count: 1110,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: 12,
    license: { key: "mit", name: "MIT License", spdx_id: "MIT", url: `${kApi}/licenses/mit` },
    allow_forking: true,
    is_template: false,
    topics: ["go", "pool", "worker-pool"],
    visibility: "public",
    forks: 1110,
    open_issues: 12,
    watchers: 8914,
    default_branch: "main",
  };
}

function branch(ref: string, login: string, repo: string) {
  const sha = "83042d709562a53973c78901ca5f5e8b2a2b1f0f";
  return { label: `${login}:${ref}`, ref, sha, user: user(login), repo: repository(repo) };
}

export interface PullRequestFacts {
  number: number;
  repo: string;
  login: string;
  body: string;
  state: "open" | "closed";
  base: string;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
}

export function pullRequestRecord(facts: PullRequestFacts) {
  const { number, repo, login } = facts;
  const url = `${kApi}/repos/octo-org/${repo}/pulls/${number}`;
  const html = `https://github.com/octo-org/${repo}/pull/${number}`;
  const about = "issue comments review_comments review_comment commits statuses";
  return {
    url,
    id: 203_756_736 + number,
    node_id: "MDExOlB1bGxSZXF1ZXN0MjAzNzU2NzM2",
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    ...links(about, url),
    number,
    state: facts.state,
    locked: false,
    title: `Change ${number} of something or other`,
    user: user(login),
    body: facts.body,
    created_at: facts.createdAt,
    updated_at: facts.updatedAt,
    closed_at: facts.closedAt,
    merged_at: facts.mergedAt,
    merge_commit_sha: "3ddd58c390b0f928a5782c235f90ad0c9c21312c",
    assignee: null,
    assignees: [user("reviewer")],
    requested_reviewers: [],
    requested_teams: [],
    labels: ["bug", "enhancement"].map((name) => ({ id: 937861454, name, color: "a2eeef" })),
    milestone: null,
    draft: false,
    head: branch(`topic-${number}`, login, repo),
    base: branch(facts.base, "octo-org", repo),
    _links: Object.fromEntries(about.split(" ").map((name) => [name, { href: `${url}/${name}` }])),
    author_association: "CONTRIBUTOR",
    auto_merge: null,
    active_lock_reason: null,
  };
}
