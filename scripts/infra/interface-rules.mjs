// All clouds have the same inputs and outputs, and each has all its parts in each environment.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readAssignments, references } from "./hcl.mjs";

const ENVIRONMENTS = ["dev", "staging", "prod"];
const PARTS = ["versions", "variables", "outputs", "network", "database", "redis", "server", "registry", "tls", "secrets", "logs", "budget", "roles"];

export function checkInterface(clouds, faults) {
  const [first, ...others] = clouds;
  for (const cloud of others) {
    if (cloud.texts.get("variables.tf") !== first.texts.get("variables.tf")) {
      faults.push(`terraform/${cloud.name}: variables.tf differs from that of ${first.name}`);
    }
    for (const name of new Set([...Object.keys(first.declared.output), ...Object.keys(cloud.declared.output)])) {
      const [one, other] = [first, cloud].map(({ declared }) => declared.output[name]?.description);
      if (one !== other) faults.push(`terraform/${cloud.name}: the output ${name} differs from that of ${first.name}`);
    }
  }
}

export function checkVariables({ declared, texts }, faults) {
  for (const [name, { type, description, default: standard, sensitive }] of Object.entries(declared.variable)) {
    if (!type) faults.push(`variable ${name} has no type`);
    if (!/^[A-Z].*\.$/.test(description ?? "")) faults.push(`variable ${name} has no description that is a sentence`);
    const secret = /password|secret|token|key/.test(name);
    if (secret && !sensitive) faults.push(`variable ${name} is a secret and not sensitive`);
    if (secret && standard && Object.keys(standard).length > 0) faults.push(`variable ${name} is a secret and has a default`);
  }
  for (const [name, { description }] of Object.entries(declared.output)) {
    if (!/^[A-Z].*\.$/.test(description ?? "")) faults.push(`output ${name} has no description that is a sentence`);
  }
  const elsewhere = [...texts].filter(([file, text]) => file !== "variables.tf" && /^variable /m.test(text));
  for (const [file] of elsewhere) faults.push(`${file}: variables are declared in variables.tf only`);
}

/** Each part of the interface has a file; what a cloud has not is said in that file. */
export function checkParts({ texts }, faults) {
  for (const part of PARTS) {
    const text = texts.get(`${part}.tf`);
    if (text === undefined) faults.push(`${part}.tf is missing`);
    else if (!/^(resource|data|variable|output|terraform) /m.test(text) && !/^# .* has no /m.test(text)) {
      faults.push(`${part}.tf declares nothing and does not say what this cloud has no managed service for`);
    }
  }
}

export async function checkEnvironments({ folder, declared }, faults) {
  for (const environment of ENVIRONMENTS) {
    const values = await readAssignments(join(folder, "environments", `${environment}.tfvars`), faults);
    const backend = await readAssignments(join(folder, "environments", `${environment}.backend.hcl`), faults);
    const where = `environments/${environment}`;
    for (const name of Object.keys(values)) {
      if (!declared.variable[name]) faults.push(`${where}: there is no variable ${name}`);
      if (declared.variable[name]?.sensitive) faults.push(`${where}: ${name} is a secret and stands in a file`);
    }
    for (const [name, variable] of Object.entries(declared.variable)) {
      if (!("default" in variable) && !(name in values)) faults.push(`${where}: ${name} has no value`);
    }
    if (values.environment !== environment) faults.push(`${where}: the environment is ${values.environment}`);
    if (!JSON.stringify(backend).includes(environment)) faults.push(`${where}: the state is not that of ${environment} alone`);
    if (/secret|password|token|access_key/.test(Object.keys(backend).join(" "))) faults.push(`${where}: the backend has a secret`);
    if (environment === "prod") checkProduction(values, where, faults);
  }
}

function checkProduction(values, where, faults) {
  for (const name of ["high_availability", "deletion_protection"]) {
    if (values[name] !== true) faults.push(`${where}: production needs ${name}`);
  }
  if (!(values.server_count_min >= 2)) faults.push(`${where}: production needs two servers or more`);
  if (!(values.backup_days >= 7)) faults.push(`${where}: production needs backups of seven days or more`);
}

/** The test with mocked providers names what there is; Terraform itself runs it (docs/operations/checked.md). */
export async function checkTest({ folder, declared }, faults) {
  const file = "tests/environment.tftest.hcl";
  const test = await readAssignments(join(folder, file), faults);
  const providers = Object.keys(declared.provider);
  for (const name of providers) if (!test.mock_provider?.[name]) faults.push(`${file}: the provider ${name} is not mocked`);
  for (const mocked of Object.values(test.mock_provider ?? {}).flat()) {
    for (const [kind, types] of [["resource", mocked.mock_resource], ["data", mocked.mock_data]]) {
      for (const type of Object.keys(types ?? {})) if (!declared[kind][type]) faults.push(`${file}: there is no ${kind} ${type}`);
    }
  }
  const known = { var: declared.variable, local: declared.locals, output: declared.output, check: declared.check };
  const used = references(test.run ?? {}).map(({ names }) => names);
  for (const [root, name] of used) {
    const there = known[root] ? name in known[root] : Boolean(declared.resource[root]?.[name]);
    if (!there) faults.push(`${file}: ${root}.${name}: no such name`);
  }
  if (used.length === 0) faults.push(`${file}: the test asserts nothing`);
  for (const run of Object.values(test.run ?? {}).flat()) {
    for (const name of Object.keys(run.variables?.[0] ?? {})) if (!declared.variable[name]) faults.push(`${file}: there is no variable ${name}`);
  }
}

/** Files that a template reads exist, and the script that creates the role of requests gets its variables. */
export function checkFiles({ folder, texts }, faults) {
  for (const [name, text] of texts) {
    for (const [, path] of text.matchAll(/file\("\$\{path\.module\}\/([^"]+)"\)/g)) {
      const script = join(folder, path);
      if (!existsSync(script)) faults.push(`${name}: there is no file ${path}`);
      else {
        const code = readFileSync(script, "utf8").replace(/^#.*$/gm, "");
        const needed = ["PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD", ...[...code.matchAll(/\$([A-Z_]+)/g)].map(([, variable]) => variable)];
        for (const variable of new Set(needed)) {
          if (!new RegExp(`\\b${variable}\\b`).test(text)) faults.push(`${name}: ${path} needs ${variable}`);
        }
      }
    }
  }
}
