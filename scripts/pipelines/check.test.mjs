// actionlint is seen failing: a copy of a workflow is broken in one place, and it has to name the fault.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { lint, WORKFLOWS } from "./check.mjs";

const CASES = [
  ["a misspelt field of a job", "test.yml", "timeout-minutes:", "timeout-minute:", 'unexpected key "timeout-minute"'],
  ["a misspelt field of a step", "test.yml", "        with:", "        wiht:", 'unexpected key "wiht"'],
  ["an event that does not exist", "test.yml", "pull_request:", "pull_requests:", 'unknown Webhook event "pull_requests"'],
  ["a job that does not exist", "release.yml", "needs: build", "needs: compile", 'needs job "compile" which does not exist'],
  ["an output that does not exist", "release.yml", "build.outputs.prerelease", "build.outputs.draft", 'property "draft" is not defined'],
  ["a step that does not exist", "release.yml", "steps.version.outputs", "steps.versions.outputs", 'property "versions" is not defined'],
  ["a value of the matrix that does not exist", "test.yml", "matrix.java }}\n    runs", "matrix.jdk }}\n    runs", 'property "jdk" is not defined'],
  ["a text of a stranger in a script", "test.yml", "run: make verify", "run: make verify ${{ github.head_ref }}", "is potentially untrusted"],
  ["a permission that does not exist", "test.yml", "contents: read", "content: read", 'unknown permission scope "content"'],
  ["a time that does not exist", "nightly.yml", '"41 1 * * *"', '"41 25 * * *"', "invalid CRON format"],
  // The last case, because actionlint can read nothing afterwards
  ["a file that is no YAML", "lint.yml", "permissions: {}", "permissions: {", "cannot read this file"],
];

for (const [name, file, from, to, expected] of CASES) {
  test(`${name} is found`, () => {
    const text = readFileSync(join(WORKFLOWS, file), "utf8");
    assert.ok(text.includes(from), `${file} has no ${from}`);
    const faults = lint(text.replace(from, () => to), file);
    assert.ok(faults.some((fault) => fault.includes(expected)), `expected "${expected}", found: ${faults.join("; ") || "nothing"}`);
  });
}
