#pragma once

#include <random>
#include <string>

/// Makes records like those of GitHub's REST API: 36 members, most of them links, a body of
/// Markdown with escapes, two nested repositories; about 20 KB, compact, as the API sends them.
class PullRequests {
 public:
  explicit PullRequests(unsigned seed) : random_(seed) {}

  /// An array of records, at least `bytes` long.
  std::string array(std::size_t bytes) {
    std::string text = "[";
    while (text.size() < bytes) {
      if (text.size() > 1) text += ',';
      record(text);
    }
    return text += ']';
  }

  void record(std::string& out) {
    const std::string number = std::to_string(++number_);
    const std::string url = "https://api.github.com/repos/octo-org/octo-repo/pulls/" + number;
    out += '{';
    for (const char* name : {"url", "html_url", "diff_url", "patch_url", "issue_url"}) {
      member(out, name, url);
    }
    out += "\"id\":" + std::to_string(random_() | 1u << 30) + ",\"number\":" + number + ',';
    member(out, "node_id", "MDExOlB1bGxSZXF1ZXN0MjAzNzU2NzM2");
    out += "\"state\":\"closed\",\"locked\":false,";
    member(out, "title", "Change " + number + " of something or other");
    user(out, "user");
    body(out, 2000 + random_() % 6000);
    member(out, "created_at", "2024-03-05T10:11:12Z");
    member(out, "merged_at", "2024-03-06T08:01:02Z");
    out += "\"assignee\":null,\"assignees\":[],\"labels\":[";
    for (int i = 0; i < 3; ++i) {
      out += i == 0 ? "{" : ",{";
      out += "\"id\":208045946,";
      member(out, "url", "https://api.github.com/repos/octo-org/octo-repo/labels/bug");
      out += "\"name\":\"bug\",\"color\":\"f29513\",\"default\":true}";
    }
    out += "],\"draft\":false,";
    branch(out, "head");
    branch(out, "base");
    out += "\"_links\":{";
    for (const char* name : {"self", "html", "issue", "comments", "review_comments", "commits"}) {
      out += '"' + std::string(name) + "\":{\"href\":\"" + url + "\"},";
    }
    out += "\"statuses\":{\"href\":\"" + url + "\"}},\"author_association\":\"CONTRIBUTOR\"}";
  }

 private:
  static void member(std::string& out, const std::string& name, const std::string& value) {
    out += '"' + name + "\":\"" + value + "\",";
  }

  void user(std::string& out, const std::string& name) {
    out += '"' + name + "\":{\"login\":\"octocat\",\"id\":" + std::to_string(random_() % 100000000);
    for (const char* link : {"avatar", "gravatar", "html", "followers", "following", "gists",
                             "starred", "subscriptions", "organizations", "repos", "events"}) {
      out += ",\"" + std::string(link) +
             "_url\":\"https://api.github.com/users/octocat/following{/other_user}\"";
    }
    out += ",\"type\":\"User\",\"site_admin\":false},";
  }

  void branch(std::string& out, const std::string& name) {
    out += '"' + name + "\":{\"label\":\"octocat:main\",\"ref\":\"main\",";
    member(out, "sha", "6dcb09b5b57875f334f61aebed695e2e4193db5e");
    user(out, "user");
    out += "\"repo\":{\"id\":1296269,\"full_name\":\"octo-org/octo-repo\",";
    user(out, "owner");
    for (int i = 0; i < 38; ++i) {
      member(out, "resource_" + std::to_string(i) + "_url",
             "https://api.github.com/repos/octo-org/octo-repo/resource{/sha}");
    }
    for (int i = 0; i < 20; ++i) out += "\"has_" + std::to_string(i) + "\":true,";
    out += "\"topics\":[\"octocat\",\"atom\"],\"license\":{\"key\":\"mit\",\"name\":\"MIT\"}}},";
  }

  void body(std::string& out, std::size_t length) {
    out += "\"body\":\"";
    const std::size_t end = out.size() + length;
    while (out.size() < end) {
      const std::size_t line = 20 + random_() % 80;
      for (std::size_t i = 0; i < line; ++i) out += i % 7 == 6 ? ' ' : 'e';
      out += random_() % 4 == 0 ? " \\\"quoted\\\" \\r\\n" : "\\r\\n";
    }
    out += "\",";
  }

  std::mt19937 random_;
  unsigned number_ = 0;
};
