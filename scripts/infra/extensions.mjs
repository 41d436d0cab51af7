// The extensions of PostgreSQL that the change sets create: Azure refuses those that are not in its parameter azure.extensions.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const CHANGE_LOG = fileURLToPath(new URL("../../src/main/resources/db/changelog", import.meta.url));

export const AZURE_EXTENSIONS = readdirSync(CHANGE_LOG, { recursive: true })
  .filter((name) => name.endsWith(".sql"))
  .flatMap((name) => [...readFileSync(join(CHANGE_LOG, name), "utf8").matchAll(/^CREATE EXTENSION (?:IF NOT EXISTS )?"?(\w+)/gim)])
  .map(([, extension]) => extension.toUpperCase())
  .sort()
  .join(",");
