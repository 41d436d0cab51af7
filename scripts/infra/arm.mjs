// Compares a template of Azure Resource Manager with the published schemas of its resource types, and follows its expressions.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SCHEMAS = join(dirname(fileURLToPath(import.meta.url)), "schemas/arm/resources.json");
/** What stands beside "properties", and what every resource can have. */
const BESIDE = ["location", "tags", "sku", "identity", "kind", "zones"];
const GENERAL = ["type", "apiVersion", "name", "condition", "dependsOn", "copy", "scope", "resourceGroup", "properties"];
const FUNCTIONS = new Set(
  ("and concat copyIndex createArray createObject empty environment extensionResourceId format guid if items json lambda lambdaVariables length listKeys " +
    "map mul not null parameters reference replace resourceGroup resourceId string subscription subscriptionResourceId substring toLower true union " +
    "uniqueString uriComponent utcNow variables").split(" "),
);
/** Parts of a resource that are a type of their own in expressions. */
const CHILDREN = new Set(["Microsoft.Network/virtualNetworks/subnets"]);

export function checkArmTemplate(template, faults) {
  const { resources: schemas } = JSON.parse(readFileSync(SCHEMAS, "utf8"));
  const types = new Set([...template.resources.map(({ type }) => type), ...CHILDREN]);
  const used = new Set();
  checkResources(template, schemas, faults);
  for (const [where, text] of expressions({ ...template, metadata: undefined }, "")) checkExpression(text, where, template, types, used, faults);
  for (const kind of ["parameters", "variables"]) {
    for (const name of Object.keys(template[kind])) if (!used.has(`${kind} ${name}`)) faults.push(`${kind}: ${name} is not used`);
  }
  for (const [name, { metadata }] of Object.entries(template.parameters)) {
    if (!/^[A-Z].*\.$/.test(metadata?.description ?? "")) faults.push(`the parameter ${name} has no description that is a sentence`);
  }
}

function checkResources(template, schemas, faults) {
  for (const resource of template.resources) {
    const where = `${resource.type} ${resource.name}`;
    const schema = schemas[resource.type];
    if (!schema) {
      faults.push(`${where}: there is no resource type ${resource.type}`);
      continue;
    }
    if (resource.apiVersion !== schema.version) faults.push(`${where}: the schema is that of ${schema.version}, not of ${resource.apiVersion}`);
    for (const key of Object.keys(resource)) if (![...GENERAL, ...BESIDE].includes(key)) faults.push(`${where}: a resource has no ${key}`);
    const beside = Object.fromEntries(BESIDE.filter((key) => key in resource).map((key) => [key, resource[key]]));
    const nested = "properties" in schema.properties;
    const value = nested ? { ...beside, properties: resource.properties } : { ...beside, ...resource.properties };
    const ofAddress = (name) => /Name$/.test(name) || ["scope", "recordType"].includes(name);
    checkObject(value, schema.properties, where, faults, ofAddress);
    if (resource.type === "Microsoft.Resources/deployments") checkInner(resource.properties, where, schemas, faults);
  }
}

/** A template within the template has parameters of its own. */
function checkInner({ parameters, template }, where, schemas, faults) {
  for (const name of Object.keys(template.parameters)) if (!parameters[name]) faults.push(`${where}: the inner parameter ${name} has no value`);
  for (const name of Object.keys(parameters)) if (!template.parameters[name]) faults.push(`${where}: there is no inner parameter ${name}`);
  const inner = [];
  checkResources(template, schemas, inner);
  const used = new Set();
  for (const [at, text] of expressions(template.resources, "")) checkExpression(text, at, { ...template, variables: {} }, new Set(), used, inner);
  faults.push(...inner.map((fault) => `${where}: ${fault}`));
}

function isExpression(value) {
  return typeof value === "string" && value.startsWith("[") && !value.startsWith("[[") && value.endsWith("]");
}

/** Names are compared as Azure does, without regard to case; the declarations have dissolved an inner "properties". */
function checkObject(value, fields, where, faults, leaveOut = () => false) {
  const known = new Map(Object.entries(fields).map(([name, field]) => [name.toLowerCase(), field]));
  const given = known.has("properties") || !value.properties ? value : { ...value, ...value.properties, properties: undefined };
  const there = new Set();
  for (const [name, inner] of Object.entries(given)) {
    if (inner === undefined) continue;
    there.add(name.toLowerCase());
    const field = known.get(name.toLowerCase());
    if (!field) faults.push(`${where}: there is no property ${name}`);
    else checkType(inner, field.type, `${where}.${name}`, faults);
  }
  for (const [name, { required }] of Object.entries(fields)) {
    if (required && !leaveOut(name) && !there.has(name.toLowerCase())) faults.push(`${where}: the property ${name} is required`);
  }
}

function checkType(value, type, where, faults) {
  if (isExpression(value) || type === "json" || type === "map") return;
  if (Array.isArray(type)) {
    // Identities are a list in the declarations and an object in templates.
    if (Array.isArray(value)) value.forEach((one) => checkType(one, type[0], where, faults));
    else if (!where.endsWith("userAssignedIdentities")) faults.push(`${where}: the value is no list`);
  } else if (type.fields) {
    if (!value || typeof value !== "object" || Array.isArray(value)) faults.push(`${where}: the value is no object`);
    else checkObject(value, type.fields, where, faults);
  } else if (type.values) {
    if (type.values.length > 0 && !type.values.includes(value)) faults.push(`${where}: ${value} is none of ${type.values.join(", ")}`);
  } else if (typeof value !== type) faults.push(`${where}: the value is no ${type}`);
}

/** All expressions below a value, but those of an inner template: [[path, text]]. */
function* expressions(value, path) {
  if (isExpression(value)) yield [path, value];
  if (!value || typeof value !== "object") return;
  for (const [key, inner] of Object.entries(value)) {
    if (isExpression(key)) yield [path, key];
    const isInner = key === "template" && inner?.$schema;
    if (!isInner) yield* expressions(inner, `${path}.${inner?.name ?? key}`);
  }
}

function checkExpression(text, where, template, types, used, faults) {
  const texts = [];
  const code = text.slice(1, -1).replace(/'((?:[^']|'')*)'/g, (_, inner) => `'${texts.push(inner) - 1}'`);
  let depth = 0;
  for (const sign of code) {
    depth += "([".includes(sign) ? 1 : ")]".includes(sign) ? -1 : 0;
    if (depth < 0) break;
  }
  if (depth !== 0 || code.split("'").length % 2 === 0) faults.push(`${where}: brackets or quotes do not match in ${text}`);
  for (const [, name] of code.matchAll(/([A-Za-z]\w*)\s*\(/g)) if (!FUNCTIONS.has(name)) faults.push(`${where}: there is no function ${name}`);
  for (const [, kind, index] of code.matchAll(/\b(parameters|variables)\('(\d+)'\)/g)) {
    used.add(`${kind} ${texts[index]}`);
    if (!(texts[index] in template[kind])) faults.push(`${where}: ${kind}('${texts[index]}'): no such name`);
  }
  const lambdas = new Set([...code.matchAll(/\blambda\('(\d+)'/g)].map(([, index]) => texts[index]));
  for (const [, index] of code.matchAll(/\blambdaVariables\('(\d+)'\)/g)) {
    if (!lambdas.has(texts[index])) faults.push(`${where}: lambdaVariables('${texts[index]}'): no such name`);
  }
  for (const [, index] of code.matchAll(/\bresourceId\('(\d+)'/g)) {
    if (!types.has(texts[index])) faults.push(`${where}: resourceId('${texts[index]}'): the template has no such resource`);
  }
}
