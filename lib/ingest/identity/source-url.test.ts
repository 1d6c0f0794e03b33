import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceName } from "./source-url.ts";

describe("sourceName", () => {
  it.each([
    ["https://git.example/team/app", "git.example/team/app"],
    ["https://git.example/team/app.git", "git.example/team/app"],
    ["https://git.example/team/app/", "git.example/team/app"],
    ["https://user:s3cret@git.example/team/app.git", "git.example/team/app"],
    ["https://oauth2:a@b@git.example/team/app", "git.example/team/app"],
    ["HTTP://Git.Example:443/Team/App.git", "git.example/Team/App"],
    ["http://git.example:8080/team/app", "git.example:8080/team/app"],
    ["git@git.example:team/app.git", "git.example/team/app"],
    ["git.example:team/app.git", "git.example/team/app"],
    ["ssh://git@git.example:22/team/app.git", "git.example/team/app"],
    ["ssh://git@git.example:2222/team/app.git", "git.example:2222/team/app"],
    ["git+https://git.example/team/app.git@v1.2#sub", "git.example/team/app"],
    ["https://git.example/team/app?ref=main", "git.example/team/app"],
    ["https://git.example/team/app/tree/main/deploy", "git.example/team/app"],
    ["https://git.example/group/sub/app/-/tree/main", "git.example/group/sub/app"],
    ["https://git.example/team/app/src/branch/main", "git.example/team/app"],
    ["git.example/team/app", "git.example/team/app"],
  ])("%s", (url, name) => expect(sourceName(url)).toBe(name));

  it.each([
    "",
    ".",
    "./app",
    "/srv/app",
    "app",
    "team/app",
    "C:\\src\\app",
    "c:/src/app",
    "file:///srv/app",
    "https://git.example",
    "https://git.example/",
    "https:///team/app",
    "https://git.example/../etc",
    "https://git example/team/app",
  ])("is silent about %s", (url) => expect(sourceName(url)).toBeNull());

  it("shows no credentials and is a fixed point", () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_%~:@.-]{8,20}$/);
    fc.assert(
      fc.property(secret, (word) => {
        const name = sourceName(`https://${word}@git.example/team/app.git`);
        expect(name).toBe("git.example/team/app");
        expect(sourceName(name ?? "")).toBe(name);
      }),
    );
  });
});
