// Writes src/test/resources/io/bedloe/deployment/kubernetes/schemas.json: JSON Schemas of the kinds that k8s/ uses, which refuse unknown fields.
// They are read from the declarations of the packages kubernetes-models, which their authors generate from the API of Kubernetes and from the
// definitions (CRDs) of Traefik, Gateway API, Prometheus Operator and External Secrets. The packages are no dependency of the checks. Fetch
// each into a folder of node_modules and name that:
//
//   npm install --no-save --ignore-scripts kubernetes-models@5.1.0 @kubernetes-models/{traefik,gateway-api,external-secrets}@2.0.0 @kubernetes-models/prometheus-operator@6.0.0
//   node scripts/kubernetes/write-schemas.mjs node_modules
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const KINDS = {
  "v1 ConfigMap": "kubernetes-models/v1/ConfigMap",
  "v1 PersistentVolumeClaim": "kubernetes-models/v1/PersistentVolumeClaim",
  "v1 Secret": "kubernetes-models/v1/Secret",
  "v1 Service": "kubernetes-models/v1/Service",
  "v1 ServiceAccount": "kubernetes-models/v1/ServiceAccount",
  "apps/v1 Deployment": "kubernetes-models/apps/v1/Deployment",
  "autoscaling/v2 HorizontalPodAutoscaler": "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler",
  "batch/v1 CronJob": "kubernetes-models/batch/v1/CronJob",
  "batch/v1 Job": "kubernetes-models/batch/v1/Job",
  "networking.k8s.io/v1 Ingress": "kubernetes-models/networking.k8s.io/v1/Ingress",
  "networking.k8s.io/v1 NetworkPolicy": "kubernetes-models/networking.k8s.io/v1/NetworkPolicy",
  "policy/v1 PodDisruptionBudget": "kubernetes-models/policy/v1/PodDisruptionBudget",
  "gateway.networking.k8s.io/v1 HTTPRoute": "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute",
  "traefik.io/v1alpha1 IngressRoute": "@kubernetes-models/traefik/traefik.io/v1alpha1/IngressRoute",
  "traefik.io/v1alpha1 Middleware": "@kubernetes-models/traefik/traefik.io/v1alpha1/Middleware",
  "monitoring.coreos.com/v1 ServiceMonitor": "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor",
  "monitoring.coreos.com/v1 PrometheusRule": "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule",
  "external-secrets.io/v1 ExternalSecret": "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret",
};
/** What nobody writes into a file */
const LEFT_OUT = new Set(["status", "managedFields"]);

const packages = resolve(process.argv[2] ?? "node_modules");
const definitions = {};
const files = new Map();

/** The declarations of a file: its imports (name -> file), and its types (name -> text). */
function read(file) {
  if (files.has(file)) return files.get(file);
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const imports = {};
  for (const [, names, from] of text.matchAll(/^import \{([^}]*)\} from "([^"]+)";/gm)) {
    const target = from.startsWith(".") ? resolve(dirname(file), from.replace(/\.js$/, "")) : join(packages, from);
    for (const name of names.split(",")) imports[name.trim()] = `${target}.d.ts`;
  }
  const found = { imports, types: {}, parents: {} };
  for (const [, name, parents, body] of text.matchAll(/^export interface (\w+)(?: extends ([^{]*))? (\{[\s\S]*?^\})/gm)) {
    found.types[name] = body;
    found.parents[name] = (parents ?? "").split(",").map((one) => one.trim()).filter((one) => one && one !== "TypeMeta");
  }
  for (const [, name, body] of text.matchAll(/^export type (\w+) = ([\s\S]*?);$/gm)) found.types[name] = body;
  // A file names its type once more by its full name: export type { IJob as IIoK8sApiBatchV1Job, ... }
  for (const [, list] of text.matchAll(/^export type \{([^}]*)\};/gm)) {
    for (const pair of list.split(",")) {
      const [own, full] = pair.trim().split(" as ");
      if (full && found.types[own]) [found.types[full], found.parents[full]] = [found.types[own], found.parents[own]];
    }
  }
  files.set(file, found);
  return found;
}

