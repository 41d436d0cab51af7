// Compares blocks with the published schemas of the providers (schemas/*.json, written by write-schemas.mjs).
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { references } from "./hcl.mjs";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "schemas");
const PROVIDERS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), "utf8")));

const META = new Set(["count", "for_each", "depends_on", "lifecycle", "provider", "provisioner"]);

function schemaOf(kind, type) {
  return PROVIDERS.map((provider) => provider[kind]?.[type]).find(Boolean);
}

/** Types, arguments, blocks and literal values are those of the schema. */
export function checkSchemas({ declared }, faults) {
  for (const [name, block] of Object.entries(declared.provider)) {
    const schema = PROVIDERS.find(({ provider }) => provider.endsWith(`/${name}`));
    if (!schema) faults.push(`provider ${name}: there is no schema`);
    else checkBlock(block, schema.arguments, `provider.${name}`, faults, true);
  }
  for (const kind of ["resource", "data"]) {
    for (const [type, named] of Object.entries(declared[kind])) {
      const schema = schemaOf(kind, type);
      for (const [name, block] of Object.entries(named)) {
        const where = `${kind === "data" ? "data." : ""}${type}.${name}`;
        if (!schema) faults.push(`${where}: no provider has the ${kind} type ${type}`);
        else checkBlock(block, schema.arguments, where, faults, true);
      }
    }
  }
}

function checkBlock(block, fields, where, faults, isRoot) {
  const given = new Set(Object.keys(block));
  for (const [name, value] of Object.entries(block)) {
    if (isRoot && META.has(name)) continue;
    if (name === "dynamic") {
      for (const [inner, blocks] of Object.entries(value)) {
        given.add(inner);
        if (!fields[inner]?.block) faults.push(`${where}: there is no block ${inner}`);
        else blocks.flatMap(({ content }) => content).forEach((one) => checkBlock(one, fields[inner].fields, `${where}.${inner}`, faults, false));
      }
      continue;
    }
    const field = fields[name];
    if (!field) faults.push(`${where}: there is no argument ${name}`);
    else checkValue(value, field, `${where}.${name}`, faults);
  }
  for (const [name, { required }] of Object.entries(fields)) {
    if (required && !given.has(name)) faults.push(`${where}: the argument ${name} is required`);
  }
}

function checkValue(value, field, where, faults) {
  if (field.block) {
    if (!Array.isArray(value)) faults.push(`${where}: this is a block, written without =`);
    else value.forEach((one) => checkBlock(one, field.fields, where, faults, false));
    return;
  }
  if (typeof value === "string" && value.includes("${")) return;
  const literal = Array.isArray(value) ? "list" : value === null ? "null" : typeof value;
  const fits = {
    string: ["string", "number", "boolean", "null"],
    number: ["number", "null"],
    boolean: ["boolean", "null"],
    list: ["list", "null"],
    map: ["object", "null"],
    object: ["object", "list", "null"],
  }[field.type];
  if (fits && !fits.includes(literal)) faults.push(`${where}: the value is a ${literal} and has to be a ${field.type}`);
}

/** Each reference leads to something that is declared, and to an attribute that the schema has. */
export function checkReferences({ declared }, faults) {
  const used = { var: new Set(), local: new Set(), data: new Set() };
  const all = ["resource", "data"].flatMap((kind) =>
    Object.entries(declared[kind]).flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, block]) => references(withoutIgnored(block), `${kind === "data" ? "data." : ""}${type}.${name}`)),
    ),
  );
  all.push(...["output", "provider", "check", "locals"].flatMap((kind) => references(declared[kind], kind)));
  const own = Object.entries(declared.variable).flatMap(([name, block]) => references(block, `variable.${name}`));
  for (const { path, names } of [...all, ...own]) {
    const fault = faultOf(names, declared);
    if (fault) faults.push(`${path}: ${names.join(".")}: ${fault}`);
  }
  all.forEach(({ names: [root, name, more] }) => used[root]?.add(root === "data" ? `${name}.${more}` : name));
  for (const name of Object.keys(declared.variable)) if (!used.var.has(name)) faults.push(`variable ${name} is not used`);
  for (const name of Object.keys(declared.locals)) if (!used.local.has(name)) faults.push(`local ${name} is not used`);
  for (const [type, named] of Object.entries(declared.data)) {
    for (const name of Object.keys(named)) if (!used.data.has(`${type}.${name}`)) faults.push(`data ${type}.${name} is not used`);
  }
}

/** The names in ignore_changes are arguments of the block itself. */
function withoutIgnored(block) {
  if (!block.lifecycle) return block;
  return { ...block, lifecycle: block.lifecycle.map(({ ignore_changes: _ignored, ...rest }) => rest) };
}

function faultOf([root, name, attribute, ...rest], declared) {
  switch (root) {
    case "var":
      return name in declared.variable ? undefined : "no such variable";
    case "local":
      return name in declared.locals ? undefined : "no such local value";
    case "each":
      return ["key", "value"].includes(name) ? undefined : "each has key and value";
    case "count":
      return name === "index" ? undefined : "count has index";
    case "self":
      return undefined; // The resource of a provisioner; Terraform knows it nowhere else.
    case "path":
      return ["module", "root"].includes(name) ? undefined : "path has module and root";
    case "data":
      return faultOfBlock("data", name, attribute, rest[0], declared);
    default:
      return faultOfBlock("resource", root, name, attribute, declared);
  }
}

function faultOfBlock(kind, type, name, attribute, declared) {
  if (!declared[kind][type]?.[name]) return `no such ${kind}`;
  const schema = schemaOf(kind, type);
  if (!schema || attribute === undefined || attribute === "id") return undefined;
  return attribute in schema.arguments || schema.attributes.includes(attribute) ? undefined : `${type} has no attribute ${attribute}`;
}

/** Providers are pinned to the very version whose schema is compared. */
export function checkProviders({ declared }, faults) {
  const blocks = declared.terraform;
  const required = Object.assign({}, ...blocks.flatMap((block) => block.required_providers ?? []));
  if (!blocks.some((block) => block.required_version)) faults.push("versions.tf: required_version is missing");
  if (!blocks.some((block) => block.backend)) faults.push("versions.tf: the backend of the remote state is missing");
  for (const [name, { source, version }] of Object.entries(required)) {
    const schema = PROVIDERS.find((provider) => provider.provider === source);
    if (!/^\d+\.\d+\.\d+$/.test(version)) faults.push(`provider ${name}: the version ${version} is not one version`);
    else if (schema && schema.version !== version) faults.push(`provider ${name}: the schema is that of ${schema.version}, not of ${version}`);
    if (!schema) faults.push(`provider ${name}: there is no schema of ${source}`);
  }
  const types = [...Object.keys(declared.resource), ...Object.keys(declared.data)];
  for (const name of new Set(types.map((type) => type.split("_")[0]))) {
    if (name === "terraform") continue; // A part of Terraform itself.
    if (!(name in required)) faults.push(`provider ${name} is used and not in required_providers`);
  }
  for (const name of Object.keys(required)) {
    if (!types.some((type) => type.startsWith(`${name}_`))) faults.push(`provider ${name} is required and not used`);
  }
}
