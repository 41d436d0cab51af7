// Writes schemas/<provider>.json: the arguments and attributes of the resource types and data sources that infra/terraform uses, read from the
// packages @cdktf/provider-<provider>, which HashiCorp has generated from the schemas of the providers. The packages are no dependency of the
// checks. Fetch one and unpack it:
//
//   npm pack @cdktf/provider-aws@21.22.1 && tar xzf cdktf-provider-aws-21.22.1.tgz
//   node scripts/infra/write-schemas.mjs aws package
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "@cdktf/hcl2json";

const HERE = dirname(fileURLToPath(import.meta.url));
const TERRAFORM = resolve(HERE, "../../infra/terraform");

/** The types that the files of all clouds use, such as {resource: Set(aws_vpc), data: Set()}. */
async function usedTypes() {
  const used = { resource: new Set(), data: new Set() };
  const clouds = readdirSync(TERRAFORM).filter((name) => existsSync(join(TERRAFORM, name, "versions.tf")));
  for (const cloud of clouds) {
    for (const file of readdirSync(join(TERRAFORM, cloud)).filter((name) => name.endsWith(".tf"))) {
      const tree = await parse(file, readFileSync(join(TERRAFORM, cloud, file), "utf8"));
      for (const kind of ["resource", "data"]) Object.keys(tree[kind] ?? {}).forEach((type) => used[kind].add(type));
    }
  }
  return used;
}

/** The interfaces of a declaration file: name -> [{name, required, type}]. */
function interfacesOf(text) {
  const found = {};
  for (const [, name, body] of text.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)) {
    found[name] = [...body.matchAll(/#(\w+) \w+#\1\}[\s\S]*?readonly \w+(\??): ([^;]+);/g)].map(([, field, optional, type]) => ({
      name: field,
      required: optional === "",
      type,
    }));
  }
  return found;
}

/** Which arguments are blocks, and not objects that are assigned: name of the interface -> set of names. */
function blocksOf(code) {
  const blocks = {};
  const sections = code.split(/^(?:export )?function |^class |^exports\.\w+ = |^    synthesizeHclAttributes\(\)/m);
  const remember = (owner, section) => {
    blocks[owner] = new Set(
      [...section.matchAll(/^ +"?(\w+)"?: \{\n +value: (.*)\n +isBlock: true,\n +type: "(\w+)"/gm)]
        .filter(([, , value, type]) => type !== "struct" && !value.includes(", false)"))
        .map(([, name]) => name),
    );
  };
  for (const section of sections) {
    const named = /^(\w+)ToHclTerraform\(/.exec(section);
    if (named) remember(named[1][0].toUpperCase() + named[1].slice(1), section);
    else if (/^ *\{\n/.test(section)) remember("", section);
  }
  return blocks;
}

function fieldsOf(owner, interfaces, blocks, isRoot) {
  const fields = {};
  for (const { name, required, type } of interfaces[owner]) {
    const struct = /^([A-Z]\w+)(\[\])?/.exec(type);
    const nested = struct && interfaces[struct[1]] ? fieldsOf(struct[1], interfaces, blocks, false) : undefined;
    const block = blocks[isRoot ? "" : owner]?.has(name) ?? false;
    fields[name] = { type: nested ? "object" : simple(type) };
    if (required) fields[name].required = true;
    if (nested) fields[name].fields = nested;
    if (nested && block) fields[name].block = true;
  }
  return fields;
}

function simple(type) {
  if (/^(string|number|boolean)\b(?!\[)/.test(type)) return type.split(" ")[0];
  return /\[\]/.test(type) ? "list" : /\{|Map/.test(type) ? "map" : "any";
}

function schemaOf(folder, className) {
  const interfaces = interfacesOf(readFileSync(join(folder, "index.d.ts"), "utf8"));
  const code = readFileSync(join(folder, "index.js"), "utf8");
  const root = Object.keys(interfaces).find((name) => name.endsWith("Config") && name.toLowerCase() === `${className}config`);
  if (!root) throw new Error(`${folder} has no interface of its arguments`);
  const main = code.slice(code.lastIndexOf(" extends cdktf.Terraform"));
  const attributes = [
    ...[...main.matchAll(/get\w*Attribute\('(\w+)'\)/g)].map(([, name]) => name),
    ...[...main.matchAll(/new \w+\(this, "(\w+)"/g)].map(([, name]) => name),
  ];
  return {
    arguments: fieldsOf(root, interfaces, blocksOf(code), true),
    attributes: [...new Set(attributes)].sort(),
  };
}

const [provider, folder] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, "package.json"))) {
  console.error("Usage: node write-schemas.mjs <provider> <folder of the unpacked package @cdktf/provider-<provider>>");
  process.exit(2);
}
const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const used = await usedTypes();
const out = {
  provider: about.cdktf.provider.name.split("/").slice(-2).join("/"),
  version: about.cdktf.provider.version,
  source: `${about.name} ${about.version} (npm)`,
  licence: about.license,
  arguments: schemaOf(join(folder, "lib/provider"), `${provider}provider`).arguments,
  resource: {},
  data: {},
};
const types = new Map();
for (const name of readdirSync(join(folder, "lib"), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const file = join(folder, "lib", name.name, "index.js");
  const type = existsSync(file) && /\.tfResourceType = "(\w+)"/.exec(readFileSync(file, "utf8"))?.[1];
  if (type) types.set(`${name.name.startsWith("data-") ? "data" : "resource"} ${type}`, name.name);
}
for (const kind of ["resource", "data"]) {
  for (const type of [...used[kind]].sort()) {
    const name = types.get(`${kind} ${type}`);
    if (name) out[kind][type] = schemaOf(join(folder, "lib", name), name.replaceAll("-", ""));
  }
}
// One line for each type: a change of the list is read as a change of that type.
const lines = (entries) =>
  Object.entries(entries)
    .map(([type, schema]) => `    ${JSON.stringify(type)}: ${JSON.stringify(schema)}`)
    .join(",\n");
const head = ["provider", "version", "source", "licence", "arguments"].map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(out[key])},`);
writeFileSync(
  join(HERE, "schemas", `${provider}.json`),
  `{\n${head.join("\n")}\n  "resource": {\n${lines(out.resource)}\n  },\n  "data": {\n${lines(out.data)}\n  }\n}\n`,
);
console.log(`${provider}: ${Object.keys(out.resource).length} resource types, ${Object.keys(out.data).length} data sources`);