/** Parses a type of TypeScript into a JSON Schema. */
function parse(text, file) {
  let at = 0;
  const skip = () => { while (/\s/.test(text[at] ?? "")) at++; };
  const take = (pattern) => {
    skip();
    const found = new RegExp(pattern.source, "y");
    found.lastIndex = at;
    const match = found.exec(text);
    if (match) at = found.lastIndex;
    return match;
  };
  const need = (pattern) => {
    const match = take(pattern);
    if (!match) throw new Error(`${file}: expected ${pattern} at ${text.slice(at, at + 60)}`);
    return match;
  };
  function union() {
    const parts = [];
    take(/\|/);
    do parts.push(single()); while (take(/\|/));
    const some = parts.filter((part) => part.type !== "null");
    if (some.length > 1 && some.every((part) => part.const !== undefined)) return { enum: some.map((part) => part.const) };
    return some.length === 1 ? some[0] : { anyOf: some };
  }
  function single() {
    let type = primary();
    while (take(/\[\]/)) type = { type: "array", items: type };
    return type;
  }
  function primary() {
    if (take(/\(/)) { const inner = union(); need(/\)/); return inner; }
    if (take(/Array\s*</)) { const items = union(); need(/>/); return { type: "array", items }; }
    if (take(/\{/)) return members();
    const literal = take(/"((?:[^"\\]|\\.)*)"/);
    if (literal) return { const: JSON.parse(literal[0]) };
    const name = need(/[\w.]+/)[0];
    if (name === "string" || name === "boolean" || name === "number" || name === "null") return { type: name };
    if (name === "true" || name === "false") return { const: name === "true" };
    if (/^\d/.test(name)) return { const: Number(name) };
    if (name === "any" || name === "unknown") return {};
    if (name === "object") return { type: "object" };
    return reference(name, file);
  }
  function members() {
    const schema = { type: "object", properties: {}, required: [], additionalProperties: false };
    while (!take(/\}/)) {
      if (take(/\[key:\s*string\]:/)) {
        schema.additionalProperties = union();
      } else {
        const [, quoted, plain, optional] = need(/(?:("(?:[^"\\]|\\.)*")|(\w+))(\?)?:/);
        const name = quoted ? JSON.parse(quoted) : plain;
        const start = union();
        if (!LEFT_OUT.has(name)) {
          schema.properties[name] = start;
          if (!optional) schema.required.push(name);
        }
      }
      take(/;/);
    }
    if (schema.required.length === 0) delete schema.required;
    if (Object.keys(schema.properties).length === 0) delete schema.properties;
    return schema;
  }
  const result = union();
  skip();
  if (at < text.length) throw new Error(`${file}: cannot read ${text.slice(at, at + 60)}`);
  return result;
}

function reference(name, file) {
  const own = read(file);
  const place = own.types[name] ? file : own.imports[name];
  if (!place || !existsSync(place)) throw new Error(`${file}: there is no type ${name}`);
  const key = name.replace(/^I(?=[A-Z])/, "");
  if (!(key in definitions)) {
    definitions[key] = true;
    definitions[key] = parse(read(place).types[name], place);
    // The members of the interfaces that it extends
    for (const parent of read(place).parents[name] ?? []) {
      const inherited = definitions[reference(parent, place).$ref.slice("#/$defs/".length)];
      definitions[key].properties = { ...inherited.properties, ...definitions[key].properties };
      const required = [...(inherited.required ?? []), ...(definitions[key].required ?? [])];
      if (required.length > 0) definitions[key].required = required;
    }
  }
  return { $ref: `#/$defs/${key}` };
}

const kinds = {};
for (const [kind, path] of Object.entries(KINDS)) {
  const file = `${join(packages, path)}.d.ts`;
  const name = path.split("/").at(-1);
  const full = Object.keys(read(file).types).find((type) => type.startsWith("II") || type.startsWith("ICom") || type.startsWith("IIo")) ?? `I${name}`;
  kinds[kind] = reference(full, file).$ref;
}
// Definitions that nothing names any more, because `status` is left out
const text = (value) => JSON.stringify(value);
for (let before = -1; before !== Object.keys(definitions).length; ) {
  before = Object.keys(definitions).length;
  const used = new Set([...text([kinds, definitions]).matchAll(/#\/\$defs\/(\w+)/g)].map(([, name]) => name));
  Object.keys(definitions).filter((name) => !used.has(name)).forEach((name) => delete definitions[name]);
}
const versions = Object.fromEntries(
  [...new Set(Object.values(KINDS).map((path) => path.split("/").slice(0, path.startsWith("@") ? 2 : 1).join("/")))].map((name) => [
    name, JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8")).version,
  ]),
);
const lines = Object.keys(definitions).sort().map((name) => `  ${text(name)}: ${text(definitions[name])}`);
const target = resolve(dirname(fileURLToPath(import.meta.url)), "../../src/test/resources/io/bedloe/deployment/kubernetes/schemas.json");
writeFileSync(target, `{"from": ${text(versions)},\n"kinds": ${JSON.stringify(kinds, null, 1)},\n"$defs": {\n${lines.join(",\n")}\n}}\n`);
console.log(`${lines.length} definitions`);
