// Checks the templates under infra/ without an account and without a network: `make infra-check`. What it checks: docs/operations/checked.md.
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readFolder } from "./hcl.mjs";
import { checkArm } from "./arm-rules.mjs";
import { checkCloudFormation } from "./cloudformation-rules.mjs";
import { checkApplication, readSettings } from "./application-rules.mjs";
import { checkEnvironments, checkFiles, checkInterface, checkParts, checkTest, checkVariables } from "./interface-rules.mjs";
import { checkProviders, checkReferences, checkSchemas } from "./schema-rules.mjs";
import { checkAccess, checkDatabases } from "./security-rules.mjs";

export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** The files that the checks below read; another one under infra/ is a fault, so that none is forgotten. */
const READ = [
  /^terraform\/database-role\.sh$/,
  /^terraform\/\w+\/(\w+\.tf|environments\/(dev|staging|prod)\.(tfvars|backend\.hcl)|tests\/environment\.tftest\.hcl)$/,
  /^cloudformation\/(bedloe\.yaml|environments\/(dev|staging|prod)\.json)$/,
  /^arm\/(bedloe\.json|environments\/(dev|staging|prod)\.parameters\.json)$/,
];

function* filesOf(folder, path = "") {
  for (const name of readdirSync(join(folder, path)).filter((one) => one !== ".terraform" && one !== ".terraform.lock.hcl")) {
    const inner = path ? `${path}/${name}` : name;
    if (statSync(join(folder, inner)).isDirectory()) yield* filesOf(folder, inner);
    else yield inner;
  }
}

/** The faults of all templates under a folder such as infra/, each as a sentence; no faults, no sentences. */
export async function check(infra, project = PROJECT) {
  const settings = readSettings(join(project, "docs/reference/configuration.md"));
  const root = join(infra, "terraform");
  const names = readdirSync(root).filter((name) => existsSync(join(root, name, "versions.tf")));
  const all = [];
  const clouds = [];
  for (const name of names) {
    const faults = [];
    const cloud = { name, ...(await readFolder(join(root, name), faults)) };
    clouds.push(cloud);
    checkProviders(cloud, faults);
    checkSchemas(cloud, faults);
    checkReferences(cloud, faults);
    checkVariables(cloud, faults);
    checkParts(cloud, faults);
    await checkEnvironments(cloud, faults);
    await checkTest(cloud, faults);
    checkFiles(cloud, faults);
    checkAccess(cloud, faults);
    checkDatabases(cloud, faults);
    checkApplication(cloud, settings, faults);
    all.push(...faults.map((fault) => `terraform/${name}: ${fault}`));
  }
  const faults = [...filesOf(infra)].filter((file) => !READ.some((pattern) => pattern.test(file))).map((file) => `${file}: no check reads this file`);
  checkInterface(clouds, faults);
  const template = [];
  checkCloudFormation(infra, clouds.find(({ name }) => name === "aws"), settings, template);
  const arm = [];
  checkArm(infra, clouds.find(({ name }) => name === "azure"), settings, arm);
  return [...all, ...faults, ...template.map((fault) => `cloudformation: ${fault}`), ...arm.map((fault) => `arm: ${fault}`)];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const faults = await check(join(PROJECT, "infra"));
  faults.forEach((fault) => console.error(fault));
  console.log(faults.length === 0 ? "infra/: no faults" : `infra/: ${faults.length} faults`);
  process.exit(faults.length === 0 ? 0 : 1);
}
